import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/domain/access";
import { isSlug } from "@/lib/domain/flow-teams/slug";
import { type Answer, type Refusal, type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type Caller, type Command, refusalFor } from "./command";
import { type Tx, db } from "./db";
import { findCommand } from "./registry";

const input = z.object({ commandId: z.uuid("That is not a change.") });

/**
 * Takes back one of the actor's own runs by running the command its history names, with all its
 * rules. Redo is the undo of an undo. Refused with `stale` when somebody changed the same since.
 */
export const undo: Command<z.infer<typeof input>, null, z.input<typeof input>> = {
  name: "history.undo",
  input,
  async run(caller, rawInput, options = {}) {
    const parsed = input.safeParse(rawInput);
    if (!caller || !parsed.success) return notFound("change");
    const { commandId } = parsed.data;
    try {
      const way = await findWayBack(commandId);
      if (!way || way.actorId !== caller.personId) return notFound("change");
      const inverse = way.undo && findCommand(way.undo.command);
      if (!way.undo || !inverse) return refuse(noWayBack);
      const answer = await inverse.run(caller, way.undo.input, {
        ...options,
        undoOf: commandId,
        guard: (tx) => refuseTwice(tx, commandId),
      });
      return answer.ok ? { ...answer, value: null } : explained(answer, way, caller);
    } catch (error) {
      return refuse(refusalFor("history.undo", error));
    }
  },
};

/** How far back the last own change is looked for: what is older was not meant by ⌘Z. */
const lastUndoableWithin = 60 * 60_000;

/** The actor's newest change in a Flow Team that stands and can be taken back, and what it was of. */
export async function findLastUndoable(
  actor: Actor,
  slug: unknown,
  now: Date,
): Promise<{ commandId: string; message: string } | null> {
  if (typeof slug !== "string" || !isSlug(slug)) return null;
  const since = new Date(now.getTime() - lastUndoableWithin);
  const [run] = await db().$queryRaw<{ commandId: string; message: string }[]>`
    SELECT entry."commandId", entry."itemTitle" AS message
    FROM "AuditEntry" entry JOIN "FlowTeam" ft ON ft.id = entry."flowTeamId" AND ft.slug = ${slug}
    WHERE entry."actorId" = ${actor.personId}::uuid AND entry.undo IS NOT NULL AND entry.at >= ${since}
      AND NOT EXISTS (SELECT FROM "AuditEntry" later WHERE later."undoOf" = entry."commandId")
      AND (
        -- An undo isn't a change to take back; the undo of an undo is one again.
        WITH RECURSIVE chain AS (
          SELECT entry."undoOf", 0 AS depth
          UNION ALL
          SELECT former."undoOf", depth + 1 FROM chain CROSS JOIN LATERAL (
            SELECT "undoOf" FROM "AuditEntry" WHERE "commandId" = chain."undoOf" LIMIT 1) former
        ) SELECT max(depth) % 2 = 0 FROM chain)
    ORDER BY entry.id DESC LIMIT 1`;
  return run ?? null;
}

type WayBack = {
  id: bigint;
  actorId: string | null;
  itemTitle: string;
  undo: { command: string; input: unknown } | null;
};

async function findWayBack(commandId: string): Promise<WayBack | null> {
  const [way] = await db().$queryRaw<WayBack[]>`
    SELECT id, "actorId", "itemTitle", undo FROM "AuditEntry"
    WHERE "commandId" = ${commandId}::uuid ORDER BY undo IS NULL, id LIMIT 1`;
  return way ?? null;
}

/** Two tabs at once: the second waits for the first, and then finds it done. */
async function refuseTwice(tx: Tx, commandId: string): Promise<Result<null>> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${commandId}, 0))`;
  const undone = await tx.auditEntry.findFirst({
    where: { undoOf: commandId },
    select: { id: true },
  });
  return undone ? refuse(undoneAlready) : ok(null);
}

/** A stale refusal says who was there since, and of what. */
async function explained(
  answer: Answer<unknown> & { ok: false },
  way: WayBack,
  caller: NonNullable<Caller>,
): Promise<Answer<null>> {
  if (answer.refusal.code !== "stale") return answer;
  const [other] = await db().$queryRaw<{ name: string }[]>`
    SELECT person.name FROM "AuditEntry" entry JOIN "Person" person ON person.id = entry."actorId"
    WHERE entry."itemId" = (SELECT "itemId" FROM "AuditEntry" WHERE id = ${way.id})
      AND entry.id > ${way.id} AND entry."actorId" <> ${caller.personId}::uuid
    ORDER BY entry.id DESC LIMIT 1`;
  return refuse({
    ...answer.refusal,
    message: `${other?.name ?? "Somebody"} has changed ${way.itemTitle} since, so your change can't be taken back.`,
    wayOut: "Its history shows both changes: open it and set by hand what should be there.",
  });
}

const noWayBack: Refusal = {
  code: "invalid",
  message: "This change can't be taken back.",
  wayOut: "Change it by hand instead; its history shows what was there before.",
};

const undoneAlready: Refusal = {
  code: "invalid",
  message: "This change has been taken back already.",
  wayOut: "Nothing is left to do; its history shows when it was.",
};
