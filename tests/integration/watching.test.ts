import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access";
import type { SpokenItem } from "@/lib/domain/conversations/schema";
import type { Answer } from "@/lib/domain/result";
import { deleteEpic, editEpics, restoreEpic } from "@/lib/server/backlog/commands";
import { splitEpic } from "@/lib/server/backlog/epic-split-commands";
import { blockStory, deleteStories, restoreStories, unblockStory } from "@/lib/server/backlog/story-commands";
import {
  addCriterion,
  editCriterion,
  removeCriterion,
  restoreCriterion,
  setCriterionState,
} from "@/lib/server/backlog/story-criterion-commands";
import { turnStoryIntoEpic } from "@/lib/server/backlog/story-growth-commands";
import { splitStory } from "@/lib/server/backlog/story-split-commands";
import { commitStories, takeStoriesOut } from "@/lib/server/backlog/story-sprint-commands";
import { addTask } from "@/lib/server/backlog/story-task-commands";
import { closeSprint } from "@/lib/server/calendar/sprint-life-close";
import { watchItem } from "@/lib/server/conversations/watch-commands";
import { db } from "@/lib/server/db";
import { editDependency, restoreDependency, withdrawDependency } from "@/lib/server/dependencies/commands";
import { stepDependency } from "@/lib/server/dependencies/step-commands";
import { undo } from "@/lib/server/undo";
import { granted } from "../answers";
import { makeEpic } from "../epic-rows";
import { actorIn, makeDependency, makeStory } from "../factories";
import { makeSprints, startGated } from "../sprint-rows";
import { newsOf, readAll, toldOf as readTold } from "../told";

let flowTeamId = "";
let teamId = "";
let otherTeamId = "";
let csm: Actor;
let cpo: Actor;
let po: Actor;
let developer: Actor;
let otherPo: Actor;

beforeAll(async () => {
  ({ flowTeamId, teamId, otherTeamId, csm, po, developer } = await makeSprints());
  cpo = await actorIn(flowTeamId, "cpo");
  otherPo = await actorIn(flowTeamId, "po", otherTeamId);
});

const watch = async (actor: Actor, item: SpokenItem) => void granted(await watchItem.run(actor, { flowTeamId, item }));
const storyOf = (draft: Partial<Parameters<typeof makeStory>[0]> = {}) =>
  makeStory({ flowTeamId, teamId, estimate: 3, criteria: 1, ...draft });

const toldOf = (actor: Actor, itemId: string) => readTold(flowTeamId, actor, itemId);

/** Takes back what an answer did. */
const takeBack = async (actor: Actor, answer: Answer<unknown> | null) =>
  undo.run(actor, { commandId: answer?.ok ? answer.commandId : "" });

const criterionOf = async (storyId: string) => db().acceptanceCriterion.findFirstOrThrow({ where: { storyId } });
const splitOff = (storyId: string) =>
  splitStory.run(po, { flowTeamId, storyId, parts: [{ title: "A part", estimate: 1 }] });

/** What somebody does to an item, and who watches it is told. */
type Act = {
  what: string;
  /** What was done to it until then. */
  before?(id: string): Promise<Answer<unknown>>;
  act(id: string, before: Answer<unknown> | null): Promise<Answer<unknown>>;
  text: RegExp;
};

/** Has the CSM and the one who acts watch the item, and looks who is told of the act alone. */
async function actOn(actor: Actor, item: SpokenItem, { before, act, text }: Act): Promise<void> {
  for (const one of [csm, actor]) await watch(one, item);
  const former = before ? await before(item.id) : null;
  if (former) granted(former);
  await readAll();
  granted(await act(item.id, former));
  expect(await toldOf(csm, item.id)).toEqual([["watched", expect.stringMatching(text), 1]]);
  expect(await toldOf(actor, item.id)).toEqual([]);
}

const storyIn = (storyId: string) => ({ flowTeamId, sprintNumber: 3, storyIds: [storyId] });

