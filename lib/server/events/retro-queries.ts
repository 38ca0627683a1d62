import "server-only";
import {
  type OwnTable,
  type RetroCard,
  type RetroColumn,
  type RetroView,
  phaseOf,
  retroColumns,
  showsDots,
} from "@/lib/domain/events/retro";
import { db } from "@/lib/server/db";
import { stageOf } from "./event-state";

/**
 * JSON of the RetroView of a room. While cards are written it holds their numbers alone, and until
 * the reveal no dots; who wrote what is read for no view at all.
 */
export async function retroViewJson(flowTeamId: string, key: string): Promise<string> {
  const event = await db().flowSprintEvent.findUnique({
    where: { flowTeamId_key: { flowTeamId, key } },
    select: { id: true, state: true, stage: true },
  });
  const empty: RetroView = { counts: { went_well: 0, to_improve: 0, idea: 0 }, cards: [], dotsPlaced: 0 };
  if (!event) return JSON.stringify(empty);
  const isOver = event.state === "closed";
  const stage = stageOf(event);
  const cards = await db().$queryRaw<RetroCard[]>`
    SELECT id, "column", text, "groupId", dots FROM "RetroCard"
    WHERE "eventId" = ${event.id}::uuid AND "deletedAt" IS NULL ORDER BY id`;
  const [placed] = await db().$queryRaw<{ dots: number }[]>`
    SELECT coalesce(sum(value::int), 0)::int AS dots FROM "Secret" WHERE "eventId" = ${event.id}::uuid AND kind = 'dots'`;
  const isShown = isOver || showsDots(stage);
  const view: RetroView = {
    counts: countsOf(cards),
    cards:
      isOver || phaseOf(stage) !== "writing" ? cards.map((card) => (isShown ? card : { ...card, dots: null })) : [],
    dotsPlaced: placed?.dots ?? 0,
  };
  return JSON.stringify(view);
}

/** What of a retrospective's table is one person's: their cards, and where their dots are. Theirs alone to read. */
export async function readOwnTable(flowTeamId: string, key: string, personId: string): Promise<OwnTable> {
  const cards = await db().$queryRaw<OwnTable["cards"]>`
    SELECT c.id, c."column", c.text FROM "RetroCard" c
    JOIN "FlowSprintEvent" e ON e.id = c."eventId" AND e."flowTeamId" = ${flowTeamId}::uuid AND e.key = ${key}
    JOIN "Secret" s ON s."itemId" = c.id AND s.kind = 'author' AND s."personId" = ${personId}::uuid
    WHERE c."deletedAt" IS NULL ORDER BY c.id`;
  const dots = await db().$queryRaw<{ itemId: string; value: string }[]>`
    SELECT s."itemId", s.value FROM "Secret" s
    JOIN "FlowSprintEvent" e ON e.id = s."eventId" AND e."flowTeamId" = ${flowTeamId}::uuid AND e.key = ${key}
    WHERE s."personId" = ${personId}::uuid AND s.kind = 'dots'`;
  return { cards, dots: Object.fromEntries(dots.map(({ itemId, value }) => [itemId, Number(value)])) };
}

function countsOf(cards: readonly Pick<RetroCard, "column">[]): RetroView["counts"] {
  const count = (column: RetroColumn) => cards.filter((card) => card.column === column).length;
  return Object.fromEntries(retroColumns.map((column) => [column, count(column)])) as RetroView["counts"];
}
