import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access";
import type { CloseChoices } from "@/lib/domain/calendar/sprint-life-schema";
import type { SprintView } from "@/lib/domain/calendar/sprint-life";
import type { Answer } from "@/lib/domain/result";
import { deleteStories, editStories } from "@/lib/server/backlog/story-commands";
import { turnStoryIntoEpic } from "@/lib/server/backlog/story-growth-commands";
import { moveCard } from "@/lib/server/backlog/story-move-command";
import { splitStory } from "@/lib/server/backlog/story-split-commands";
import { commitStories, takeStoriesOut } from "@/lib/server/backlog/story-sprint-commands";
import { closeSprint } from "@/lib/server/calendar/sprint-life-close";
import { sprintView } from "@/lib/server/calendar/sprint-life-views";
import { db } from "@/lib/server/db";
import { leftBehindView } from "@/lib/server/flow-teams/queries";
import { retireScrumTeam } from "@/lib/server/flow-teams/team-commands";
import { undo } from "@/lib/server/undo";
import { actorIn, makeStory, makeTeam } from "@/tests/factories";
import { makeSprints, startGated } from "@/tests/sprint-rows";

let flowTeamId: string;
/** The team that retires, and one that stays. */
let teamId: string;
let otherTeamId: string;
let csm: Actor;
let cpo: Actor;
let otherPo: Actor;

beforeEach(async () => {
  ({ flowTeamId, teamId, otherTeamId, csm } = await makeSprints());
  // A fourth, so that one may go (TEAM-1).
  await db().$transaction((tx) => makeTeam({ flowTeamId, isStaffed: true }, tx));
  cpo = await actorIn(flowTeamId, "cpo");
  otherPo = await actorIn(flowTeamId, "po", otherTeamId);
});

const worth = <T>(answer: Answer<T>): T => {
  if (!answer.ok) throw new Error(answer.refusal.message);
  return answer.value;
};
const refusalOf = (answer: Answer<unknown>) => (answer.ok ? null : answer.refusal);
const retire = async () =>
  worth(await retireScrumTeam.run(csm, { flowTeamId, scrumTeamId: teamId, developersTo: null }));
const storyOf = (id: string) => db().story.findUniqueOrThrow({ where: { id } });
const make = (draft: object = {}) => makeStory({ flowTeamId, teamId, estimate: 5, criteria: 1, ...draft });
const staysOf = (storyId: string) =>
  db().sprintEntry.findMany({ where: { storyId }, orderBy: { sprintNumber: "asc" } });
const edit = (actor: Actor, storyId: string, edits: object, reason = "") =>
  editStories.run(actor, { flowTeamId, stories: [{ storyId, edits }], reason });
const take = (actor: Actor, storyId: string, to: string | null, reason = "") =>
  edit(actor, storyId, { teamId: { seen: teamId, to } }, reason);
const close = (choices: CloseChoices) => closeSprint.run(csm, { flowTeamId, sprintNumber: 1, choices });

describe("the Stories of a Scrum Team that retires", () => {
  test("are kept by the CPO as what no team has taken, and by nobody else", async () => {
    const [worded, split, grown, removed] = [await make(), await make(), await make(), await make()];
    const rename = (actor: Actor) => edit(actor, worded.id, { title: { seen: worded.title, to: "Moor" } });
    expect(refusalOf(await rename(cpo))).toMatchObject({ code: "forbidden" });
    await retire();
    expect(refusalOf(await rename(otherPo))).toMatchObject({
      code: "forbidden",
      wayOut: "Ask the CPO, or the PO whose team leads its Epic.",
    });
    worth(await rename(cpo));
    const parts = [{ title: "Part", estimate: 2, criterionIds: [], taskIds: [] }];
    expect(refusalOf(await splitStory.run(otherPo, { flowTeamId, storyId: split.id, parts }))).toMatchObject({
      code: "forbidden",
      wayOut: "Ask the CPO.",
    });
    worth(await splitStory.run(cpo, { flowTeamId, storyId: split.id, parts }));
    const epic = worth(await turnStoryIntoEpic.run(cpo, { flowTeamId, storyId: grown.id }));
    expect((await db().epic.findUniqueOrThrow({ where: { id: epic.id } })).leadTeamId).toBeNull();
    worth(await deleteStories.run(cpo, { flowTeamId, storyIds: [removed.id] }));
    expect(await storyOf(worded.id)).toMatchObject({ title: "Moor", teamId });
  });

  test("are taken by a PO into their team, and come back as taken by none", async () => {
    const story = await make();
    await retire();
    expect(refusalOf(await take(cpo, story.id, otherTeamId))).toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("comes into the Team Backlog"),
    });
    const taken = await take(otherPo, story.id, otherTeamId);
    expect(taken.ok && taken.undoable).toBe(true);
    expect(await storyOf(story.id)).toMatchObject({ teamId: otherTeamId, teamRank: expect.any(String) });
    worth(await undo.run(otherPo, { commandId: taken.ok ? taken.commandId : "" }));
    expect(await storyOf(story.id)).toMatchObject({ teamId: null, teamRank: null });
  });

  test("are on no board and in no plan of its own, and the way out is said", async () => {
    const story = await make();
    const [column] = await db().boardColumn.findMany({ where: { teamId }, orderBy: { position: "asc" } });
    await retire();
    const columnId = column?.id ?? "";
    const moved = await moveCard.run(otherPo, { flowTeamId, storyId: story.id, seenColumnId: columnId, columnId });
    const committed = await commitStories.run(csm, { flowTeamId, sprintNumber: 1, storyIds: [story.id] });
    for (const refusal of [refusalOf(moved), refusalOf(committed)]) {
      expect(refusal).toMatchObject({
        message: expect.stringContaining("retired"),
        wayOut: "Let a PO take it into their Team Backlog first.",
      });
    }
  });

  test("leave the Sprint Backlogs to come, and stay planned for them", async () => {
    const story = await make({ sprintNumber: 1, isCommitted: true });
    await retire();
    expect(await staysOf(story.id)).toEqual([]);
    expect(await storyOf(story.id)).toMatchObject({ teamId, sprintNumber: 1 });
    const told = await db().auditEntry.findFirst({ where: { itemId: story.id } });
    expect(told).toMatchObject({ before: { committedSprint: 1 }, after: { committedSprint: null } });
  });

  test("are counted before it is retired", async () => {
    const count = async () => JSON.parse((await leftBehindView(teamId).load(flowTeamId)) ?? "") as object;
    await make({ sprintNumber: 1, isCommitted: true });
    await make({ sprintNumber: 2, isCommitted: true });
    await make({ status: "done" });
    await make({ deletedAt: new Date() });
    await make({ teamId: otherTeamId });
    expect(await count()).toEqual({ stories: 2, running: 0 });
    worth(await startGated(csm, flowTeamId));
    expect(await count()).toEqual({ stories: 2, running: 1 });
  });
});

