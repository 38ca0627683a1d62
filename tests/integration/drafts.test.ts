import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { addDays, todayIn, weekdayOf } from "@/lib/domain/calendar/dates";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { createEpic, editEpic } from "@/lib/server/backlog/commands";
import { setCalendar } from "@/lib/server/calendar/commands";
import { db } from "@/lib/server/db";
import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { searchFlowTeam } from "@/lib/server/flow-teams/search-queries";
import { historyView } from "@/lib/server/history-queries";
import {
  applyDraft,
  dropDraft,
  forgetInDraft,
  moveInDraft,
  openDraft,
  reopenDraft,
} from "@/lib/server/roadmap/draft-commands";
import { listDrafts } from "@/lib/server/roadmap/draft-queries";
import { goalsView, roadmapView, sharedRoadmapView, versionsView } from "@/lib/server/roadmap/views";
import { granted, refused } from "../answers";
import { actorIn, makeFlowTeam } from "../factories";

let flowTeamId: string;
let slug: string;
let teamIds: string[];
let cpo: Actor;

beforeAll(async () => {
  const { flowTeam, teams } = await makeFlowTeam();
  ({ id: flowTeamId, slug } = flowTeam);
  teamIds = teams.map((team) => team.id);
  cpo = await actorIn(flowTeamId, "cpo");
  const today = todayIn(flowTeam.timeZone, new Date());
  const startsOn = addDays(today, 8 - weekdayOf(today));
  const calendar = { flowTeamId, startsOn, sprintWeeks: 2, milestoneSprints: 4 };
  granted(await setCalendar.run(await actorIn(flowTeamId, "csm"), calendar));
});

const newEpic = async (title: string) =>
  granted(
    await createEpic.run(cpo, { flowTeamId, title, leadTeamId: teamIds[0] ?? "", firstSprint: 1, lastSprint: 2 }),
  );
const open = async (name: string) => granted(await openDraft.run(cpo, { flowTeamId, name })).id;
const to = (epicId: string, firstSprint: number, lastSprint = firstSprint, team = 0) => ({
  epicId,
  leadTeamId: teamIds[team] ?? null,
  firstSprint,
  lastSprint,
});
const place = async (id: string) => {
  const { leadTeamId, firstSprint, lastSprint } = await db().epic.findUniqueOrThrow({ where: { id } });
  return [teamIds.indexOf(leadTeamId ?? ""), firstSprint, lastSprint];
};

describe("a what-if is private", () => {
  it("leaves no trace in what anybody else can read or hear: views, history, search, revisions", async () => {
    const { id: epicId } = await newEpic("Moved in secret");
    const revisions = () => db().revision.findMany({ where: { flowTeamId }, orderBy: { context: "asc" } });
    const before = await revisions();
    const entries = await db().auditEntry.count({ where: { flowTeamId } });
    const draftId = await open("Codename Kraken");
    granted(await moveInDraft.run(cpo, { flowTeamId, draftId, moves: [to(epicId, 7, 8, 1)] }));

    // No hint reached anybody, and nothing is in any history.
    expect(await revisions()).toEqual(before);
    expect(await db().auditEntry.count({ where: { flowTeamId } })).toBe(entries);
    const views = [
      roadmapView,
      goalsView,
      versionsView,
      sharedRoadmapView,
      historyView({ itemId: epicId, before: null }),
    ];
    for (const view of views) {
      const text = await view.load(flowTeamId);
      expect(text).not.toContain("Kraken");
      expect(text).not.toContain(draftId);
    }
    const view = JSON.parse((await roadmapView.load(flowTeamId)) ?? "") as RoadmapView;
    expect(view.epics.find(({ id }) => id === epicId)).toMatchObject({ firstSprint: 1, lastSprint: 2 });

    for (const role of ["csm", "architect", "po", "sm", "developer", "stakeholder"] as const) {
      const other = await actorIn(flowTeamId, role);
      expect(await listDrafts(flowTeamId, other.personId)).toEqual([]);
      const opened = await openFlowTeam(other, slug);
      if (!opened) throw new Error("Who is in the Flow Team opens it.");
      expect((await searchFlowTeam(other, opened, "Kraken")).matches).toEqual([]);
    }
  });

  it("doesn't exist for the CPO when it's another person's, whichever command is tried", async () => {
    const { id: epicId } = await newEpic("Of the former CPO");
    const former = await actorIn(flowTeamId, "csm");
    const { id: draftId } = await db().roadmapDraft.create({
      data: { flowTeamId, ownerId: former.personId, name: "Theirs" },
    });
    const input = { flowTeamId, draftId };
    for (const answer of [
      await moveInDraft.run(cpo, { ...input, moves: [to(epicId, 5)] }),
      await forgetInDraft.run(cpo, { ...input, epicIds: [epicId] }),
      await applyDraft.run(cpo, input),
      await dropDraft.run(cpo, input),
      await reopenDraft.run(cpo, input),
    ]) {
      expect(refused(answer).code).toBe("not_found");
    }
    expect((await listDrafts(flowTeamId, cpo.personId)).map(({ id }) => id)).not.toContain(draftId);
  });
});

