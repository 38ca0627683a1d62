import "server-only";
import { type Context, type LiveHint, mostNamed } from "@/lib/domain/live";
import { Prisma } from "@/prisma/client/client";
import type { Run } from "./audit";

/** The part of a Flow Team that changed, and the item where it is one. */
export type Hint = { flowTeamId: string; context: Context; id?: string };

/** The channel every process listens on. */
export const hintChannel = "flotilla_hints";

/**
 * The common table expressions that count up the revision of each context touched, ending in
 * `notified`, which tells every process: a hint arrives only for what was committed. Contexts are
 * taken in one order, so that two commands can't wait for each other.
 */
export function hintExpressions(hints: readonly Hint[], { commandId, actorId }: Run): Prisma.Sql {
  // A run that names nobody, as a secret one does, isn't named either.
  const source = actorId === null ? { commandId: "", byId: null } : { commandId, byId: actorId };
  const messages = messagesOf(hints).map((message) => ({ ...message, ...source }));
  return Prisma.sql`
    message AS (
      SELECT body, place FROM jsonb_array_elements(${JSON.stringify(messages)}::jsonb) WITH ORDINALITY AS m (body, place)
    ), counted AS (
      INSERT INTO "Revision" ("flowTeamId", context, number)
      SELECT (body ->> 'flowTeamId')::uuid, body ->> 'context', 1 FROM message ORDER BY place
      ON CONFLICT ("flowTeamId", context) DO UPDATE SET number = "Revision".number + 1
      RETURNING "flowTeamId", context, number
    ), notified AS (
      SELECT pg_notify(${hintChannel}, (m.body || jsonb_build_object('revision', c.number))::text)
      FROM counted c JOIN message m ON m.body ->> 'context' = c.context AND (m.body ->> 'flowTeamId')::uuid = c."flowTeamId"
    )`;
}

type Message = Pick<LiveHint, "flowTeamId" | "context" | "ids">;

/** One message for each context, in order, with the items that all its hints name. */
export function messagesOf(hints: readonly Hint[]): Message[] {
  const touched = new Map<string, Hint & { ids: Set<string> | null }>();
  for (const hint of hints) {
    const key = `${hint.flowTeamId} ${hint.context}`;
    const known = touched.get(key) ?? { ...hint, ids: new Set() };
    touched.set(key, known);
    if (hint.id === undefined) known.ids = null;
    else known.ids?.add(hint.id);
    if (known.ids && known.ids.size > mostNamed) known.ids = null;
  }
  return [...touched.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { flowTeamId, context, ids }]) => ({ flowTeamId, context, ids: ids && [...ids] }));
}