describe("the Stories of a retired team in the running Flow Sprint", () => {
  test("stay until the close, return there, and are then taken", async () => {
    const [left, done, own] = [
      await make({ sprintNumber: 1, isCommitted: true, status: "in_progress" }),
      await make({ sprintNumber: 1, isCommitted: true, status: "done" }),
      await make({ sprintNumber: 1, isCommitted: true, teamId: otherTeamId, status: "in_progress" }),
    ];
    worth(await startGated(csm, flowTeamId));
    await retire();
    expect(await staysOf(left.id)).toMatchObject([{ teamId, sprintNumber: 1, leftAt: null }]);
    const view = JSON.parse((await sprintView(1).load(flowTeamId)) ?? "") as SprintView;
    expect(view.teams.find(({ id }) => id === teamId)).toMatchObject({ isRetired: true });
    expect(view.teams.find(({ id }) => id === otherTeamId)).toMatchObject({ isRetired: false });

    const carried = { storyId: own.id, choice: "carry" as const };
    const refused = refusalOf(await close([carried, { storyId: left.id, choice: "carry" }]));
    expect(refused).toMatchObject({
      code: "rule",
      message: `S-${left.number} can't be carried over: its Scrum Team is retired and has no next Sprint Backlog.`,
      fields: { [left.id]: "Return it." },
      wayOut: expect.stringContaining("PO of another Scrum Team takes it"),
    });
    worth(await close([carried, { storyId: left.id, choice: "return" }]));
    expect((await staysOf(left.id)).map(({ sprintNumber, outcome }) => [sprintNumber, outcome])).toEqual([
      [1, "returned"],
    ]);
    expect((await staysOf(done.id)).map(({ outcome }) => outcome)).toEqual(["done"]);
    expect((await staysOf(own.id)).map(({ sprintNumber }) => sprintNumber)).toEqual([1, 2]);
    expect(await storyOf(left.id)).toMatchObject({ teamId, sprintNumber: null });
    worth(await take(otherPo, left.id, otherTeamId));
    worth(await commitStories.run(otherPo, { flowTeamId, sprintNumber: 2, storyIds: [left.id] }));
  });

  test("are taken meanwhile with a reason, as any change of scope", async () => {
    const story = await make({ sprintNumber: 1, isCommitted: true });
    worth(await startGated(csm, flowTeamId));
    await retire();
    const out = await takeStoriesOut.run(otherPo, {
      flowTeamId,
      sprintNumber: 1,
      storyIds: [story.id],
      reason: "Gone",
    });
    expect(refusalOf(out)).toMatchObject({ message: expect.stringContaining("retired") });
    expect(refusalOf(await take(otherPo, story.id, otherTeamId))?.fields).toMatchObject({ reason: expect.any(String) });
    worth(await take(otherPo, story.id, otherTeamId, "We go on with it"));
    expect(await staysOf(story.id)).toMatchObject([{ outcome: "removed", leaveReason: "We go on with it" }]);
  });
});