const storyActs: Act[] = [
  {
    what: "blocked",
    act: (storyId) => blockStory.run(po, { flowTeamId, storyId, reason: "**Fog**" }),
    text: /^says what blocks it: Fog$/,
  },
  {
    what: "unblocked",
    before: (storyId) => blockStory.run(po, { flowTeamId, storyId, reason: "Fog" }),
    act: (storyId) => unblockStory.run(po, { flowTeamId, storyId }),
    text: /^says nothing blocks it any more$/,
  },
  {
    what: "taken into a Sprint Backlog",
    act: (storyId) => commitStories.run(po, storyIn(storyId)),
    text: /^took it into the Sprint Backlog of S3$/,
  },
  {
    what: "taken out of a Sprint Backlog",
    before: (storyId) => commitStories.run(po, storyIn(storyId)),
    act: (storyId) => takeStoriesOut.run(po, storyIn(storyId)),
    text: /^took it out of the Sprint Backlog of S3$/,
  },
  { what: "split", act: (storyId) => splitOff(storyId), text: /^split S-\d+ off it$/ },
  {
    what: "put together again",
    before: (storyId) => splitOff(storyId),
    act: (_, before) => takeBack(po, before),
    text: /^took its split back$/,
  },
  {
    what: "split again",
    before: async (storyId) => takeBack(po, await splitOff(storyId)),
    act: (_, before) => takeBack(po, before),
    text: /^split S-\d+ off it$/,
  },
  {
    what: "turned back from an Epic",
    before: (storyId) => turnStoryIntoEpic.run(po, { flowTeamId, storyId }),
    act: (_, before) => takeBack(po, before),
    text: /^made it a Story again$/,
  },
  {
    what: "removed",
    act: (storyId) => deleteStories.run(po, { flowTeamId, storyIds: [storyId] }),
    text: /^removed it$/,
  },
  {
    what: "brought back",
    before: (storyId) => deleteStories.run(po, { flowTeamId, storyIds: [storyId] }),
    act: (storyId) => restoreStories.run(po, { flowTeamId, storyIds: [storyId] }),
    text: /^brought it back$/,
  },
  {
    what: "given a criterion",
    act: (storyId) => addCriterion.run(po, { flowTeamId, storyId, text: "It floats" }),
    text: /^added a criterion: It floats$/,
  },
  {
    what: "with a criterion worded anew",
    act: async (storyId) => {
      const { id: criterionId, text } = await criterionOf(storyId);
      const edits = { text: { seen: text, to: "It sails" } };
      return editCriterion.run(po, { flowTeamId, criterionId, edits });
    },
    text: /^worded a criterion anew: It sails$/,
  },
  {
    what: "with a criterion met",
    act: async (storyId) => {
      const { id: criterionId } = await criterionOf(storyId);
      return setCriterionState.run(po, { flowTeamId, criterionId, seen: "open", state: "met" });
    },
    text: /^says a criterion is met: Criterion 1$/,
  },
  {
    what: "with a criterion removed",
    act: async (storyId) => removeCriterion.run(po, { flowTeamId, criterionId: (await criterionOf(storyId)).id }),
    text: /^removed a criterion: Criterion 1$/,
  },
  {
    what: "with a criterion brought back",
    before: async (storyId) => removeCriterion.run(po, { flowTeamId, criterionId: (await criterionOf(storyId)).id }),
    act: async (storyId) => restoreCriterion.run(po, { flowTeamId, criterionId: (await criterionOf(storyId)).id }),
    text: /^brought a criterion back: Criterion 1$/,
  },
];

