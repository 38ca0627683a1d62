import "server-only";
import { ranksBetween } from "@/lib/domain/backlog/ranks";
import { moveInOrder } from "@/lib/domain/backlog/story-ranks";
import type { FormerCard, FormerPlace } from "@/lib/domain/backlog/story-schema";
import { type BoardColumn, type StoryStatus, statusOfColumn } from "@/lib/domain/backlog/workflow";
import type { Tx } from "@/lib/server/db";
import { Prisma } from "@/prisma/client/client";
import { type StoryList, ranksAt, ranksIn } from "./story-order";
import type { StoryWrite } from "./story-write";

/** Ranks of Stories in the lists they come to, by the Story's id. */
export type NewRanks = Map<string, { epicRank?: string; teamRank?: string }>;

/**
 * The ranks that Stories get in the Epics and teams they come to, whose lists are locked: at the end,
 * in the order given; where `former` says behind whom, there, as long as that one is still in the list.
 */
export async function ranksOnArrival(
  tx: Tx,
  flowTeamId: string,
  writes: readonly StoryWrite[],
  former: readonly FormerPlace[],
): Promise<NewRanks> {
  const arrivals = new Map<string, { list: StoryList; ids: string[] }>();
  for (const { story, after } of writes) {
    const lists: StoryList[] = [];
    if (after.epicId !== undefined) lists.push({ order: "epic", epicId: after.epicId });
    if (after.teamId) lists.push({ order: "team", teamId: after.teamId });
    for (const list of lists) {
      const key = JSON.stringify(list);
      const known = arrivals.get(key) ?? { list, ids: [] };
      known.ids.push(story.id);
      arrivals.set(key, known);
    }
  }
  const given: NewRanks = new Map();
  for (const { list, ids } of arrivals.values()) {
    const field = list.order === "team" ? "teamRank" : "epicRank";
    const bottom = await ranksAt(tx, flowTeamId, list, { at: "bottom" }, ids.length);
    const ends = bottom.ok ? bottom.value : ranksBetween(null, null, ids.length);
    const ranked = ids.map((id, index) => ({ id, rank: ends[index] ?? "" }));
    const places = former.filter(({ order, storyId }) => order === list.order && ids.includes(storyId));
    const back = places.length > 0 ? putBack([...(await ranksIn(tx, flowTeamId, list)), ...ranked], places) : [];
    for (const { id, rank } of [...ranked, ...back]) given.set(id, { ...given.get(id), [field]: rank });
  }
  return given;
}

/** A Story whose former neighbour has left the list stays at its end. */
function putBack(list: readonly { id: string; rank: string }[], places: readonly FormerPlace[]) {
  const there = new Set(list.map(({ id }) => id));
  return (
    moveInOrder(
      list,
      places.filter(({ after }) => after === null || there.has(after)),
    ) ?? []
  );
}

/** Where Stories stand that are about to leave their Epic or team, from the top of each list down. */
export async function placesLeft(tx: Tx, writes: readonly StoryWrite[]): Promise<FormerPlace[]> {
  const leaving = (field: "epicId" | "teamId") =>
    writes.filter(({ after }) => after[field] !== undefined).map(({ story }) => story.id);
  return [...(await behindWhom(tx, "epic", leaving("epicId"))), ...(await behindWhom(tx, "team", leaving("teamId")))];
}

async function behindWhom(tx: Tx, order: FormerPlace["order"], storyIds: readonly string[]): Promise<FormerPlace[]> {
  if (storyIds.length === 0) return [];
  const rank = order === "team" ? Prisma.sql`"teamRank"` : Prisma.sql`"epicRank"`;
  const isBeside =
    order === "team"
      ? Prisma.sql`p."teamId" = s."teamId"`
      : Prisma.sql`coalesce(p."epicId", p."flowTeamId") = coalesce(s."epicId", s."flowTeamId")`;
  return tx.$queryRaw<FormerPlace[]>`
    SELECT s.id AS "storyId", ${order} AS "order",
      (SELECT p.id FROM "Story" p WHERE ${isBeside} AND p.${rank} < s.${rank} AND p."deletedAt" IS NULL
       ORDER BY p.${rank} DESC LIMIT 1) AS after
    FROM "Story" s WHERE s.id = ANY(${[...storyIds]}::uuid[]) AND s.${rank} IS NOT NULL ORDER BY s.${rank}`;
}

/** Where the cards of Stories stand that are about to leave their team's board. */
export async function cardsLeft(tx: Tx, writes: readonly StoryWrite[]): Promise<FormerCard[]> {
  const ids = writes
    .filter(({ story, after }) => after.teamId !== undefined && story.teamId)
    .map(({ story }) => story.id);
  if (ids.length === 0) return [];
  return tx.story.findMany({ where: { id: { in: ids } }, select: cardFields }).then(asFormerCards);
}

/** The cards that stand in columns, removed Stories' too: they may come back. */
export async function cardsIn(tx: Tx, columnIds: readonly string[]): Promise<FormerCard[]> {
  if (columnIds.length === 0) return [];
  return tx.story.findMany({ where: { columnId: { in: [...columnIds] } }, select: cardFields }).then(asFormerCards);
}

const cardFields = { id: true, columnId: true, columnSince: true } as const;

function asFormerCards(rows: readonly { id: string; columnId: string | null; columnSince: Date }[]): FormerCard[] {
  return rows.map(({ id, columnId, columnSince }) => ({
    storyId: id,
    columnId,
    columnSince: columnSince.toISOString(),
  }));
}

/**
 * Puts cards back into the columns they fell out of, with their age. One that has been moved since
 * stays, and so does one whose Story has another status or team than the column.
 */
export async function returnCards(tx: Tx, cards: readonly FormerCard[]): Promise<void> {
  if (cards.length === 0) return;
  const columnIds = cards.flatMap(({ columnId }) => columnId ?? []);
  const teams = await tx.scrumTeam.findMany({
    where: { columns: { some: { id: { in: columnIds } } } },
    select: { id: true, columns: { orderBy: { position: "asc" } } },
  });
  const meant = new Map<string, { teamId: string; status: StoryStatus }>(
    teams.flatMap(({ id: teamId, columns }) =>
      columns.map(({ id }) => [id, { teamId, status: statusOfColumn(columns as BoardColumn[], id) }] as const),
    ),
  );
  const rows = cards.flatMap((card) => {
    if (card.columnId === null) return { ...card, teamId: null, status: null };
    const column = meant.get(card.columnId);
    return column ? { ...card, ...column } : [];
  });
  await tx.$executeRaw`
    UPDATE "Story" s SET "columnId" = w."columnId", "columnSince" = w."columnSince"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS w ("storyId" uuid, "columnId" uuid, "columnSince" timestamptz, "teamId" uuid, status text)
    WHERE s.id = w."storyId" AND s."columnId" IS NULL
      AND (w."columnId" IS NULL OR (s."teamId" = w."teamId" AND s.status = w.status::"StoryStatus"))`;
}