describe("applying a what-if", () => {
  it("merges with what others changed in other fields, without asking", async () => {
    const { id: epicId } = await newEpic("Both at once");
    const draftId = await open("Later");
    granted(await moveInDraft.run(cpo, { flowTeamId, draftId, moves: [to(epicId, 5, 6)] }));
    const edits = { leadTeamId: { seen: teamIds[0], to: teamIds[2] ?? "" } };
    granted(await editEpic.run(cpo, { flowTeamId, epicId, edits }));
    expect(granted(await applyDraft.run(cpo, { flowTeamId, draftId })).changed).toBe(1);
    expect(await place(epicId)).toEqual([2, 5, 6]);
  });

  it("takes mine for one Epic and theirs for the other, as chosen one by one", async () => {
    const [mine, theirs] = [await newEpic("Mine holds"), await newEpic("Theirs holds")];
    const draftId = await open("Crossed twice");
    granted(await moveInDraft.run(cpo, { flowTeamId, draftId, moves: [to(mine.id, 5), to(theirs.id, 5)] }));
    const edits = { firstSprint: { seen: 1, to: 3 }, lastSprint: { seen: 2, to: 3 } };
    for (const { id } of [mine, theirs]) granted(await editEpic.run(cpo, { flowTeamId, epicId: id, edits }));
    // One answered, one not: nothing is applied.
    const half = refused(await applyDraft.run(cpo, { flowTeamId, draftId, choices: { [mine.id]: "mine" } }));
    expect(half.conflicts?.map(({ field }) => field)).toEqual([`${theirs.id}.firstSprint`, `${theirs.id}.lastSprint`]);
    expect(await place(mine.id)).toEqual([0, 3, 3]);
    const choices = { [mine.id]: "mine", [theirs.id]: "theirs" } as const;
    expect(granted(await applyDraft.run(cpo, { flowTeamId, draftId, choices })).changed).toBe(1);
    expect([await place(mine.id), await place(theirs.id)]).toEqual([
      [0, 5, 5],
      [0, 3, 3],
    ]);
  });
});

it("a dropped what-if is opened again with the moves it had", async () => {
  const { id: epicId } = await newEpic("Dropped and back");
  const draftId = await open("Dropped");
  granted(await moveInDraft.run(cpo, { flowTeamId, draftId, moves: [to(epicId, 4)] }));
  granted(await dropDraft.run(cpo, { flowTeamId, draftId }));
  expect(refused(await moveInDraft.run(cpo, { flowTeamId, draftId, moves: [to(epicId, 5)] })).code).toBe("not_found");
  granted(await reopenDraft.run(cpo, { flowTeamId, draftId }));
  const drafts = await listDrafts(flowTeamId, cpo.personId);
  expect(drafts.find(({ id }) => id === draftId)?.moves).toMatchObject([{ epicId, to: { firstSprint: 4 } }]);
  // A move back to where the Epic stands leaves no trace.
  granted(await moveInDraft.run(cpo, { flowTeamId, draftId, moves: [to(epicId, 1, 2)] }));
  expect((await listDrafts(flowTeamId, cpo.personId)).find(({ id }) => id === draftId)?.moves).toEqual([]);
});
