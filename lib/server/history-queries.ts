import "server-only";
import { type ItemKind, type JsonFields, ownKinds } from "@/lib/domain/audit";
import type { EventKind } from "@/lib/domain/events/contracts";
import { asInHistoryStill } from "@/lib/domain/events/in-history";
import { type HistoryPage, idsIn } from "@/lib/domain/history-words";
import { contexts } from "@/lib/domain/live";
import { Prisma } from "@/prisma/client/client";
import { db } from "./db";
import type { View } from "./view";

const pageSize = 40;

/** Which part of a Flow Team's history: one item's or everybody's, before an entry or from now. */
type HistoryQuery = { itemId: string | null; before: bigint | null };

/**
 * History for Members, newest first. What is one person's alone is nowhere in it, and what is a Scrum
 * Team's alone is told without its words: also where it was written down with them, for what is in
 * history can't be changed any more.
 */
export function historyView({ itemId, before }: HistoryQuery): View<HistoryPage> {
  return {
    name: `history ${itemId ?? "all"} ${before ?? "now"}`,
    capability: "read the history",
    contexts: contexts.filter((context) => context !== "presence"),
    load: async (flowTeamId) => JSON.stringify(await readHistory(flowTeamId, { itemId, before })),
  };
}

type Row = {
  id: bigint;
  at: Date;
  actorId: string | null;
  actorName: string | null;
  command: string;
  commandId: string;
  item: { kind: ItemKind; id: string; title: string };
  /** Of an event, or of an action item agreed in one. */
  eventKind: EventKind | null;
  before: JsonFields | null;
  after: JsonFields | null;
  reason: string | null;
  isUndo: boolean;
  canUndo: boolean;
};

async function readHistory(flowTeamId: string, { itemId, before }: HistoryQuery): Promise<HistoryPage> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT entry.id, entry.at, entry."actorId", person.name AS "actorName", entry.command,
      entry."commandId", json_build_object('kind', entry."itemKind", 'id', entry."itemId", 'title', entry."itemTitle") AS item,
      CASE entry."itemKind"
        WHEN 'Event' THEN (SELECT kind::text FROM "FlowSprintEvent" WHERE id = entry."itemId")
        WHEN 'Action item' THEN (SELECT kind::text FROM "ActionItem" WHERE id = entry."itemId") END AS "eventKind",
      entry.before, entry.after, entry.reason, entry."undoOf" IS NOT NULL AS "isUndo",
      entry.undo IS NOT NULL AND NOT EXISTS (
        SELECT FROM "AuditEntry" later WHERE later."undoOf" = entry."commandId") AS "canUndo"
    FROM "AuditEntry" entry LEFT JOIN "Person" person ON person.id = entry."actorId"
    WHERE entry."flowTeamId" = ${flowTeamId}::uuid AND entry."itemKind" <> ALL(${[...ownKinds]})
      ${itemId === null ? Prisma.empty : Prisma.sql`AND entry."itemId" = ${itemId}::uuid`}
      ${before === null ? Prisma.empty : Prisma.sql`AND entry.id < ${before}`}
    ORDER BY entry.id DESC LIMIT ${pageSize + 1}`;
  const shown = rows.slice(0, pageSize).map((row) => asInHistoryStill(row.eventKind, row));
  return {
    entries: shown.map((row) => ({
      id: String(row.id),
      at: row.at.toISOString(),
      by: row.actorId === null ? null : { id: row.actorId, name: row.actorName ?? "Somebody" },
      command: row.command,
      commandId: row.commandId,
      item: row.item,
      before: row.before,
      after: row.after,
      reason: row.reason,
      isUndo: row.isUndo,
      canUndo: row.canUndo,
    })),
    names: await readNames(
      flowTeamId,
      shown.flatMap((row) => [...idsIn(row.before), ...idsIn(row.after)]),
    ),
    older: rows.length > pageSize ? String(shown.at(-1)?.id) : null,
  };
}

/** What ids are called now. Those of another Flow Team stay without a name. */
async function readNames(flowTeamId: string, ids: string[]): Promise<HistoryPage["names"]> {
  if (ids.length === 0) return {};
  const wanted = [...new Set(ids)];
  const rows = await db().$queryRaw<{ id: string; name: string }[]>`
    SELECT team.id, team.name FROM "ScrumTeam" team
    WHERE team.id = ANY(${wanted}::uuid[]) AND team."flowTeamId" = ${flowTeamId}::uuid
    UNION ALL
    SELECT epic.id, 'E-' || epic.number || ' ' || epic.title FROM "Epic" epic
    WHERE epic.id = ANY(${wanted}::uuid[]) AND epic."flowTeamId" = ${flowTeamId}::uuid
    UNION ALL
    SELECT story.id, 'S-' || story.number || ' ' || story.title FROM "Story" story
    WHERE story.id = ANY(${wanted}::uuid[]) AND story."flowTeamId" = ${flowTeamId}::uuid
    UNION ALL
    SELECT milestone.id, milestone.name FROM "Milestone" milestone
    WHERE milestone.id = ANY(${wanted}::uuid[]) AND milestone."flowTeamId" = ${flowTeamId}::uuid
    UNION ALL
    SELECT person.id, person.name FROM "Person" person
    JOIN "Membership" membership ON membership."personId" = person.id
    WHERE person.id = ANY(${wanted}::uuid[]) AND membership."flowTeamId" = ${flowTeamId}::uuid`;
  return Object.fromEntries(rows.map((row) => [row.id, row.name]));
}