describe("who watches a Story, and didn't do it, is told that it is", () => {
  test.each(storyActs)("$what", async (act) => actOn(po, { kind: "Story", id: (await storyOf()).id }, act));

  test("turned into an Epic, which they watch from then on", async () => {
    const { id: storyId, number } = await storyOf();
    await watch(csm, { kind: "Story", id: storyId });
    const { id: epicId } = granted(await turnStoryIntoEpic.run(po, { flowTeamId, storyId }));
    expect(await toldOf(csm, storyId)).toEqual([]);
    expect(await toldOf(csm, epicId)).toEqual([["watched", `made an Epic of S-${number}`, 1]]);
  });

  test("put back into the one it was split off, and split off again", async () => {
    const { id, number } = await storyOf();
    const split = await splitOff(id);
    const partId = granted(split).made[0]?.id ?? "";
    await watch(csm, { kind: "Story", id: partId });
    const joined = await takeBack(po, split);
    expect(await toldOf(csm, partId)).toEqual([["watched", `joined it with S-${number} again`, 1]]);
    granted(await takeBack(po, joined));
    expect(await toldOf(csm, partId)).toEqual([["watched", "brought it back", 2]]);
  });

  test("among several that are removed at once: one piece of news each", async () => {
    const stories = [await storyOf(), await storyOf()];
    for (const { id } of stories) await watch(csm, { kind: "Story", id });
    granted(await deleteStories.run(po, { flowTeamId, storyIds: stories.map(({ id }) => id) }));
    for (const { id } of stories) expect(await toldOf(csm, id)).toEqual([["watched", "removed it", 1]]);
    // What is gone is still found by its number: the Story's panel says so, and brings it back.
    expect((await newsOf(flowTeamId, csm, stories[0]?.id ?? "")).map(({ item }) => item.number)).toEqual([
      stories[0]?.number,
    ]);
  });

  test("moved to another Epic with others, as that is split off its own", async () => {
    const { id: epicId } = await makeEpic({ flowTeamId });
    const { id } = await storyOf({ epicId });
    await watch(csm, { kind: "Story", id });
    granted(await splitEpic.run(cpo, { flowTeamId, epicId, title: "The rest", storyIds: [id] }));
    expect(await toldOf(csm, id)).toEqual([["watched", "changed epic", 1]]);
  });

  test("carried over, returned, split or left out as its Flow Sprint closes; not that it was done before", async () => {
    const draft = { sprintNumber: 1, isCommitted: true };
    const [carried, returned, split] = [await storyOf(draft), await storyOf(draft), await storyOf(draft)];
    const done = await storyOf({ ...draft, status: "done" });
    const loose = await storyOf({ sprintNumber: 1 });
    granted(await startGated(csm, flowTeamId));
    for (const { id } of [carried, returned, split, done, loose]) {
      for (const actor of [po, csm]) await watch(actor, { kind: "Story", id });
    }
    const choices = [
      { storyId: carried.id, choice: "carry" as const },
      { storyId: returned.id, choice: "return" as const },
      { storyId: split.id, choice: "split" as const, remaining: 1 },
    ];
    granted(await closeSprint.run(csm, { flowTeamId, sprintNumber: 1, choices }));
    expect(await toldOf(po, carried.id)).toEqual([["watched", "carried it over to S2", 1]]);
    expect(await toldOf(po, returned.id)).toEqual([["watched", "returned it to the Team Backlog", 1]]);
    expect(await toldOf(po, split.id)).toEqual([["watched", "split its rest off for S2", 1]]);
    expect(await toldOf(po, loose.id)).toEqual([["watched", "closed S1 without it", 1]]);
    expect(await toldOf(po, done.id)).toEqual([]);
    expect(await toldOf(csm, carried.id)).toEqual([]);
  });
});

test("nobody is told of a Story's Tasks", async () => {
  const { id } = await storyOf();
  await watch(csm, { kind: "Story", id });
  granted(await addTask.run(developer, { flowTeamId, storyId: id, title: "Rig" }));
  expect(await toldOf(csm, id)).toEqual([]);
});

const splitEpicOf = (epicId: string) => splitEpic.run(cpo, { flowTeamId, epicId, title: "The rest" });

