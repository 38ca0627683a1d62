/** A rule's id in the rulebook. */
export type RuleId =
  | "TEAM-1"
  | "TEAM-2"
  | "TEAM-3"
  | "TEAM-4"
  | "TEAM-5"
  | "CAL-1"
  | "CAL-2"
  | "CAL-3"
  | "CAL-4"
  | "CAL-5"
  | "MAP-1"
  | "BLG-1"
  | "BLG-2"
  | "BLG-3"
  | "BLG-4"
  | "BLG-5"
  | "DEP-1"
  | "DEP-2"
  | "DEP-3"
  | "RISK-1"
  | "EVT-1"
  | "EVT-2"
  | "DLV-1"
  | "DLV-2"
  | "DLV-3"
  | "DLV-4";

/**
 * What sort of no it is:
 * - `invalid`: the input can't be right whatever the state; `fields` says where.
 * - `not_found`: it doesn't exist for this person.
 * - `forbidden`: it exists, and this person's roles don't allow it.
 * - `rule`: the rulebook forbids it now; `rule` names the rule.
 * - `stale`: somebody changed the same field meanwhile; `conflicts` holds both values.
 * - `busy`: try again shortly (rate limits, a database that is away).
 */
export type RefusalCode = "invalid" | "not_found" | "forbidden" | "rule" | "stale" | "busy";

/** One field two people changed: what the person saw, wants, and what it is now. */
export type FieldConflict = { field: string; seen: unknown; mine: unknown; theirs: unknown };

/** A no that names what is wrong and the way out. Expected, so a value and never thrown. */
export type Refusal = {
  rule?: RuleId;
  code: RefusalCode;
  message: string;
  fields?: Record<string, string>;
  conflicts?: FieldConflict[];
  wayOut: string;
};

export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

/** What a command answers: `commandId` names the run in history, hints and undo. */
export type Answer<T> = { ok: true; value: T; commandId: string; undoable: boolean } | { ok: false; refusal: Refusal };

/** A yes with its value. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** A no with its reason. */
export function refuse(refusal: Refusal): { ok: false; refusal: Refusal } {
  return { ok: false, refusal };
}

/** The one answer to what doesn't exist for somebody, whether or not it exists. */
export function notFound(what: string): { ok: false; refusal: Refusal } {
  return refuse({
    code: "not_found",
    message: `This ${what} doesn't exist, or you have no part in it.`,
    wayOut: "Go back and reload the page; if you followed a link, ask who sent it.",
  });
}
