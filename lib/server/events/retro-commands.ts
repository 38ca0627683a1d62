import "server-only";
import { randomUUID } from "node:crypto";
import { isRetrospective } from "@/lib/domain/events/contracts";
import { asInHistory } from "@/lib/domain/events/in-history";
import {
  type RetroAct,
  checkDot,
  checkDotsEach,
  checkPhase,
  dotsEachIn,
  leaderOf,
  split,
} from "@/lib/domain/events/retro";
import { CardInRoom, EditCard, GiveDots, GroupCards, UngroupCards, WriteCard } from "@/lib/domain/events/retro-schema";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { counted } from "@/lib/domain/words";
import { type CommandContext, command } from "@/lib/server/command";
import type { RetroCard } from "@/prisma/client/client";
import { type HeldRoom, type Needs, clockChanged, enterRoom, itemOf } from "./enter-room";
import { enterTable, secretsChanged, tableChanged } from "./enter-table";
import { stageOf } from "./event-state";
import { lockOwnDots, moveDots, readCards, readMostPlaced, readOwnDots } from "./retro-cards";

type InRoom = { flowTeamId: string; key: string };

/**
 * Writes a card, before the event too. Who wrote it is in Secret alone, and its id is random: neither
 * says when it came.
 */
export const writeCard = command({
  name: "events.writeCard",
  input: WriteCard,
  isSecret: true,
  async run(context, { column, text, ...input }) {
    const { tx, actor } = context;
    const entered = await enterRetro(context, input, "write", "open or before");
    if (!entered.ok) return entered;
    const eventId = entered.value.event.id;
    const written = await tx.secret.count({ where: { eventId, personId: actor.personId, kind: "author" } });
    if (written >= mostCards) return refuse(enoughCards);
    const id = randomUUID();
    await tx.retroCard.create({ data: { id, eventId, column, text } });
    await tx.secret.create({ data: { eventId, kind: "author", itemId: id, personId: actor.personId } });
    laid(context, entered.value);
    return ok({ id });
  },
});

/** Changes the words or the column of a card of one's own. */
export const editCard = command({
  name: "events.editCard",
  input: EditCard,
  isSecret: true,
  async run(context, { text, column, ...input }) {
    const found = await findOwnCard(context, input, false);
    if (!found.ok) return found;
    const { room, card } = found.value;
    await context.tx.retroCard.update({ where: { id: card.id }, data: { text, column } });
    laid(context, room);
    return ok(null);
  },
});

/** Takes a card of one's own off the table; it can be brought back. */
export const removeCard = command({
  name: "events.removeCard",
  input: CardInRoom,
  isSecret: true,
  async run(context, input) {
    const { tx, now } = context;
    const found = await findOwnCard(context, input, false, true);
    if (!found.ok) return found;
    const { room, card } = found.value;
    await takeOut(context, await readCards(tx, room.event.id), [card.id]);
    await tx.retroCard.update({ where: { id: card.id }, data: { deletedAt: now, groupId: null } });
    await tx.secret.deleteMany({ where: { itemId: card.id, kind: "dots" } });
    laid(context, room);
    return ok(null);
  },
});

/** Brings a removed card of one's own back; it stands alone. */
export const restoreCard = command({
  name: "events.restoreCard",
  input: CardInRoom,
  isSecret: true,
  async run(context, input) {
    const found = await findOwnCard(context, input, true);
    if (!found.ok) return found;
    await context.tx.retroCard.update({ where: { id: found.value.card.id }, data: { deletedAt: null } });
    laid(context, found.value.room);
    return ok(null);
  },
});

/** Puts a card, with all that are with it, onto another or its group. */
export const groupCards = command({
  name: "events.groupCards",
  input: GroupCards,
  async run(context, { cardId, ontoId, ...input }) {
    const { tx } = context;
    const entered = await enterRetro(context, input, "group");
    if (!entered.ok) return entered;
    const { event } = entered.value;
    const cards = await readCards(tx, event.id);
    const [moved, onto] = [leaderOf(cards, cardId), leaderOf(cards, ontoId)];
    if (moved === null || onto === null) return notFound("card");
    if (moved === onto) return ok(null);
    const ids = cards.filter(({ id, groupId }) => (groupId ?? id) === moved).map(({ id }) => id);
    await tx.retroCard.updateMany({ where: { id: { in: ids } }, data: { groupId: onto } });
    await moveDots(tx, moved, onto);
    recordGrouping(context, entered.value, ids.length, {
      command: "events.ungroupCards",
      input: { ...input, cardIds: ids },
    });
    return ok(null);
  },
});

