import "server-only";
import { reasonMissing, checkStory } from "@/lib/domain/backlog/story-rules";
import { storyFieldsDenied, takenBy } from "@/lib/domain/backlog/story-policy";
import type { FormerStanding, StoryField, StoryFields, StoryPlace } from "@/lib/domain/backlog/story-schema";
import { storyFieldWords, storyNamed } from "@/lib/domain/backlog/story-words";
import { type Edits, inverseEdits, mergeEdits } from "@/lib/domain/edit";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import type { CommandContext } from "@/lib/server/command";
import { tellWatchersOfEach } from "@/lib/server/conversations/watchers";
import { judgeStoriesInEpics } from "@/lib/server/dependencies/dependency-facts";
import { followTeams, lockWhereTied } from "@/lib/server/dependencies/follow-teams";
import { tellOwners } from "./story-assigned";
import { storiesChanged } from "./story-changes";
import {
  type LoadedStory,
  type OpenStay,
  type StoryGround,
  allOf,
  enterStories,
  loadOpenStays,
  lockStories,
} from "./story-facts";
import { editNews } from "./story-news";
import type { StoryList } from "./story-order";
import {
  type Placing,
  cardsLeft,
  listsKept,
  mayPlace,
  placesLeft,
  ranksOnArrival,
  ranksPlaced,
  returnCards,
} from "./story-places";
import { endStays } from "./story-stays";
import { type StoryWrite, writeStories } from "./story-write";

export type StoryEdit = { storyId: string; edits: Edits<StoryFields> };

/** What else an edit says: why, where in the Epic's order, and what an undo gives back. */
type EditedHow = { reason: string; place: StoryPlace | null; former: FormerStanding };

/**
 * Edits Stories as one change: all or none. The one way a Story's fields change, be it by hand, in
 * bulk or by a drag. Records each Story's change; the first entry carries the undo of them all. A
 * Story that changes its Epic or team comes to the end there, or to the `place` in the Epic's order; an
 * undo brings it back to its `former` one. Returns how many really changed.
 */
export async function editStoriesAsOne(
  context: CommandContext,
  flowTeamId: string,
  edits: readonly StoryEdit[],
  { reason, place, former }: EditedHow,
): Promise<Result<{ changed: number }>> {
  const { tx, actor } = context;
  const isUndo = context.undoOf !== null;
  const placing: Placing = { place, former: isUndo ? former.places : [] };
  const goals = goalsOf(edits);
  const moving = edits.filter(({ edits: fields }) => fields.teamId || fields.epicId);
  await lockWhereTied(
    tx,
    flowTeamId,
    moving.map(({ storyId }) => storyId),
  );
  goals.lists.push(...(await listsKept(tx, flowTeamId, edits, placing)));
  const entered = await enterStories(context, flowTeamId, goals);
  if (!entered.ok) return entered;
  const ground = entered.value;
  const ids = edits.map(({ storyId }) => storyId);
  const withDescription = edits.some((one) => one.edits.description !== undefined);
  const found = allOf(await lockStories(tx, flowTeamId, ids, { withDescription }), ids);
  if (!found.ok) return found;
  const byId = new Map(found.value.map((story) => [story.id, story]));

  const writes: StoryWrite[] = [];
  for (const { storyId, edits: fields } of edits) {
    const story = byId.get(storyId);
    if (!story) return notFound("Story");
    const merged = mergeEdits<StoryFields>(story, fields);
    if (!merged.ok) return merged;
    if (Object.keys(merged.value.after).length === 0) continue;
    const allowed = mayChange(actor, story, merged.value.after, ground);
    if (!allowed.ok) return allowed;
    const write = { story, ...merged.value };
    const placed = mayPlace(actor, write, placing, ground, goals.lists);
    if (!placed.ok) return placed;
    writes.push(write);
  }
  const intoEpics = writes.flatMap(({ story, after }) =>
    after.epicId ? [{ storyId: story.id, epicId: after.epicId }] : [],
  );
  const unwound = await judgeStoriesInEpics(tx, flowTeamId, intoEpics);
  if (!unwound.ok) return unwound;
  const toTeams = writes.flatMap(({ story, after }) =>
    after.teamId === undefined ? [] : [{ itemId: story.id, teamId: after.teamId }],
  );
  const followed = await followTeams(context, flowTeamId, toTeams);
  if (!followed.ok) return followed;
  const left = await leaveSprints(context, writes, reason);
  if (!left.ok) return left;
  const back = { places: await placesLeft(tx, writes, placing), cards: await cardsLeft(tx, writes) };
  const ranks = await ranksOnArrival(tx, flowTeamId, writes, placing.former);
  const placed = place ? await ranksPlaced(tx, flowTeamId, writes, place) : ok(new Map());
  if (!placed.ok) return placed;
  for (const [id, rank] of placed.value) ranks.set(id, { ...ranks.get(id), ...rank });
  await writeStories(context, writes, ranks);
  if (isUndo) await returnCards(tx, former.cards);
  recordWrites(context, flowTeamId, writes, reason, back);
  await tellOwners(context, flowTeamId, writes);
  await tellWatchersOfEach(context, flowTeamId, writes.map(editNews));
  return ok({ changed: writes.length });
}

