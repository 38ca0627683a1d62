import "server-only";
import { ranksBetween } from "@/lib/domain/backlog/ranks";
import type { StoryPlace } from "@/lib/domain/backlog/story-schema";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import type { Tx } from "@/lib/server/db";
import { Prisma } from "@/prisma/client/client";

/** One order of Stories: a team's, an Epic's, or that of the Stories without Epic. */
export type StoryList = { order: "team"; teamId: string } | { order: "epic"; epicId: string | null };

/** The list of an order that a Story is in; null where no team has taken it. */
export function listOf(
  story: { epicId: string | null; teamId: string | null },
  order: "epic" | "team",
): StoryList | null {
  if (order === "epic") return { order, epicId: story.epicId };
  return story.teamId === null ? null : { order, teamId: story.teamId };
}

/**
 * Locks the lists until the transaction ends, so that what their orders count holds still: the Flow
 * Team for Stories without Epic, Epics, then Scrum Teams, each by id, that nobody waits in a circle.
 * Moving Stories have to be locked after this.
 */
export async function lockLists(tx: Tx, flowTeamId: string, lists: readonly StoryList[]): Promise<void> {
  const epicIds = new Set<string>();
  const teamIds = new Set<string>();
  let hasLoose = false;
  for (const list of lists) {
    if (list.order === "team") teamIds.add(list.teamId);
    else if (list.epicId !== null) epicIds.add(list.epicId);
    else hasLoose = true;
  }
  if (hasLoose) await tx.$queryRaw`SELECT id FROM "FlowTeam" WHERE id = ${flowTeamId}::uuid FOR NO KEY UPDATE`;
  await lockRows(tx, Prisma.sql`"Epic"`, flowTeamId, [...epicIds]);
  await lockRows(tx, Prisma.sql`"ScrumTeam"`, flowTeamId, [...teamIds]);
}

async function lockRows(tx: Tx, table: Prisma.Sql, flowTeamId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.$queryRaw`
    SELECT id FROM ${table} WHERE id = ANY(${ids}::uuid[]) AND "flowTeamId" = ${flowTeamId}::uuid
    ORDER BY id FOR NO KEY UPDATE`;
}

/** The column that holds the order, and which Stories the list is of. */
function listSql(flowTeamId: string, list: StoryList): { rank: Prisma.Sql; isIn: Prisma.Sql } {
  return list.order === "team"
    ? { rank: Prisma.sql`"teamRank"`, isIn: Prisma.sql`"teamId" = ${list.teamId}::uuid` }
    : {
        rank: Prisma.sql`"epicRank"`,
        isIn: Prisma.sql`coalesce("epicId", "flowTeamId") = ${list.epicId ?? flowTeamId}::uuid`,
      };
}

/**
 * `count` ranks in order at a place of a locked list. Removed Stories and those that are about to
 * move keep theirs and count, so that a rank is never given twice, not even within one statement.
 * Refused where the Story it is said by isn't in the list.
 */
export async function ranksAt(
  tx: Tx,
  flowTeamId: string,
  list: StoryList,
  place: StoryPlace,
  count: number,
): Promise<Result<string[]>> {
  const { rank, isIn } = listSql(flowTeamId, list);
  const anchorId = "storyId" in place ? place.storyId : null;
  const [row] = await tx.$queryRaw<{ anchor: string | null; before: string | null; after: string | null }[]>`
    WITH anchor AS (
      SELECT (SELECT ${rank} FROM "Story" WHERE id = ${anchorId}::uuid AND "deletedAt" IS NULL AND ${isIn}) AS rank
    )
    SELECT anchor.rank AS anchor,
      (SELECT ${rank} FROM "Story" WHERE ${isIn} AND (anchor.rank IS NULL OR ${rank} < anchor.rank)
       ORDER BY ${rank} DESC LIMIT 1) AS before,
      (SELECT ${rank} FROM "Story" WHERE ${isIn} AND (anchor.rank IS NULL OR ${rank} > anchor.rank)
       ORDER BY ${rank} LIMIT 1) AS after
    FROM anchor`;
  const { anchor = null, before = null, after = null } = row ?? {};
  switch (place.at) {
    case "top":
      return ok(ranksBetween(null, after, count));
    case "bottom":
      return ok(ranksBetween(before, null, count));
    default:
      if (anchor === null) return notFound("Story");
      return ok(place.at === "before" ? ranksBetween(before, anchor, count) : ranksBetween(anchor, after, count));
  }
}

/** Writes ranks of a list, in one statement. */
export async function writeRanks(
  tx: Tx,
  order: StoryList["order"],
  ranks: readonly { id: string; rank: string }[],
): Promise<void> {
  const column = order === "team" ? Prisma.sql`"teamRank"` : Prisma.sql`"epicRank"`;
  await tx.$executeRaw`
    UPDATE "Story" s SET ${column} = w.rank
    FROM jsonb_to_recordset(${JSON.stringify(ranks)}::jsonb) AS w (id uuid, rank text) WHERE s.id = w.id`;
}

/** Where Stories stand in their list: behind whom, and at which place from 1. */
export type Standing = { id: string; after: string | null; position: number };

/** Where the Stories stand in a locked list, from its top down. Removed ones don't count. */
export async function standingsIn(
  tx: Tx,
  flowTeamId: string,
  list: StoryList,
  storyIds: readonly string[],
): Promise<Standing[]> {
  const { rank, isIn } = listSql(flowTeamId, list);
  return tx.$queryRaw<Standing[]>`
    SELECT id, after, position FROM (
      SELECT id, lag(id) OVER (ORDER BY ${rank}) AS after, (row_number() OVER (ORDER BY ${rank}))::int AS position
      FROM "Story" WHERE ${isIn} AND "deletedAt" IS NULL
    ) placed WHERE id = ANY(${[...storyIds]}::uuid[]) ORDER BY position`;
}

/** A list is ordered by who keeps it. */
export function refuseOrdering(order: StoryList["order"]): Result<never> {
  return refuse({
    code: "forbidden",
    message:
      order === "team"
        ? "A Team Backlog is ordered by its PO."
        : "Stories within an Epic are ordered by the CPO, or a PO whose team leads it.",
    wayOut: order === "team" ? "Ask the PO of that team." : "Ask the CPO.",
  });
}

/** Who waited for a list finds that the Story has left it. */
export const refuseMovedAway = refuse({
  code: "stale",
  message: "Somebody moved this Story to another list while you did.",
  wayOut: "Look where it is now, and move it again.",
});

/** Every rank of a locked list from its top down, those of removed Stories too. */
export async function ranksIn(tx: Tx, flowTeamId: string, list: StoryList): Promise<{ id: string; rank: string }[]> {
  const { rank, isIn } = listSql(flowTeamId, list);
  return tx.$queryRaw<{ id: string; rank: string }[]>`
    SELECT id, ${rank} AS rank FROM "Story" WHERE ${isIn} ORDER BY ${rank}`;
}
