import "server-only";
import type { z } from "zod";
import { can } from "@/lib/domain/access";
import { mayMoveCard, mayRank, takenBy } from "@/lib/domain/backlog/story-policy";
import { unmetForDone } from "@/lib/domain/backlog/story-readiness";
import { MoveCard, type StoryPlace } from "@/lib/domain/backlog/story-schema";
import { storyNamed } from "@/lib/domain/backlog/story-words";
import { type BoardColumn, type StoryStatus, columnOf, statusOfColumn } from "@/lib/domain/backlog/workflow";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command } from "@/lib/server/command";
import { tellWatchers } from "@/lib/server/conversations/watchers";
import type { Tx } from "@/lib/server/db";
import { refuseRetired } from "@/lib/server/flow-teams/entry";
import { Prisma } from "@/prisma/client/client";
import { storiesChanged } from "./story-changes";
import { ranksAt, standingsIn } from "./story-order";

/**
 * Moves a card on its team's board. Locks its Story, and the team's order only where a place is
 * said; the Flow Team never, so that boards don't wait for each other. A place counts for who orders
 * the Team Backlog.
 *
 * What came to a done column isn't blocked any more. Returns what it still has open.
 */
export const moveCard = command({
  name: "stories.moveCard",
  input: MoveCard,
  async run(context, { flowTeamId, storyId, seenColumnId, columnId, place, former }) {
    const { tx, actor, now } = context;
    if (!can(actor, "contribute", { flowTeamId })) return notFound("Story");
    const orderedTeam = place ? await lockTeamOf(tx, flowTeamId, storyId) : null;
    const card = await lockCard(tx, flowTeamId, storyId);
    if (!card) return notFound("Story");
    if (card.state === "retired") return refuseRetired;
    const from = columnOf(card.columns, card);
    const to = card.columns.find(({ id }) => id === columnId);
    const allowed = mayMove(context, flowTeamId, card, to);
    if (!allowed.ok) return allowed;
    if (!from || !to) return notFound("column");
    if (from.id !== seenColumnId && from.id !== to.id) return refuseStale(tx, card, from, seenColumnId, to);

    const isMoved = from.id !== to.id;
    const orders = place !== null && mayRank(actor, { ...card, flowTeamId, epicLeadTeamId: null }, "team");
    if (place && !orders && !isMoved) return refuseOrder;
    if (orders && orderedTeam !== card.teamId) return refuseTeamChanged(card);
    if (!isMoved && !orders) return ok({ unmet: [] });

    const status = statusOfColumn(card.columns, to.id);
    const after: CardStanding = {
      columnSince: isMoved ? now : card.columnSince,
      startedAt: card.startedAt ?? (status === "open" ? null : now),
      doneAt: status === "done" ? (card.doneAt ?? now) : null,
      ...(status === "done" ? notBlocked : { blockedReason: card.blockedReason, blockedSince: card.blockedSince }),
      // An undo gives the card its age back; anybody else's word for it is no matter.
      ...(context.undoOf && former && standingOf(former, status, now)),
    };
    const ranked = orders ? await findRank(context, flowTeamId, card, place) : null;
    if (ranked && !ranked.ok) return ranked;
    const rank = ranked ? Prisma.sql`, "teamRank" = ${ranked.value.rank}` : Prisma.empty;
    await tx.$executeRaw`
      UPDATE "Story" SET "columnId" = ${to.id}::uuid, status = ${status}::"StoryStatus", "columnSince" = ${after.columnSince},
        "startedAt" = ${after.startedAt}, "doneAt" = ${after.doneAt},
        "blockedReason" = ${after.blockedReason}, "blockedSince" = ${after.blockedSince} ${rank}
      WHERE id = ${storyId}::uuid`;
    const position = ranked ? await positionOf(context, flowTeamId, card) : null;
    const changesBlock = after.blockedReason !== card.blockedReason;
    context.record({
      flowTeamId,
      item: { kind: "Story", id: storyId, title: storyNamed(card) },
      before: {
        ...(isMoved && { columnId: from.id, status: card.status }),
        ...(changesBlock && { blockedReason: card.blockedReason }),
        ...(ranked && { placeInTeam: ranked.value.formerPosition }),
      },
      after: {
        ...(isMoved && { columnId: to.id, status }),
        ...(changesBlock && { blockedReason: after.blockedReason }),
        ...(ranked && { placeInTeam: position }),
      },
      undo: {
        command: "stories.moveCard",
        input: {
          flowTeamId,
          storyId,
          seenColumnId: to.id,
          columnId: from.id,
          place: ranked ? ranked.value.back : null,
          former: {
            columnSince: card.columnSince,
            startedAt: card.startedAt,
            doneAt: card.doneAt,
            blocked: card.blockedReason && { reason: card.blockedReason, since: card.blockedSince },
          },
        },
      },
    });
    storiesChanged(context, flowTeamId, [{ id: storyId, before: card, after: { ...card, status } }]);
    // From column to column is the team's own; that it begins and ends is news.
    if (status !== card.status) {
      await tellWatchers(context, flowTeamId, { kind: "Story", id: storyId, title: storyNamed(card) }, movedTo[status]);
    }
    return ok({ unmet: isMoved && status === "done" ? await loadUnmet(tx, flowTeamId, storyId) : [] });
  },
});

