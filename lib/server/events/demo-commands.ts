import "server-only";
import { rankBetween, ranksBetween } from "@/lib/domain/backlog/ranks";
import { compareRanks } from "@/lib/domain/backlog/scores";
import { ledBy } from "@/lib/domain/events/led-on";
import { mayLead } from "@/lib/domain/events/room";
import { AddDemos, DemoAlone, PresentDemo, RankDemo, ShowDemo } from "@/lib/domain/events/review-schema";
import { can, whoMay } from "@/lib/domain/access";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command } from "@/lib/server/command";
import type { FlowSprintEvent } from "@/prisma/client/client";
import { type HeldRoom, enterRoom, itemOf, roomChanged } from "./enter-room";
import { tableChanged } from "./enter-table";
import { stageOf } from "./event-state";
import { nextTurn } from "./room-commands";

/** Puts Stories that are Done at the end of a Review's playlist. Those in it already stay where they are. */
export const addDemos = command({
  name: "events.addDemos",
  input: AddDemos,
  async run(context, { storyIds, ...input }) {
    const { tx, record } = context;
    const entered = await enterPlaylist(context, input);
    if (!entered.ok) return entered;
    const { event, name } = entered.value;
    const stories = await tx.story.findMany({
      where: { id: { in: storyIds }, flowTeamId: event.flowTeamId, deletedAt: null },
      select: { id: true, number: true, title: true, status: true, ownerId: true },
    });
    if (stories.length < new Set(storyIds).size) return notFound("Story");
    const unfinished = stories.find(({ status }) => status !== "done");
    if (unfinished) {
      return refuse({
        code: "rule",
        rule: "BLG-5",
        message: `S-${unfinished.number} isn't Done: a Review shows what is.`,
        wayOut: "Finish the Story first, or show another one.",
      });
    }
    const known = await readRanks(context, event);
    const added = storyIds.filter((id) => !known.some(({ storyId }) => storyId === id));
    if (added.length === 0) return ok(null);
    const ranks = ranksBetween(known.at(-1)?.rank ?? null, null, added.length);
    const ownerOf = new Map(stories.map(({ id, ownerId }) => [id, ownerId]));
    await tx.demo.createMany({
      data: added.map((storyId, at) => ({
        eventId: event.id,
        storyId,
        presenterId: ownerOf.get(storyId) ?? null,
        rank: ranks[at] ?? "",
      })),
    });
    const numbers = stories.filter(({ id }) => added.includes(id)).map(({ number }) => `S-${number}`);
    record({
      flowTeamId: event.flowTeamId,
      item: itemOf(event, name),
      before: null,
      after: { demos: numbers },
      ...(added.length === 1 && { undo: { command: "events.removeDemo", input: { ...input, storyId: added[0] } } }),
    });
    tableChanged(context, event);
    return ok(null);
  },
});

/** Takes a Story out of a Review's playlist. */
export const removeDemo = command({
  name: "events.removeDemo",
  input: DemoAlone,
  async run(context, { storyId, ...input }) {
    const entered = await enterPlaylist(context, input);
    if (!entered.ok) return entered;
    const { event } = entered.value;
    const gone = await context.tx.demo.deleteMany({ where: { eventId: event.id, storyId } });
    if (gone.count === 0) return ok(null);
    await recordDemo(context, entered.value, storyId, {
      before: { demo: "in the playlist" },
      after: { demo: null },
      undo: { command: "events.addDemos", input: { ...input, storyIds: [storyId] } },
    });
    return ok(null);
  },
});

/** Shows a Story earlier or later than another. */
export const rankDemo = command({
  name: "events.rankDemo",
  input: RankDemo,
  async run(context, { storyId, place, ...input }) {
    const entered = await enterPlaylist(context, input);
    if (!entered.ok) return entered;
    const { event } = entered.value;
    if (place.storyId === storyId) return ok(null);
    const ranks = await readRanks(context, event);
    const former = ranks.findIndex((demo) => demo.storyId === storyId);
    const others = ranks.filter((demo) => demo.storyId !== storyId);
    const anchor = others.findIndex((demo) => demo.storyId === place.storyId);
    if (former < 0 || anchor < 0) return notFound("demo");
    const at = place.at === "before" ? anchor : anchor + 1;
    if (at === former) return ok(null);
    const rank = rankBetween(others[at - 1]?.rank ?? null, others[at]?.rank ?? null);
    await context.tx.demo.update({ where: { eventId_storyId: { eventId: event.id, storyId } }, data: { rank } });
    const [before, after] = [ranks[former - 1], ranks[former + 1]];
    const back = before ? { at: "after", storyId: before.storyId } : { at: "before", storyId: after?.storyId };
    await recordDemo(context, entered.value, storyId, {
      before: { position: former + 1 },
      after: { position: at + 1 },
      undo: { command: "events.rankDemo", input: { ...input, storyId, place: back } },
    });
    return ok(null);
  },
});

