import type { ItemKind, Json } from "@/lib/domain/audit";
import type { EventKind } from "./contracts";
import { isOfTeamAlone } from "./room";

/** One act in an event, or on what was agreed in it, as a command records it. */
type Act = {
  item: { kind: ItemKind; id: string; title: string };
  before: object | null;
  after: object | null;
  reason?: string | null;
};

/** What stands in the place of words that aren't for all Members. */
export const keptInTeam = "kept in the team";

/** Fields whose words are the product's own, and not what somebody said. */
const ownWords: readonly string[] = ["state", "phase"];

/** Acts on when an event is held and who is asked to it: the calendar of events shows all Members what they say. */
const calendarActs: readonly string[] = [
  "events.moveEvent",
  "events.setCallLink",
  "events.callOffEvent",
  "events.takeBackCallOff",
  "events.addEventGuest",
  "events.removeEventGuest",
];

/**
 * An act as it may stand in the history, which every Member reads: of an event that is a team's alone
 * who did what and when, without anything that was said, decided or agreed. What takes it back stays,
 * for it is sent to nobody.
 */
export function asInHistory<A extends Act>(kind: EventKind, act: A): A {
  if (!isOfTeamAlone(kind)) return act;
  const { item, before, after } = act;
  return {
    ...act,
    item: { ...item, title: openTitle(item) },
    before: before && withoutWords(before),
    after: after && withoutWords(after),
    reason: null,
  };
}

/** As `asInHistory`, of an act written down before that was so. */
export function asInHistoryStill<A extends Act & { command: string }>(kind: EventKind | null, act: A): A {
  return kind === null || calendarActs.includes(act.command) ? act : asInHistory(kind, act);
}

/** "A-12" of an action item, whose title goes on with what it says; an event's is in the calendar. */
function openTitle({ kind, title }: Act["item"]): string {
  return kind === "Action item" ? (title.split(" ", 1)[0] ?? "") : title;
}

/** Numbers, yes and no tell what was done; texts, and what may hold them, tell what was said. */
function withoutWords(fields: object): object {
  const open = (field: string, value: Json) =>
    value === null || typeof value === "number" || typeof value === "boolean" || ownWords.includes(field);
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [field, open(field, value as Json) ? value : keptInTeam]),
  );
}
