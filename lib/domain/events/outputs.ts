import { type Result, ok, refuse } from "@/lib/domain/result";
import { type EventKind, contracts, isRetrospective } from "./contracts";
import { isOfTeamAlone } from "./room";

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

/** Whether an event of a kind may close. Refuses with what is missing, in words for who may override or not. */
export function checkOutputs(
  kind: EventKind,
  outputs: readonly OutputStanding[],
  { mayOverride }: { mayOverride: boolean },
): Result<null> {
  const missing = outputs.filter(({ isMet }) => !isMet);
  if (missing.length === 0) return ok(null);
  const sentences = missing.map((output) => {
    const { name, met, of, said } = output;
    const named = sayMissing(output).join("; ");
    return `${name}: ${said ?? (of > 0 ? `${met} of ${of}` : "not there")}${named && ` (${named})`}.`;
  });
  return refuse({
    code: "rule",
    rule: "EVT-2",
    message: `This event can't close yet. ${sentences.join(" ")}`,
    wayOut: waysOut(kind, missing, mayOverride ? "override with a written reason" : askForOverride(kind)),
  });
}

/** What can be done about what is missing; the override is the last way. */
function waysOut(kind: EventKind, missing: readonly OutputStanding[], override: string): string {
  const settle = isRetrospective(kind) ? "complete or drop it" : "complete it";
  const isNamed = missing.some((output) => output.missing.length > 0);
  const ways = [
    isNamed ? `Open what is missing in the closing list and ${settle}` : "Add what is missing",
    ...(missing.some(({ none }) => none !== null) ? ["say that there is none"] : []),
  ];
  return `${ways.join(", ")}, or ${override}.`;
}

/** Who may override. A team's Retrospective doesn't exist for the CSM until they are asked to it. */
const askForOverride = (kind: EventKind): string =>
  isOfTeamAlone(kind)
    ? "ask the CSM in as a guest from the calendar of events: they may override with a written reason"
    : "ask the CSM to override with a written reason";