const epicActs: Act[] = [
  {
    what: "changed",
    act: async (epicId) => {
      const edits = { effort: { seen: null, to: 5 }, value: { seen: null, to: 3 } };
      return editEpics.run(cpo, { flowTeamId, epics: [{ epicId, edits }] });
    },
    text: /^changed effort, value$/,
  },
  { what: "split", act: (epicId) => splitEpicOf(epicId), text: /^split E-\d+ off it$/ },
  {
    what: "put together again",
    before: (epicId) => splitEpicOf(epicId),
    act: (_, before) => takeBack(cpo, before),
    text: /^took its split back$/,
  },
  {
    what: "split again",
    before: async (epicId) => takeBack(cpo, await splitEpicOf(epicId)),
    act: (_, before) => takeBack(cpo, before),
    text: /^split E-\d+ off it$/,
  },
  {
    what: "removed",
    act: (epicId) => deleteEpic.run(cpo, { flowTeamId, epicId }),
    text: /^removed it$/,
  },
  {
    what: "brought back",
    before: (epicId) => deleteEpic.run(cpo, { flowTeamId, epicId }),
    act: (epicId) => restoreEpic.run(cpo, { flowTeamId, epicId }),
    text: /^brought it back$/,
  },
];

describe("who watches an Epic, and didn't do it, is told that it is", () => {
  test.each(epicActs)("$what", async (act) =>
    actOn(cpo, { kind: "Epic", id: (await makeEpic({ flowTeamId })).id }, act),
  );

  test("put back into the one it was split off, and split off again", async () => {
    const { id, number } = await makeEpic({ flowTeamId });
    const split = await splitEpicOf(id);
    const { id: newId } = granted(split);
    await watch(csm, { kind: "Epic", id: newId });
    const joined = await takeBack(cpo, split);
    expect(await toldOf(csm, newId)).toEqual([["watched", `joined it with E-${number} again`, 1]]);
    granted(await takeBack(cpo, joined));
    expect(await toldOf(csm, newId)).toEqual([["watched", "brought it back", 2]]);
  });
});

/** A Dependency that the Developer raised for the first team on the second. */
const dependencyOf = () =>
  makeDependency({ flowTeamId, neederTeamId: teamId, giverTeamId: otherTeamId, raisedById: developer.personId });

const accept = (dependencyId: string) =>
  stepDependency.run(otherPo, { flowTeamId, dependencyId, act: "accept", promisedForSprint: 3 });

const dependencyActs: (Act & { by: () => Actor })[] = [
  {
    what: "needed by another Flow Sprint",
    by: () => po,
    act: async (dependencyId) => {
      const edits = { neededBySprint: { seen: null, to: 3 } };
      return editDependency.run(po, { flowTeamId, dependencyId, edits });
    },
    text: /^needs it by S3$/,
  },
  {
    what: "accepted",
    by: () => otherPo,
    act: (dependencyId) => accept(dependencyId),
    text: /^accepts it for S3$/,
  },
  {
    what: "no longer accepted",
    by: () => otherPo,
    before: (dependencyId) => accept(dependencyId),
    act: (_, before) => takeBack(otherPo, before),
    text: /^took back that it was accepted$/,
  },
  {
    what: "withdrawn",
    by: () => po,
    act: (dependencyId) => withdrawDependency.run(po, { flowTeamId, dependencyId }),
    text: /^no longer needs it$/,
  },
  {
    what: "needed after all",
    by: () => po,
    before: (dependencyId) => withdrawDependency.run(po, { flowTeamId, dependencyId }),
    act: (dependencyId) => restoreDependency.run(po, { flowTeamId, dependencyId }),
    text: /^needs it after all$/,
  },
];

describe("who watches a Dependency, as who raised it and both POs, is told that it is", () => {
  test.each(dependencyActs)("$what", async ({ by, ...act }) => {
    const { id } = await dependencyOf();
    await watch(developer, { kind: "Dependency", id });
    await actOn(by(), { kind: "Dependency", id }, act);
    for (const party of [developer, po, otherPo]) {
      const told = party === by() ? [] : [["dependency", expect.stringMatching(act.text), 1]];
      expect(await toldOf(party, id)).toEqual(told);
    }
  });
});
