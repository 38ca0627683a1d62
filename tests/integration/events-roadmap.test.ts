import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { addDays, todayIn, weekdayOf } from "@/lib/domain/calendar/dates";
import type { Minutes } from "@/lib/domain/events/minutes";
import type { VersionsView } from "@/lib/domain/roadmap/view";
import { type Tx, db } from "@/lib/server/db";
import { createEpic, deleteEpic, editEpic, judgeFeasibility, restoreEpic } from "@/lib/server/backlog/commands";
import { setCalendar } from "@/lib/server/calendar/commands";
import { objectivesAheadJson } from "@/lib/server/events/claim-queries";
import { closeEvent } from "@/lib/server/events/close-commands";
import { sayNone } from "@/lib/server/events/note-commands";
import { addObjective } from "@/lib/server/events/objective-commands";
import { roadmapOutputs } from "@/lib/server/events/outputs/roadmap";
import { setCapacity } from "@/lib/server/roadmap/commands";
import { versionsViewJson } from "@/lib/server/roadmap/queries";
import { deleteVersion, saveVersion } from "@/lib/server/roadmap/version-commands";
import { granted, refused } from "../answers";
import { makeEvent } from "../event-rows";
import { actorIn, makeFlowTeam } from "../factories";

let flowTeamId: string;
let scrumTeamId: string;
let csm: Actor;
let cpo: Actor;
let epicId: string;

beforeAll(async () => {
  const { flowTeam, teams } = await makeFlowTeam();
  flowTeamId = flowTeam.id;
  scrumTeamId = teams[0]?.id ?? "";
  csm = await actorIn(flowTeamId, "csm");
  cpo = await actorIn(flowTeamId, "cpo");
  const today = todayIn(flowTeam.timeZone, new Date());
  const startsOn = addDays(today, 8 - weekdayOf(today));
  granted(await setCalendar.run(csm, { flowTeamId, startsOn, sprintWeeks: 2, milestoneSprints: 4 }));
  epicId = granted(await createEpic.run(cpo, { flowTeamId, title: "Night berths", effort: 8 })).id;
});

async function refine(sprintNumber: number) {
  const { id, key } = await makeEvent({ flowTeamId, kind: "roadmap_refinement", sprintNumber });
  return { id, room: { flowTeamId, key } };
}
const versions = () => db().roadmapVersion.findMany({ where: { flowTeamId }, orderBy: { createdAt: "asc" } });
const minutesOf = async (id: string) => (await db().flowSprintEvent.findUniqueOrThrow({ where: { id } })).minutesText;

