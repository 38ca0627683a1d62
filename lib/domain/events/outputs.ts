import { type Result, ok, refuse } from "@/lib/domain/result";
import { type EventKind, contracts } from "./contracts";

/** How many of an output there are to be, and how many are there. `missing` are the others. */
export type OutputFact = { met: number; of: number; missing: MissingItem[]; said?: string };

/** Something an output lacks, and where it can be mended. */
export type MissingItem = { label: string; href: string };

/** Facts of all outputs of an event, by the keys of its contract. */
export type OutputFacts = { [key: string]: OutputFact };

export type OutputStanding = OutputFact & {
  key: string;
  name: string;
  isMet: boolean;
  /** Said to be none, or that the rest is none. */
  saidNone: boolean;
  /** What "none" says, where it may be said. */
  none: string | null;
};

/**
 * The closing list of an event (EVT-2): an output is met when it is there for every one there is; where
 * there is none to have it for, when somebody has said so or the product knows it by itself. Of some
 * outputs somebody may say so of what is left.
 */
export function outputsOf(kind: EventKind, facts: OutputFacts, nones: readonly string[]): OutputStanding[] {
  return contracts[kind].outputs.map(({ key, name, none, empty, isNoneOfRest = false }) => {
    const fact = facts[key] ?? { met: 0, of: 0, missing: [] };
    if (empty !== undefined && fact.of === 0) {
      return { ...fact, key, name, said: empty, saidNone: false, none: null, isMet: true };
    }
    const isWhole = fact.of > 0 && fact.met >= fact.of;
    const mayBeNone = none !== undefined && (fact.of === 0 || (isNoneOfRest && !isWhole));
    const saidNone = mayBeNone && nones.includes(key);
    return { ...fact, key, name, saidNone, none: mayBeNone ? none : null, isMet: isWhole || saidNone };
  });
}

/** How an output stood at the close. */
export function sayOutput({ met, of, said, saidNone, none }: OutputStanding): string {
  if (said) return said;
  if (saidNone && none) return met > 0 ? `${met} of ${of}. ${none}` : none;
  return of > 0 ? `${met} of ${of}` : "not there";
}

/** What was missing of an output at the close, by name: minutes are read without the app. */
export function sayMissing({ isMet, missing }: OutputStanding): string[] {
  if (isMet) return [];
  const named = missing.slice(0, mostNamed).map(({ label }) => label);
  return missing.length > mostNamed ? [...named, `and ${missing.length - mostNamed} more`] : named;
}

/** How many of what is missing the minutes name. */
const mostNamed = 8;

/** Whether an event of a kind may close. Refuses with what is missing. */
export function checkOutputs(kind: EventKind, outputs: readonly OutputStanding[]): Result<null> {
  const missing = outputs.filter(({ isMet }) => !isMet);
  if (missing.length === 0) return ok(null);
  const sentences = missing.map(
    ({ name, met, of, said }) => `${name}: ${said ?? (of > 0 ? `${met} of ${of}` : "not there")}`,
  );
  return refuse({
    code: "rule",
    rule: "EVT-2",
    message: `This event can't close yet. ${sentences.join("; ")}.`,
    wayOut: kind === "team_retrospective" ? waysOutAmongThemselves : waysOut,
  });
}

const waysOut =
  "Open what is missing in the closing list, say that there is none, or ask the CSM to override with a reason.";

/** A team's Retrospective doesn't exist for the CSM: who is in it settles it. */
const waysOutAmongThemselves =
  "Open what is missing in the closing list, and complete or drop it; where nothing was agreed on, say that there is none. The team's Scrum Master leads this, and may hand it over to anybody in the room.";
