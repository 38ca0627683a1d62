import "server-only";
import type { BallotView, Reveal, Vote } from "@/lib/domain/events/ballots";
import { type Tx, db } from "@/lib/server/db";

/** The votes of a ballot with the Scrum Teams of who cast them, for a reveal alone. */
export async function readVotes(tx: Tx, ballotId: string, { flowTeamId }: { flowTeamId: string }): Promise<Vote[]> {
  return tx.$queryRaw<Vote[]>`
    SELECT v."personId", p.name, v.value,
      coalesce((SELECT json_agg(DISTINCT r."scrumTeamId") FROM "RoleHolding" r
        WHERE r."personId" = v."personId" AND r."flowTeamId" = ${flowTeamId}::uuid
          AND r."endedAt" IS NULL AND r."scrumTeamId" IS NOT NULL), '[]') AS "teamIds"
    FROM "Secret" v JOIN "Person" p ON p.id = v."personId"
    WHERE v."itemId" = ${ballotId}::uuid AND v.kind = 'vote'`;
}

/**
 * JSON of the BallotView[] of a room, the latest first. Of hidden votes it tells their number, and in
 * planning poker who has laid a card.
 */
export async function ballotsViewJson(
  flowTeamId: string,
  key: string,
  on: Pick<Tx, "$queryRaw"> = db(),
): Promise<string | null> {
  const rows = await on.$queryRaw<(Omit<BallotView, "revealed"> & { revealed: Reveal | null })[]>`
    SELECT b.id, b.kind::text AS kind, b."subjectId", b.round, b.state::text AS state, b.deck, b.revealed, b.result,
      (SELECT count(*)::int FROM "Secret" v WHERE v."itemId" = b.id AND v.kind = 'vote') AS voted,
      ARRAY(SELECT v."personId"::text FROM "Secret" v
        WHERE v."itemId" = b.id AND v.kind = 'vote' AND b.kind = 'poker' ORDER BY v."personId") AS "votedIds"
    FROM "Ballot" b JOIN "FlowSprintEvent" e ON e.id = b."eventId"
    WHERE e."flowTeamId" = ${flowTeamId}::uuid AND e.key = ${key}
    ORDER BY b."openedAt" DESC, b.id`;
  return JSON.stringify(rows satisfies BallotView[]);
}

/** What one person has voted in the open ballots of a room, by ballot: theirs alone to read. */
export async function readOwnVotes(
  flowTeamId: string,
  key: string,
  personId: string,
): Promise<{ [ballotId: string]: string }> {
  const rows = await db().$queryRaw<{ ballotId: string; value: string }[]>`
    SELECT v."itemId" AS "ballotId", v.value FROM "Secret" v JOIN "FlowSprintEvent" e ON e.id = v."eventId"
    WHERE e."flowTeamId" = ${flowTeamId}::uuid AND e.key = ${key} AND v.kind = 'vote'
      AND v."personId" = ${personId}::uuid`;
  return Object.fromEntries(rows.map(({ ballotId, value }) => [ballotId, value]));
}
