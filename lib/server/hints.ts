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
  for (const key of [...touched.keys()].sort()) {
    const hint = touched.get(key) as Hint;
    const message: Omit<LiveHint, "revision"> = {
      flowTeamId: hint.flowTeamId,
      context: hint.context,
      id: hint.id ?? null,
      ...by,
    };
    await tx.$executeRaw`
      WITH counted AS (
        INSERT INTO "Revision" ("flowTeamId", context, number)
        VALUES (${hint.flowTeamId}::uuid, ${hint.context}, 1)
        ON CONFLICT ("flowTeamId", context) DO UPDATE SET number = "Revision".number + 1
        RETURNING number
      )
      SELECT pg_notify(${hintChannel},
        (${JSON.stringify(message)}::jsonb || jsonb_build_object('revision', number))::text)
      FROM counted`;
  }
}