describe("the close of a Roadmap Refinement", () => {
  it("keeps the roadmap as a version, whoever leads it", async () => {
    const { room, id } = await refine(1);
    granted(await closeEvent.run(csm, room));
    expect((await versions()).map(({ name }) => name)).toEqual(["Roadmap Refinement, S1"]);
    expect(await minutesOf(id)).toContain("the first one");
  });

  it("isn't there before the room is open", async () => {
    const event = await makeEvent({ flowTeamId, kind: "roadmap_refinement", sprintNumber: 5, state: "scheduled" });
    const facts = () => roadmapOutputs.load(db() as unknown as Tx, { ...event, slug: "here" });
    granted(await editEpic.run(cpo, { flowTeamId, epicId, edits: { effort: { seen: 8, to: 9 } } }));
    expect((await facts()).version).toMatchObject({ met: 0, of: 1 });
    await makeEvent({ flowTeamId, kind: "roadmap_refinement", sprintNumber: 5 });
    expect((await facts()).version).toMatchObject({ met: 1, of: 1 });
    granted(await editEpic.run(cpo, { flowTeamId, epicId, edits: { effort: { seen: 9, to: 8 } } }));
  });

  it("asks for a word where nothing changed, and makes no version of it", async () => {
    const { room } = await refine(2);
    expect(refused(await closeEvent.run(cpo, room)).rule).toBe("EVT-2");
    granted(await sayNone.run(cpo, { ...room, output: "version", isNone: true }));
    granted(await closeEvent.run(cpo, room));
    expect(await versions()).toHaveLength(1);
  });

  it("has in its minutes what was weighed and changed in it, and apart what was changed since the last version before", async () => {
    const to = <T>(seen: unknown, value: T) => ({ seen, to: value });
    const mast = { flowTeamId, title: "A second mast", leadTeamId: scrumTeamId, firstSprint: 5, lastSprint: 5 };
    const { id: before } = granted(await createEpic.run(cpo, mast));
    granted(await editEpic.run(cpo, { flowTeamId, epicId, edits: { title: to("Night berths", "Berths by night") } }));
    const { room, id } = await refine(3);
    granted(await setCapacity.run(csm, { flowTeamId, scrumTeamId, sprint: 5, seen: null, points: 21 }));
    granted(await deleteEpic.run(cpo, { flowTeamId, epicId }));
    granted(await restoreEpic.run(cpo, { flowTeamId, epicId }));
    const spans = { firstSprint: to(null, 5), lastSprint: to(null, 6) };
    const weighed = { value: to(null, 13), riskNote: to("", "Fog"), timeCriticality: to(null, 8) };
    granted(await editEpic.run(cpo, { flowTeamId, epicId, edits: { ...spans, ...weighed } }));
    granted(await editEpic.run(cpo, { flowTeamId, epicId: before, edits: { effort: to(null, 3) } }));
    granted(await createEpic.run(cpo, { flowTeamId, title: "A pilot by noon", value: 5 }));
    const architect = await actorIn(flowTeamId, "architect");
    const judged = { verdict: "feasible_with_conditions", note: "A second pier\nis open" } as const;
    granted(await judgeFeasibility.run(architect, { flowTeamId, epicId, seen: null, ...judged }));
    granted(await closeEvent.run(cpo, room));
    const [, made] = await versions();
    expect(made).toMatchObject({ name: "Roadmap Refinement, S3", createdById: cpo.personId });
    const minutes = await minutesOf(id);
    const { sections } = (await db().flowSprintEvent.findUniqueOrThrow({ where: { id } })).minutesDocument as Minutes;
    const [first, second, third] = await db().epic.findMany({ where: { flowTeamId }, orderBy: { number: "asc" } });
    const said = (title: string) => sections.find((section) => section.title === title)?.lines;
    expect(said("Weighed")).toEqual([
      `E-${first?.number} Berths by night: value nothing → 13; time criticality nothing → 8; risk note written`,
      `E-${second?.number} A second mast: effort nothing → 3`,
      `E-${third?.number} A pilot by noon: value nothing → 5`,
    ]);
    expect(said("Changed on the roadmap")).toEqual([
      expect.stringContaining("Berths by night: off the roadmap → S5 to S6"),
      expect.stringContaining("A pilot by noon: new"),
    ]);
    expect(said("Changed before this event, since “Roadmap Refinement, S1”")).toEqual([
      expect.stringContaining("title Night berths → Berths by night"),
      expect.stringContaining("A second mast: new"),
    ]);
    expect(said("Milestones since “Roadmap Refinement, S1”")).toEqual([
      "Milestone 2: 0 Epics → 2 Epics; 0 of 0 points → 3 of 21 points",
    ]);
    const verdict = `Berths by night: Feasible with conditions (A second pier is open), by ${architect.name}`;
    expect(minutes).toContain(verdict);
  });

  it("makes a version that stays: its minutes open it, and only those saved by hand are removed", async () => {
    const [first, made] = await versions();
    const byHand = granted(await saveVersion.run(cpo, { flowTeamId, name: "By hand" }));
    const refusal = refused(await deleteVersion.run(cpo, { flowTeamId, versionId: made?.id ?? "" }));
    expect(refusal.message).toContain("“Roadmap Refinement, S3” was made by the close of Product Roadmap Refinement");
    const listed = JSON.parse(await versionsViewJson(flowTeamId)) as VersionsView;
    expect(listed.versions.map(({ madeBy }) => madeBy?.sprintNumber ?? null)).toEqual([null, 3, 1]);
    granted(await deleteVersion.run(cpo, { flowTeamId, versionId: byHand.id }));
    const event = await db().flowSprintEvent.findFirstOrThrow({ where: { closedAt: made?.createdAt ?? new Date(0) } });
    const { sections } = event.minutesDocument as Minutes;
    const paths = sections.flatMap(({ link }) => (link ? [link.path] : []));
    expect(paths).toEqual([`versions?from=${first?.id}&to=${made?.id}`]);
  });
});

describe("a Roadmap Refinement that moves Epics", () => {
  it("reads the objectives ahead, with the Epics that serve them", async () => {
    const objective = { flowTeamId, sprintNumber: 4, text: "Berth by night", epicIds: [epicId] };
    granted(await addObjective.run(cpo, objective));
    expect(JSON.parse(await objectivesAheadJson(flowTeamId))).toEqual([
      { sprintNumber: 4, text: "Berth by night", epicIds: [epicId] },
    ]);
  });
});