/** Takes cards out of their group: several are a group of their own then. */
export const ungroupCards = command({
  name: "events.ungroupCards",
  input: UngroupCards,
  async run(context, { cardIds, ...input }) {
    const entered = await enterRetro(context, input, "group");
    if (!entered.ok) return entered;
    const cards = await readCards(context.tx, entered.value.event.id);
    const parted = await takeOut(context, cards, cardIds);
    if (!parted) return cards.some(({ id }) => id === cardIds[0]) ? ok(null) : notFound("card");
    recordGrouping(context, entered.value, cardIds.length, {
      command: "events.groupCards",
      input: { ...input, cardId: parted.outLeader, ontoId: parted.restLeader },
    });
    return ok(null);
  },
});

/**
 * Says how many dots each person has, for who leads. The room is held alone, so that nobody places one
 * meanwhile.
 */
export const giveDots = command({
  name: "events.giveDots",
  input: GiveDots,
  async run(context, { seen, dots, ...input }) {
    const { tx } = context;
    const entered = await enterRoom(context, input, { as: "who leads", state: "running" });
    if (!entered.ok) return entered;
    const { event, name } = entered.value;
    if (!isRetrospective(event.kind)) return refuse(noCardsHere);
    const stage = stageOf(event);
    const former = dotsEachIn(stage);
    if (former === dots) return ok(null);
    if (former !== seen) return refuse(dotsAreOther(former));
    const allowed = checkDotsEach(stage, dots, await readMostPlaced(tx, event.id));
    if (!allowed.ok) return allowed;
    await tx.flowSprintEvent.update({ where: { id: event.id }, data: { stage: { ...stage, dots } } });
    context.record(
      asInHistory(event.kind, {
        flowTeamId: event.flowTeamId,
        item: itemOf(event, name),
        before: { dotsEach: former },
        after: { dotsEach: dots },
        undo: { command: "events.giveDots", input: { ...input, seen: dots, dots: former } },
      }),
    );
    clockChanged(context, event);
    return ok(null);
  },
});

/** Puts one more of one's dots onto a card or the group it is in. */
export const placeDot = command({
  name: "events.placeDot",
  input: CardInRoom,
  isSecret: true,
  async run(context, input) {
    const { tx, actor } = context;
    const found = await findGroup(context, input);
    if (!found.ok) return found;
    const { room, groupId } = found.value;
    const eventId = room.event.id;
    const dots = await readOwnDots(tx, eventId, actor.personId);
    const allowed = checkDot(dots, groupId, dotsEachIn(stageOf(room.event)));
    if (!allowed.ok) return allowed;
    const value = String((dots[groupId] ?? 0) + 1);
    const own = { itemId: groupId, kind: "dots" as const, personId: actor.personId };
    await tx.secret.upsert({
      where: { itemId_kind_personId: own },
      create: { ...own, eventId, value },
      update: { value },
    });
    laid(context, room);
    return ok(null);
  },
});

/** Takes one of one's dots back from a card or the group it is in. */
export const takeDot = command({
  name: "events.takeDot",
  input: CardInRoom,
  isSecret: true,
  async run(context, input) {
    const { tx, actor } = context;
    const found = await findGroup(context, input);
    if (!found.ok) return found;
    const { room, groupId } = found.value;
    const { [groupId]: had = 0 } = await readOwnDots(tx, room.event.id, actor.personId);
    if (had === 0) return ok(null);
    const own = { itemId: groupId, kind: "dots" as const, personId: actor.personId };
    if (had === 1) await tx.secret.deleteMany({ where: own });
    else await tx.secret.updateMany({ where: own, data: { value: String(had - 1) } });
    laid(context, room);
    return ok(null);
  },
});

/** Cards one person may write in one retrospective: more is no thought but a slip. */
const mostCards = 100;

/**
 * Lets somebody act with the cards of a retrospective. Who changes groups holds the room alone, so
 * that two who put cards onto each other follow one another; all else is done side by side.
 */
