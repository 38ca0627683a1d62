import "server-only";
import type { Context, LiveHint } from "@/lib/domain/live";
import type { Tx } from "./db";

/** The part of a Flow Team that changed, and the item where it is one. */
export type Hint = { flowTeamId: string; context: Context; id?: string };

/** The channel every process listens on. */
export const hintChannel = "flotilla_hints";

/**
 * Counts up the revision of each context touched and notifies every process: in the transaction,
 * so that a hint arrives only for what was committed. Contexts are taken in one order, so that
 * two commands can't wait for each other.
 */
export async function publishHints(
  tx: Tx,
  hints: Hint[],
  by: { commandId: string; byId: string | null },
): Promise<void> {
  const touched = new Map<string, Hint>();
  for (const hint of hints) {
    const key = `${hint.flowTeamId} ${hint.context}`;
    const known = touched.get(key);
    // Several items of one context make one hint about the context as a whole.
    touched.set(key, known && known.id !== hint.id ? { ...hint, id: undefined } : hint);
  }
  if (touched.size === 0) return;
  const messages = [...touched.keys()].sort().map((key): Omit<LiveHint, "revision"> => {
    const { flowTeamId, context, id } = touched.get(key) as Hint;
    return { flowTeamId, context, id: id ?? null, ...by };
  });
  await tx.$executeRaw`
    WITH message AS (
      SELECT body, place FROM jsonb_array_elements(${JSON.stringify(messages)}::jsonb) WITH ORDINALITY AS m (body, place)
    ), counted AS (
      INSERT INTO "Revision" ("flowTeamId", context, number)
      SELECT (body ->> 'flowTeamId')::uuid, body ->> 'context', 1 FROM message ORDER BY place
      ON CONFLICT ("flowTeamId", context) DO UPDATE SET number = "Revision".number + 1
      RETURNING "flowTeamId", context, number
    )
    SELECT pg_notify(${hintChannel}, (m.body || jsonb_build_object('revision', c.number))::text)
    FROM counted c JOIN message m ON m.body ->> 'context' = c.context AND (m.body ->> 'flowTeamId')::uuid = c."flowTeamId"`;
}
