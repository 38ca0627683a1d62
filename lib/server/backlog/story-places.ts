import "server-only";
import type { Actor } from "@/lib/domain/access";
import { ranksBetween } from "@/lib/domain/backlog/ranks";
import { mayRank } from "@/lib/domain/backlog/story-policy";
import { moveInOrder } from "@/lib/domain/backlog/story-ranks";
import type { FormerCard, FormerPlace, StoryPlace } from "@/lib/domain/backlog/story-schema";
import { type BoardColumn, type StoryStatus, statusOfColumn } from "@/lib/domain/backlog/workflow";
import { type Result, ok, refuse } from "@/lib/domain/result";
import type { Tx } from "@/lib/server/db";
import { Prisma } from "@/prisma/client/client";
import type { StoryGround } from "./story-facts";
import { type StoryList, ranksAt, ranksIn, refuseMovedAway, refuseOrdering } from "./story-order";
import type { StoryWrite } from "./story-write";

/** Ranks of Stories in the lists they come to, by the Story's id. */
export type NewRanks = Map<string, { epicRank?: string; teamRank?: string }>;

/** Where edited Stories go in the orders of their lists: where a person says in the Epic's, and where an undo puts them back. */
export type Placing = { place: StoryPlace | null; former: readonly FormerPlace[] };

/** The Epic whose order a Story is in after the edit. */
const epicAfter = ({ story, after }: StoryWrite) => (after.epicId === undefined ? story.epicId : after.epicId);

/** Whether the Story gets another place in the Epic it stays in. */
function isReplaced({ place, former }: Placing, storyId: string): boolean {
  return place !== null || former.some((one) => one.order === "epic" && one.storyId === storyId);
}

/** The lists of the Epics in which edited Stories stay and get another place, as they are before they are locked. */
export async function listsKept(
  tx: Tx,
  flowTeamId: string,
  edits: readonly { storyId: string; edits: { epicId?: unknown } }[],
  placing: Placing,
): Promise<StoryList[]> {
  if (placing.place === null && placing.former.length === 0) return [];
  const ids = edits.flatMap(({ storyId, edits: { epicId } }) =>
    epicId === undefined && isReplaced(placing, storyId) ? storyId : [],
  );
  const stories = await tx.story.findMany({
    where: { flowTeamId, id: { in: ids } },
    select: { epicId: true },
    distinct: ["epicId"],
  });
  return stories.map(({ epicId }) => ({ order: "epic", epicId }));
}

/** Whether the Story may get its place in the Epic's order: by who orders it, and in a list that is locked. */
export function mayPlace(
  actor: Actor,
  write: StoryWrite,
  placing: Placing,
  { epicLeads }: Pick<StoryGround, "epicLeads">,
  locked: readonly StoryList[],
): Result<null> {
  const { story, after } = write;
  if (!isReplaced(placing, story.id)) return ok(null);
  const epicId = epicAfter(write);
  const isLocked = locked.some((list) => list.order === "epic" && list.epicId === epicId);
  if (!isLocked) return refuseMovedAway;
  if (placing.place === null) return ok(null);
  const epicLeadTeamId = after.epicId === undefined ? story.epicLeadTeamId : (epicLeads.get(epicId ?? "") ?? null);
  return mayRank(actor, { ...story, epicLeadTeamId }, "epic") ? ok(null) : refuseOrdering("epic");
}

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
  const byId = new Map(writes.map((write) => [write.story.id, write]));
  const arrivals = new Map<string, { list: StoryList; ids: string[]; places: FormerPlace[] }>();
  const at = (list: StoryList) => {
    const key = JSON.stringify(list);
    const known = arrivals.get(key) ?? { list, ids: [], places: [] };
    arrivals.set(key, known);
    return known;
  };
  for (const { story, after } of writes) {
    if (after.epicId !== undefined) at({ order: "epic", epicId: after.epicId }).ids.push(story.id);
    if (after.teamId) at({ order: "team", teamId: after.teamId }).ids.push(story.id);
  }
  for (const one of former) {
    const write = byId.get(one.storyId);
    if (write && one.order === "epic") at({ order: "epic", epicId: epicAfter(write) }).places.push(one);
    if (write?.after.teamId && one.order === "team") at({ order: "team", teamId: write.after.teamId }).places.push(one);
  }
  const given: NewRanks = new Map();
  for (const { list, ids, places } of arrivals.values()) {
    const field = list.order === "team" ? "teamRank" : "epicRank";
    const bottom = await ranksAt(tx, flowTeamId, list, { at: "bottom" }, ids.length);
    const ends = bottom.ok ? bottom.value : ranksBetween(null, null, ids.length);
    const ranked = ids.map((id, index) => ({ id, rank: ends[index] ?? "" }));
    const back = places.length > 0 ? putBack([...(await ranksIn(tx, flowTeamId, list)), ...ranked], places) : [];
    for (const { id, rank } of [...ranked, ...back]) given.set(id, { ...given.get(id), [field]: rank });
  }
  return given;
}

/**
 * The ranks that Stories get at a place in the order of the Epic they come to or stay in, whose list is
 * locked. Refused where the Story beside that place isn't in it.
 */
export async function ranksPlaced(
  tx: Tx,
  flowTeamId: string,
  writes: readonly StoryWrite[],
  place: StoryPlace,
): Promise<Result<Map<string, { epicRank: string }>>> {
  const byEpic = Map.groupBy(writes, epicAfter);
  const given = new Map<string, { epicRank: string }>();
  for (const [epicId, there] of byEpic) {
    const ranks = await ranksAt(tx, flowTeamId, { order: "epic", epicId }, place, there.length);
    if (!ranks.ok) return refuseGone;
    there.forEach(({ story }, index) => given.set(story.id, { epicRank: ranks.value[index] ?? "" }));
  }
  return ok(given);
}

const refuseGone = refuse({
  code: "stale",
  message: "The Story beside that place went elsewhere while you moved this one.",
  wayOut: "Look where they are now, and move it again.",
});

/** A Story whose former neighbour has left the list stays where it is in it: one that came, at the end. */
function putBack(list: readonly { id: string; rank: string }[], places: readonly FormerPlace[]) {
  const there = new Set(list.map(({ id }) => id));
  return (
    moveInOrder(
      list,
      places.filter(({ after }) => after === null || there.has(after)),
    ) ?? []
  );
}

/**
 * Where Stories stand that are about to leave their Epic or team, or their place in it, from the top of
 * each list down.
 */
export async function placesLeft(
  tx: Tx,
  writes: readonly StoryWrite[],
  placing: Placing = { place: null, former: [] },
): Promise<FormerPlace[]> {
  const idsOf = (some: readonly StoryWrite[]) => some.map(({ story }) => story.id);
  const inEpics = writes.filter(({ story, after }) => after.epicId !== undefined || isReplaced(placing, story.id));
  const inTeams = writes.filter(({ after }) => after.teamId !== undefined);
  return [...(await behindWhom(tx, "epic", idsOf(inEpics))), ...(await behindWhom(tx, "team", idsOf(inTeams)))];
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