const movedTo: Record<StoryStatus, string> = {
  open: "put it back to the open ones",
  in_progress: "has it in progress",
  done: "has done it",
};

/** What of a card follows from where it stands. */
type CardStanding = {
  columnSince: Date;
  startedAt: Date | null;
  doneAt: Date | null;
  blockedReason: string | null;
  blockedSince: Date | null;
};

/** What is done isn't blocked. */
const notBlocked = { blockedReason: null, blockedSince: null };

type Card = CardStanding & {
  id: string;
  number: number;
  title: string;
  epicId: string | null;
  teamId: string | null;
  estimate: number | null;
  status: StoryStatus;
  columnId: string | null;
  state: "forming" | "active" | "retired";
  teamName: string | null;
  isTeamRetired: boolean;
  columns: BoardColumn[];
};

/** The Story as a card, its row locked, with its team's board: one statement, for moves are many. */
async function lockCard(tx: Tx, flowTeamId: string, storyId: string): Promise<Card | null> {
  const [card] = await tx.$queryRaw<Card[]>`
    SELECT s.id, s.number, s.title, s."epicId", s."teamId", s.estimate, s.status::text, s."columnId", s."columnSince",
           s."startedAt", s."doneAt", s."blockedReason", s."blockedSince", f.state::text, t.name AS "teamName",
           t."retiredAt" IS NOT NULL AS "isTeamRetired",
           coalesce((SELECT json_agg(json_build_object('id', c.id, 'name', c.name, 'kind', c.kind) ORDER BY c.position)
                     FROM "BoardColumn" c WHERE c."teamId" = s."teamId"), '[]') AS columns
    FROM "Story" s JOIN "FlowTeam" f ON f.id = s."flowTeamId" LEFT JOIN "ScrumTeam" t ON t.id = s."teamId"
    WHERE s.id = ${storyId}::uuid AND s."flowTeamId" = ${flowTeamId}::uuid AND s."deletedAt" IS NULL
    FOR NO KEY UPDATE OF s`;
  return card ?? null;
}

/** Locks the order of the Story's team, which comes before the Story itself. Returns the team. */
async function lockTeamOf(tx: Tx, flowTeamId: string, storyId: string): Promise<string | null> {
  const [team] = await tx.$queryRaw<{ id: string }[]>`
    SELECT t.id FROM "ScrumTeam" t JOIN "Story" s ON s."teamId" = t.id
    WHERE s.id = ${storyId}::uuid AND s."flowTeamId" = ${flowTeamId}::uuid
    FOR NO KEY UPDATE OF t`;
  return team?.id ?? null;
}

function mayMove({ actor }: CommandContext, flowTeamId: string, card: Card, to: BoardColumn | undefined): Result<null> {
  if (takenBy(card) === null) {
    return refuse({
      code: "invalid",
      message: `S-${card.number} is on no board: ${card.isTeamRetired ? `${card.teamName} is retired` : "no team has taken it"}.`,
      wayOut: "Let a PO take it into their Team Backlog first.",
    });
  }
  if (!mayMoveCard(actor, flowTeamId, card.teamId)) {
    return refuse({
      code: "forbidden",
      message: `Cards on the board of ${card.teamName} are moved by its members.`,
      wayOut: `Ask somebody of ${card.teamName}.`,
    });
  }
  if (to) return ok(null);
  return refuse({
    code: "stale",
    message: `The board of ${card.teamName} has no such column any more.`,
    wayOut: "Reload the board and choose one of its columns.",
  });
}

