import { beforeEach, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { type BurnView, burnAt } from "@/lib/domain/calendar/burn";
import { scopeChanges, sumScopeChanges } from "@/lib/domain/calendar/scope-changes";
import type { SprintView } from "@/lib/domain/calendar/sprint-life";
import type { RetroFacts } from "@/lib/domain/events/retro-figures";
import { editStories } from "@/lib/server/backlog/story-commands";
import { splitStory } from "@/lib/server/backlog/story-split-commands";
import { commitStories, takeStoriesOut } from "@/lib/server/backlog/story-sprint-commands";
import { burnViewJson } from "@/lib/server/calendar/sprint-life-queries";
import { sprintView } from "@/lib/server/calendar/sprint-life-views";
import { db } from "@/lib/server/db";
import { retroFactsJson } from "@/lib/server/events/retro-figures-query";
import { readRecap } from "@/lib/server/events/review-queries";
import { undo } from "@/lib/server/undo";
import { refused } from "@/tests/answers";
import { makeStory } from "@/tests/factories";
import { makeSprints, startGated } from "@/tests/sprint-rows";

let flowTeamId: string;
let teamId: string;
let csm: Actor;
let po: Actor;
let developer: Actor;

beforeEach(async () => {
  ({ flowTeamId, teamId, csm, po, developer } = await makeSprints());
});

const view = async (number: number) => JSON.parse((await sprintView(number).load(flowTeamId)) ?? "") as SprintView;
const ready = () => makeStory({ flowTeamId, teamId, estimate: 5, criteria: 1 });
const commit = (storyIds: string[], reason = "") =>
  commitStories.run(po, { flowTeamId, sprintNumber: 1, storyIds, reason });

test("what enters or leaves after the start is a scope change with who and why", async () => {
  const [first, late] = [await ready(), await ready()];
  await commit([first.id]);
  await startGated(csm, flowTeamId);
  expect(refused(await commit([late.id]))).toMatchObject({ fields: { reason: expect.any(String) } });
  expect((await commit([late.id], "Storm damage")).ok).toBe(true);
  const out = { flowTeamId, sprintNumber: 1, storyIds: [first.id] };
  expect(refused(await takeStoriesOut.run(po, out)).fields).toHaveProperty("reason");
  expect((await takeStoriesOut.run(po, { ...out, reason: "No crane" })).ok).toBe(true);
  expect((await view(1)).stays).toMatchObject([
    { storyId: first.id, isScopeChange: false, outcome: "removed", leftBy: po.name, leaveReason: "No crane" },
    { storyId: late.id, isScopeChange: true, enteredBy: po.name, enterReason: "Storm damage", leftAt: null },
  ]);
});

test("a new estimate after the start is a scope change by who gave it, and moves the scope line by as much", async () => {
  const [first, second] = [await ready(), await ready()];
  const estimate = async (storyId: string, to: number) => {
    const { estimate: seen } = await db().story.findUniqueOrThrow({ where: { id: storyId } });
    return editStories.run(developer, { flowTeamId, stories: [{ storyId, edits: { estimate: { seen, to } } }] });
  };
  await commit([first.id, second.id]);
  await estimate(first.id, 8);
  await startGated(csm, flowTeamId);
  expect(scopeChanges(await view(1), null)).toEqual([]);
  const answer = await estimate(second.id, 13);
  const split = await splitStory.run(po, {
    flowTeamId,
    storyId: first.id,
    parts: [{ title: "The keel", estimate: 3 }],
    estimate: { seen: 8, to: 5 },
  });
  expect(scopeChanges(await view(1), null)).toMatchObject([
    { is: "re-estimated", from: 8, to: 5, points: -3, by: po.name, reason: expect.stringContaining("The keel") },
    { is: "re-estimated", from: 5, to: 13, points: 8, by: developer.name, reason: "" },
  ]);
  await sameAsScopeLine(18, 5);
  // Taken back, they are told as well: the line goes back by them.
  expect((await undo.run(developer, { commandId: answer.ok ? answer.commandId : "" })).ok).toBe(true);
  expect((await undo.run(po, { commandId: split.ok ? split.commandId : "" })).ok).toBe(true);
  await sameAsScopeLine(13, 0);
});

/** That the burn charts' scope line stands there now, moved by what the scope changes add up to. */
async function sameAsScopeLine(scope: number, moved: number) {
  const changes = scopeChanges(await view(1), null);
  const burn = JSON.parse((await burnViewJson(flowTeamId, 1)) ?? "") as BurnView;
  const [then, now] = [burnAt(burn, burn.startedAt ?? 0), burnAt(burn, burn.closedAt ?? Date.now() / 1000)];
  expect([now.scope, now.scope - then.scope]).toEqual([scope, moved]);
  expect(changes.reduce((sum, { points }) => sum + points, 0)).toBe(moved);
  await reviewAndRetrospectiveSay(scope, moved);
}

/** That who looks back on the Flow Sprint is told the same. */
async function reviewAndRetrospectiveSay(scope: number, moved: number) {
  const sums = sumScopeChanges(scopeChanges(await view(1), null));
  const recap = await readRecap({ id: null, flowTeamId, sprintNumber: 1 }, "{}");
  expect(recap).toMatchObject({ scope: sums, carriedOver: { stories: 2, points: scope } });
  expect(recap?.teams.reduce((sum, { committed }) => sum + committed, 0)).toBe(scope);
  const figures = JSON.parse((await retroFactsJson(flowTeamId, "s1-flow-retrospective")) ?? "") as RetroFacts;
  const points = { planned: scope - moved, done: 0, notDone: { stories: 2, points: scope } };
  expect(figures).toMatchObject({ scope: sums, points });
}
