import {
  type Context,
  type PaintedView,
  type Revisions,
  type ViewRevisions,
  heardHeader,
  revisionsHeader,
} from "@/lib/domain/live";
import type { Refusal } from "@/lib/domain/result";
import type { NamedChanges } from "./change-log";
import { noteServerClock } from "./server-clock";
import { type ViewKey, viewAddress } from "./query-keys";

/** A view as this tab last read it. */
export type SeenView = ViewRevisions & { tag: string; data: unknown };

/** A view that can't be shown, and why in plain words. */
export class ViewRefused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message);
  }
}

/** Why a view is read: `heard` is what hints have told of it, where they are the reason. */
type Reading = { heard: Revisions | null; signal?: AbortSignal };

/** Reads a view; keeps what is `known` when the server says that nothing changed. */
export async function fetchView(
  key: ViewKey,
  known: SeenView | undefined,
  { heard, signal }: Reading,
): Promise<SeenView> {
  const askedAt = Date.now();
  const answer = await fetch(viewAddress(key), {
    headers: { ...(known && { "if-none-match": known.tag }), ...(heard && { [heardHeader]: JSON.stringify(heard) }) },
    cache: "no-store",
    signal: signal ?? null,
  });
  noteServerClock(answer, askedAt);
  if (answer.status === 304 && known) return known;
  if (!answer.ok) throw new ViewRefused(await readRefusal(answer));
  const revisions = JSON.parse(answer.headers.get(revisionsHeader) ?? "{}") as ViewRevisions;
  return { ...revisions, tag: answer.headers.get("etag") ?? "", data: await answer.json() };
}

/**
 * How a view of many rows takes up the few that changed, so that one change doesn't cost all who look
 * at it the whole view. The route answers `?ids=a,b` with the view of those rows alone.
 */
export type RowMerge<Data> = (known: Data, changed: Data, ids: readonly string[]) => Data;

/** More rows than this are read with all the others: their ids fill an address. */
export const mostRowsAlone = 50;

/** Reads the rows that changed and merges them into what is known. */
export async function fetchRows<Data>(
  key: ViewKey,
  known: SeenView,
  { ids, upTo }: NamedChanges,
  merge: RowMerge<Data>,
  reading: Reading,
): Promise<SeenView> {
  const [context] = Object.keys(known.revisions) as Context[];
  const rows = await fetchView({ ...key, query: { ...key.query, ids: ids.join(",") } }, undefined, reading);
  return {
    flowTeamId: known.flowTeamId,
    data: merge(known.data as Data, rows.data as Data, ids),
    // The rows may be newer, but others that changed since aren't among them.
    revisions: context ? { [context]: upTo } : known.revisions,
    tag: context && rows.revisions[context] === upTo ? rows.tag : known.tag,
  };
}

/** What a server component painted, as if this tab had read it. */
export function seenFrom<Data>(painted: PaintedView<Data>): SeenView {
  const { body, tag, flowTeamId, revisions } = painted;
  return { flowTeamId, revisions, tag, data: JSON.parse(body) as Data };
}

async function readRefusal(answer: Response): Promise<Refusal> {
  const isOurs = answer.headers.get("content-type")?.startsWith("application/json");
  if (isOurs) return (await answer.json()) as Refusal;
  return {
    code: "busy",
    message: "The server didn't answer as expected.",
    wayOut: "What you see stays. Try again in a moment.",
  };
}