/** Two people moved one card: the second learns where it is, and who put it there. */
async function refuseStale(
  tx: Tx,
  card: Card,
  from: BoardColumn,
  seenColumnId: string,
  to: BoardColumn,
): Promise<Result<never>> {
  const [last] = await tx.$queryRaw<{ name: string }[]>`
    SELECT p.name FROM "AuditEntry" a JOIN "Person" p ON p.id = a."actorId"
    WHERE a."itemId" = ${card.id}::uuid AND a.after ? 'columnId' ORDER BY a.id DESC LIMIT 1`;
  return refuse({
    code: "stale",
    message: `S-${card.number} is in ${from.name} now${last ? `: ${last.name} moved it` : ""}.`,
    conflicts: [{ field: "columnId", seen: seenColumnId, mine: to.id, theirs: from.id }],
    wayOut: `Leave it in ${from.name}, or move it on from there.`,
  });
}

const refuseOrder = refuse({
  code: "forbidden",
  message: "The order of a team's Stories is its PO's.",
  wayOut: "Ask the PO of that team to move it up or down.",
});

function refuseTeamChanged(card: Card): Result<never> {
  return refuse({
    code: "stale",
    message: `S-${card.number} went to another team while you moved it.`,
    wayOut: "Look where it is now.",
  });
}

type Ranking = { rank: string; formerPosition: number | null; back: StoryPlace };

async function findRank(
  { tx }: CommandContext,
  flowTeamId: string,
  card: Card,
  place: StoryPlace,
): Promise<Result<Ranking>> {
  const list = { order: "team" as const, teamId: card.teamId ?? "" };
  const [standing] = await standingsIn(tx, flowTeamId, list, [card.id]);
  const back: StoryPlace = standing?.after ? { at: "after", storyId: standing.after } : { at: "top" };
  const ranks = await ranksAt(tx, flowTeamId, list, place, 1);
  if (!ranks.ok) return ranks;
  return ok({ rank: ranks.value[0] ?? "", formerPosition: standing?.position ?? null, back });
}

async function positionOf({ tx }: CommandContext, flowTeamId: string, card: Card): Promise<number | null> {
  const list = { order: "team" as const, teamId: card.teamId ?? "" };
  return (await standingsIn(tx, flowTeamId, list, [card.id]))[0]?.position ?? null;
}

/** What an undo gives back, as far as it fits the status. */
function standingOf(
  former: NonNullable<z.infer<typeof MoveCard>["former"]>,
  status: StoryStatus,
  now: Date,
): Partial<CardStanding> {
  const startedAt = former.startedAt === null ? null : new Date(former.startedAt);
  return {
    columnSince: new Date(former.columnSince),
    startedAt: status === "open" ? startedAt : (startedAt ?? now),
    doneAt: status !== "done" ? null : former.doneAt === null ? now : new Date(former.doneAt),
    ...(status !== "done" &&
      former.blocked && { blockedReason: former.blocked.reason, blockedSince: new Date(former.blocked.since) }),
  };
}

async function loadUnmet(tx: Tx, flowTeamId: string, storyId: string): Promise<string[]> {
  const [facts] = await tx.$queryRaw<
    { criteria: number; criteriaMet: number; tasks: number; tasksDone: number; doneChecks: number; lines: number }[]
  >`
    SELECT
      (SELECT count(*)::int FROM "AcceptanceCriterion" WHERE "storyId" = ${storyId}::uuid AND "deletedAt" IS NULL) AS criteria,
      (SELECT count(*)::int FROM "AcceptanceCriterion" WHERE "storyId" = ${storyId}::uuid AND "deletedAt" IS NULL AND state = 'met') AS "criteriaMet",
      (SELECT count(*)::int FROM "Task" WHERE "storyId" = ${storyId}::uuid AND "deletedAt" IS NULL) AS tasks,
      (SELECT count(*)::int FROM "Task" WHERE "storyId" = ${storyId}::uuid AND "deletedAt" IS NULL AND status = 'done') AS "tasksDone",
      (SELECT count(*)::int FROM "DefinitionCheck" k JOIN "Definition" d ON d.id = k."definitionId"
       WHERE k."storyId" = ${storyId}::uuid AND d.kind = 'done' AND d."deletedAt" IS NULL) AS "doneChecks",
      (SELECT count(*)::int FROM "Definition" WHERE "flowTeamId" = ${flowTeamId}::uuid AND kind = 'done' AND "deletedAt" IS NULL) AS lines`;
  if (!facts) return [];
  return unmetForDone(facts, { definitions: Array.from({ length: facts.lines }, () => ({ kind: "done" as const })) });
}
