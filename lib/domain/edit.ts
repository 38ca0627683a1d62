import { type FieldConflict, type Result, ok, refuse } from "./result";

/** A field's edit: the value the person saw, and the one they want. */
export type FieldEdit<T> = { seen: T; to: T };

/** The edits of an item, by field: only fields the person changed are there. */
export type Edits<Fields> = { [F in keyof Fields]?: FieldEdit<Fields[F]> | undefined };

/**
 * Merges a person's edits into what is stored now. An edit passes when the field is as the person
 * saw it, or already as they want it; different fields just merge.
 *
 * Returns the fields to write, before and after: empty when all is already so.
 * Refuses with `stale` and both values for each field somebody else changed.
 */
export function mergeEdits<Fields extends object>(
  current: Fields,
  edits: Edits<Fields>,
): Result<{ before: Partial<Fields>; after: Partial<Fields> }> {
  const before: Partial<Fields> = {};
  const after: Partial<Fields> = {};
  const conflicts: FieldConflict[] = [];
  for (const field of Object.keys(edits) as (keyof Fields & string)[]) {
    const edit = edits[field];
    if (!edit || sameValue(current[field], edit.to)) continue;
    if (sameValue(current[field], edit.seen)) {
      before[field] = current[field];
      after[field] = edit.to;
    } else {
      conflicts.push({ field, seen: edit.seen, mine: edit.to, theirs: current[field] });
    }
  }
  if (conflicts.length === 0) return ok({ before, after });
  return refuse({
    code: "stale",
    message: "Somebody else changed this while you did.",
    conflicts,
    wayOut: "Choose your value or theirs; nothing you typed is lost.",
  });
}

/** Equality of plain values as they travel in JSON, whatever the order of their keys: the database has its own. */
export function sameValue(a: unknown, b: unknown): boolean {
  return a === b || canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

/** The edits that bring about the fields of `to`, by somebody who saw those of `seen`. */
export function editsTo<Fields extends object>(to: Partial<Fields>, seen: Partial<Fields>): Edits<Fields> {
  const edits: Edits<Fields> = {};
  for (const field of Object.keys(to) as (keyof Fields)[]) {
    edits[field] = { seen: seen[field] as Fields[typeof field], to: to[field] as Fields[typeof field] };
  }
  return edits;
}

/** The edits that take a merged change back: they pass as long as nobody changes the fields since. */
export function inverseEdits<Fields extends object>(before: Partial<Fields>, after: Partial<Fields>): Edits<Fields> {
  return editsTo(before, after);
}