/** Says who presents a Story. */
export const presentDemo = command({
  name: "events.presentDemo",
  input: PresentDemo,
  async run(context, { storyId, presenterId, ...input }) {
    const { tx } = context;
    const entered = await enterPlaylist(context, input);
    if (!entered.ok) return entered;
    const { event } = entered.value;
    const demo = await tx.demo.findUnique({ where: { eventId_storyId: { eventId: event.id, storyId } } });
    if (!demo) return notFound("demo");
    if (demo.presenterId === presenterId) return ok(null);
    const held = { personId: presenterId ?? "", flowTeamId: event.flowTeamId, endedAt: null };
    if (presenterId && (await tx.roleHolding.count({ where: held })) === 0) return notFound("person");
    await tx.demo.update({ where: { eventId_storyId: { eventId: event.id, storyId } }, data: { presenterId } });
    await recordDemo(context, entered.value, storyId, {
      before: { presenterId: demo.presenterId },
      after: { presenterId },
      undo: { command: "events.presentDemo", input: { ...input, storyId, presenterId: demo.presenterId } },
    });
    return ok(null);
  },
});

/**
 * Shows a Story to all in the Review, or none; the one before is over. `seen` is what the facilitator
 * saw shown, so that two who press at once don't skip one.
 */
export const showDemo = command({
  name: "events.showDemo",
  input: ShowDemo,
  async run(context, { seen, storyId, ...input }) {
    const { tx, now, record } = context;
    const entered = await enterRoom(context, input, { as: "who leads", state: "running" });
    if (!entered.ok) return entered;
    const { event, name } = entered.value;
    const demo = storyId && (await tx.demo.findUnique({ where: { eventId_storyId: { eventId: event.id, storyId } } }));
    if (event.kind !== "review" || (storyId && !demo)) return notFound("demo");
    const before = stageOf(event);
    const stage = nextTurn(before, { seen, turn: storyId }, now.getTime());
    if (!stage.ok) return stage;
    if (stage.value === before) return ok(null);
    const led = ledBy(context.actor.personId, before, stage.value);
    await tx.flowSprintEvent.update({ where: { id: event.id }, data: { stage: led } });
    if (storyId)
      await tx.demo.updateMany({ where: { eventId: event.id, storyId, shownAt: null }, data: { shownAt: now } });
    record({
      flowTeamId: event.flowTeamId,
      item: itemOf(event, name),
      before: { turn: before.turn ?? null },
      after: { turn: storyId },
    });
    roomChanged(context, event);
    tableChanged(context, event);
    return ok(null);
  },
});

/** The Review's playlist, for who keeps it or leads the room. */
async function enterPlaylist(
  context: CommandContext,
  input: { flowTeamId: string; key: string },
): Promise<Result<HeldRoom>> {
  const entered = await enterRoom(context, input, { as: "anyone in it", state: "open or before" });
  if (!entered.ok) return entered;
  const { event, rights } = entered.value;
  if (event.kind !== "review") return notFound("playlist");
  const { flowTeamId } = event;
  if (can(context.actor, "keep the demos", { flowTeamId }) || mayLead(context.actor, rights)) return entered;
  return refuse({
    code: "forbidden",
    message: `What is shown in a Review is chosen by ${whoMay("keep the demos")}.`,
    wayOut: "Ask the PO or the SM of your team to put the Story in.",
  });
}

async function readRanks({ tx }: CommandContext, event: FlowSprintEvent) {
  const demos = await tx.demo.findMany({ where: { eventId: event.id }, select: { storyId: true, rank: true } });
  return demos.sort((a, b) => compareRanks(a.rank, b.rank));
}

async function recordDemo(
  context: CommandContext,
  { event, name }: HeldRoom,
  storyId: string,
  change: { before: object; after: object; undo: { command: string; input: object } },
): Promise<void> {
  const story = await context.tx.story.findUniqueOrThrow({ where: { id: storyId }, select: { number: true } });
  context.record({
    flowTeamId: event.flowTeamId,
    item: itemOf(event, name),
    ...change,
    after: { ...change.after, story: `S-${story.number}` },
  });
  tableChanged(context, event);
}
