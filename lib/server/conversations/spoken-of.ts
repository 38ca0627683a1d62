import "server-only";
import type { SpokenItem } from "@/lib/domain/conversations/schema";
import type { StoryStatus } from "@/lib/domain/backlog/workflow";
import type { CommandContext } from "@/lib/server/command";
import { storyTouched } from "@/lib/server/backlog/story-changes";
import type { Tx } from "@/lib/server/db";
import { Prisma } from "@/prisma/client/client";

/** An item people speak of, as far as conversations look at it. */
export type SpokenOf = SpokenItem & {
  /** "S-12 Berth list". */
  title: string;
  /** The team it is with; null where it is nobody's. */
  teamId: string | null;
  epicId: string | null;
  status: StoryStatus | null;
  estimate: number | null;
};

const tables: Record<SpokenItem["kind"], Prisma.Sql> = {
  Epic: Prisma.sql`SELECT 'E-' || i.number || ' ' || i.title AS title, i."leadTeamId" AS "teamId", NULL::uuid AS "epicId",
    NULL::text AS status, NULL::int AS estimate FROM "Epic" i`,
  Story: Prisma.sql`SELECT 'S-' || i.number || ' ' || i.title AS title, i."teamId", i."epicId", i.status::text, i.estimate
    FROM "Story" i`,
  Dependency: Prisma.sql`SELECT 'D-' || i.number || ' ' || left(i.note, 80) AS title, i."neederTeamId" AS "teamId",
    NULL::uuid AS "epicId", NULL::text AS status, NULL::int AS estimate FROM "Dependency" i`,
  Risk: Prisma.sql`SELECT 'R-' || i.number || ' ' || i.title AS title, i."teamId", NULL::uuid AS "epicId", NULL::text AS status,
    NULL::int AS estimate FROM "Risk" i`,
  Impediment: Prisma.sql`SELECT 'I-' || i.number || ' ' || i.title AS title, i."teamId", NULL::uuid AS "epicId",
    NULL::text AS status, NULL::int AS estimate FROM "Impediment" i`,
};

/** The item, unless it is removed or of another Flow Team. It stays until the transaction ends. */
export async function findSpokenOf(tx: Tx, flowTeamId: string, item: SpokenItem): Promise<SpokenOf | null> {
  const [row] = await tx.$queryRaw<Omit<SpokenOf, "id" | "kind">[]>`
    ${tables[item.kind]}
    WHERE i.id = ${item.id}::uuid AND i."flowTeamId" = ${flowTeamId}::uuid AND i."deletedAt" IS NULL FOR KEY SHARE`;
  return row ? { ...item, ...row, title: row.title.trim() } : null;
}

/** Says that what is said about the item changed; a Story's row counts its comments. */
export function talkChanged(context: Pick<CommandContext, "changed">, flowTeamId: string, item: SpokenOf): void {
  context.changed({ flowTeamId, context: "conversations", id: item.id });
  if (item.kind !== "Story") return;
  const { id, teamId, epicId, estimate } = item;
  storyTouched(context, flowTeamId, { id, teamId, epicId, estimate, status: item.status ?? "open" });
}