/** The Epics edits lead to, and the lists they add to. */
function goalsOf(edits: readonly StoryEdit[]): { epicIds: string[]; lists: StoryList[] } {
  const epicIds = new Set<string>();
  const lists = new Map<string, StoryList>();
  for (const { edits: fields } of edits) {
    if (fields.epicId) {
      const epicId = fields.epicId.to;
      if (epicId) epicIds.add(epicId);
      lists.set(`epic ${epicId}`, { order: "epic", epicId });
    }
    if (fields.teamId?.to) lists.set(`team ${fields.teamId.to}`, { order: "team", teamId: fields.teamId.to });
  }
  return { epicIds: [...epicIds], lists: [...lists.values()] };
}

/** Whether the actor may change the Story so, and it may be so at all. */
function mayChange(
  actor: CommandContext["actor"],
  story: LoadedStory,
  after: Partial<StoryFields>,
  ground: StoryGround,
): Result<null> {
  const fields = Object.keys(after) as StoryField[];
  const denied = storyFieldsDenied(actor, story, fields, { teamId: after.teamId });
  if (denied.includes("teamId") && after.teamId && after.teamId !== story.teamId) {
    return refuseMove(story, after.teamId, ground);
  }
  if (denied.length > 0) {
    const team = ground.teams.find(({ id }) => id === story.teamId);
    return refuse({
      code: "forbidden",
      message: `S-${story.number} isn't yours to change here: ${denied.map((field) => storyFieldWords[field].toLowerCase()).join(", ")}.`,
      wayOut: team ? `Ask the PO of ${team.name}.` : "Ask the CPO, or the PO whose team leads its Epic.",
    });
  }
  return checkStory({ ...story, ...after }, new Set(fields), ground);
}

/** A Story comes into a Team Backlog by the hand of that team's PO, and leaves one by its own PO's. */
function refuseMove(story: LoadedStory, teamId: string, { teams }: StoryGround): Result<never> {
  const nameOf = (id: string | null) => teams.find((team) => team.id === id)?.name ?? "that team";
  const to = nameOf(teamId);
  const from = takenBy(story);
  return refuse({
    code: "forbidden",
    message:
      from === null
        ? `S-${story.number} comes into the Team Backlog of ${to} by the hand of its PO, and that isn't you.`
        : `S-${story.number} goes from ${nameOf(from)} to ${to} only by somebody who is PO of both, and that isn't you.`,
    fields: { teamId: `Ask the PO of ${to}.` },
    wayOut:
      from === null
        ? `Ask the PO of ${to} to take it.`
        : `Let the PO of ${nameOf(from)} give it back to the Product Backlog; then the PO of ${to} takes it.`,
  });
}

/** Ends the stays of Stories that change their team or Flow Sprint: with a reason where it runs. */
async function leaveSprints(
  context: CommandContext,
  writes: readonly StoryWrite[],
  reason: string,
): Promise<Result<null>> {
  const leaving = writes.filter(({ after }) => "teamId" in after || "sprintNumber" in after);
  if (leaving.length === 0) return ok(null);
  const stays = await loadOpenStays(
    context.tx,
    leaving.map(({ story }) => story.id),
  );
  const ended: { stay: OpenStay; points: number }[] = [];
  for (const { story } of leaving) {
    const stay = stays.get(story.id);
    if (!stay) continue;
    if (stay.sprintState === "running" && !reason) {
      return refuse(reasonMissing(`taking S-${story.number} out of its Sprint Backlog`, stay.sprintNumber));
    }
    ended.push({ stay, points: story.estimate ?? 0 });
  }
  await endStays(context, ended, reason);
  return ok(null);
}

function recordWrites(
  context: CommandContext,
  flowTeamId: string,
  writes: readonly StoryWrite[],
  reason: string,
  former: FormerStanding,
): void {
  const inverse = writes.map(({ story, before, after }) => ({
    storyId: story.id,
    // Nothing comes back to a retired team: no team has it then.
    edits: inverseEdits("teamId" in before ? { ...before, teamId: takenBy(story) } : before, after),
  }));
  writes.forEach(({ story, before, after }, index) => {
    context.record({
      flowTeamId,
      item: { kind: "Story", id: story.id, title: storyNamed(story) },
      before,
      after,
      ...(reason && { reason }),
      ...(index === 0 && {
        undo: { command: "stories.editStories", input: { flowTeamId, stories: inverse, reason, former } },
      }),
    });
  });
  storiesChanged(
    context,
    flowTeamId,
    writes.map(({ story, after }) => ({ id: story.id, before: story, after: { ...story, ...after } })),
  );
}