async function enterRetro(
  context: CommandContext,
  input: InRoom,
  act: RetroAct,
  state: NonNullable<Needs["state"]> = "running",
  isAlone = act === "group",
): Promise<Result<HeldRoom>> {
  const entered = isAlone
    ? await enterRoom(context, input, { as: "who takes part", state })
    : await enterTable(context, input, "who takes part", state);
  if (!entered.ok) return entered;
  const { event } = entered.value;
  if (!isRetrospective(event.kind)) return refuse(noCardsHere);
  const allowed = checkPhase(stageOf(event), act);
  return allowed.ok ? entered : allowed;
}

/** A card of one's own. To others it doesn't exist: that they didn't write it isn't theirs to find out either. */
async function findOwnCard(
  context: CommandContext,
  { cardId, ...input }: InRoom & { cardId: string },
  deleted: boolean,
  isAlone = false,
): Promise<Result<{ room: HeldRoom; card: RetroCard }>> {
  const { tx, actor } = context;
  const entered = await enterRetro(context, input, "change", "open or before", isAlone);
  if (!entered.ok) return entered;
  // Locked, so that of two tabs of its author the second sees what the first did.
  const [card] = await tx.$queryRaw<RetroCard[]>`
    SELECT c.* FROM "RetroCard" c
    WHERE c.id = ${cardId}::uuid AND c."eventId" = ${entered.value.event.id}::uuid
      AND (c."deletedAt" IS NOT NULL) = ${deleted} AND EXISTS (SELECT FROM "Secret" s
        WHERE s."itemId" = c.id AND s.kind = 'author' AND s."personId" = ${actor.personId}::uuid)
    FOR NO KEY UPDATE OF c`;
  return card ? ok({ room: entered.value, card }) : refuse(notYourCard);
}

/** The group of a card that can be voted on, with one's own dots held still. */
async function findGroup(
  context: CommandContext,
  { cardId, ...input }: InRoom & { cardId: string },
): Promise<Result<{ room: HeldRoom; groupId: string }>> {
  const { tx, actor } = context;
  const entered = await enterRetro(context, input, "vote");
  if (!entered.ok) return entered;
  const eventId = entered.value.event.id;
  await lockOwnDots(tx, eventId, actor.personId);
  const card = await tx.retroCard.findFirst({ where: { id: cardId, eventId, deletedAt: null } });
  return card ? ok({ room: entered.value, groupId: card.groupId ?? card.id }) : notFound("card");
}

/** Takes cards out of their group, dots and all; null where they make up the whole of it. */
async function takeOut({ tx }: CommandContext, cards: readonly RetroCard[], cardIds: readonly string[]) {
  const { leader, out, outLeader, rest, restLeader } = split(cards, cardIds);
  if (leader === null || outLeader === null || restLeader === null) return null;
  const lead = (part: readonly string[], by: string) =>
    tx.$executeRaw`UPDATE "RetroCard" SET "groupId" = nullif(${by}::uuid, id) WHERE id = ANY(${[...part]}::uuid[])`;
  await lead(out, outLeader);
  await lead(rest, restLeader);
  // The dots were given to the group, so they stay with what is left of it.
  if (leader !== restLeader) await moveDots(tx, leader, restLeader);
  return { outLeader, restLeader };
}

/** Keeps that something was laid on the table, and tells the room: neither who nor what. */
function laid(context: CommandContext, { event, name }: HeldRoom): void {
  context.record({ flowTeamId: event.flowTeamId, item: itemOf(event, name), before: null, after: null });
  secretsChanged(context, event);
}

function recordGrouping(
  context: CommandContext,
  { event, name }: HeldRoom,
  cards: number,
  undo: { command: string; input: object },
): void {
  const { flowTeamId } = event;
  context.record({ flowTeamId, item: itemOf(event, name), before: null, after: { cardsMoved: cards }, undo });
  tableChanged(context, event);
}

const noCardsHere = {
  code: "invalid",
  message: "Cards are written in retrospectives.",
  wayOut: "Note a decision or an action item instead.",
} as const;

const enoughCards = {
  code: "invalid",
  message: `You have written ${mostCards} cards already.`,
  wayOut: "Put what belongs together onto one card.",
} as const;

const dotsAreOther = (dots: number) =>
  ({
    code: "stale",
    message: `Everybody has ${counted(dots, "dot")} now: somebody changed it while you chose.`,
    wayOut: "Look at how many there are, then choose again.",
  }) as const;

const notYourCard = {
  code: "forbidden",
  message: "A card is changed by who wrote it, and this one isn't there or isn't yours.",
  wayOut: "Say what you think of it in the room.",
} as const;
