import type { ItemKind, Json, JsonFields } from "./audit";

/** One entry of history as screens show it. */
export type HistoryEntry = {
  id: string;
  /** ISO time. */
  at: string;
  /** Null for what nobody did by hand. */
  by: { id: string; name: string } | null;
  command: string;
  commandId: string;
  item: { kind: ItemKind; id: string; title: string };
  before: JsonFields | null;
  after: JsonFields | null;
  reason: string | null;
  /** This entry took another run back. */
  isUndo: boolean;
  /** It has a way back that hasn't been taken. */
  canUndo: boolean;
};

/** A page of history, newest first. */
export type HistoryPage = {
  entries: HistoryEntry[];
  /** What the ids in the entries' values are called now. */
  names: { [id: string]: string };
  /** The id to ask for what came before; null at the beginning. */
  older: string | null;
};

/** One field's change in plain words. */
type FieldChange = { field: string; from: string; to: string };

/** How fields are called where their name in code, split into words, isn't it. */
const fieldNames: Record<string, string> = {
  leadTeamId: "lead team",
  ownerId: "owner",
  firstSprint: "first Flow Sprint",
  lastSprint: "last Flow Sprint",
  neededBySprint: "needed by",
  promisedForSprint: "promised for",
  fromSprint: "from",
  afterSprint: "after",
  sprintWeeks: "weeks a Flow Sprint",
  milestoneSprints: "Flow Sprints a Milestone",
  startsOn: "first day",
  endsOn: "last day",
  observedOn: "seen on",
  scrumTeamId: "Scrum Team",
  personId: "person",
  isAdministrator: "Administrator",
  deactivatedAt: "deactivated",
  feasibilityNote: "feasibility note",
  acceptanceConditions: "acceptance conditions",
  neederTeamId: "needer",
  giverTeamId: "giver",
  neederEpicId: "needer's Epic",
  giverEpicId: "giver's Epic",
  roam: "ROAM class",
  acceptedById: "accepted by",
  acceptedWhy: "accepted because",
  reviewOn: "review on",
};

/** "lead team", "risk note": what a field is called. */
export function fieldName(field: string): string {
  return fieldNames[field] ?? field.replace(/Id$/, "").replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** What an entry did to its item: made, removed or changed it. */
export function deedOf(entry: Pick<HistoryEntry, "before" | "after">): "added" | "removed" | "changed" {
  if (!entry.before) return "added";
  return entry.after ? "changed" : "removed";
}

/** The fields that changed, from and to, in plain words. Those empty before and after are left out. */
export function fieldChanges(
  entry: Pick<HistoryEntry, "before" | "after">,
  names: HistoryPage["names"],
  locale?: string,
): FieldChange[] {
  const before = entry.before ?? {};
  const after = entry.after ?? {};
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((field) => {
    const from = valueWords(field, before[field] ?? null, names, locale);
    const to = valueWords(field, after[field] ?? null, names, locale);
    return from === to ? [] : [{ field: fieldName(field), from, to }];
  });
}

const emptyWord = "nothing";

/** A stored value as a person says it. */
export function valueWords(field: string, value: Json, names: HistoryPage["names"], locale = "en"): string {
  if (value === null || value === "") return emptyWord;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") {
    return /Sprint$/.test(field) ? `Flow Sprint ${value}` : value.toLocaleString(locale);
  }
  if (Array.isArray(value)) {
    return value.map((one) => valueWords(field, one, names, locale)).join(", ") || emptyWord;
  }
  if (typeof value === "object") {
    const parts = Object.entries(value).map(
      ([part, content]) => `${fieldName(part)} ${valueWords(part, content, names, locale)}`,
    );
    return parts.join(", ") || emptyWord;
  }
  return textWords(value, names, locale);
}

function textWords(value: string, names: HistoryPage["names"], locale: string): string {
  if (isId(value)) return names[value] ?? "something no longer there";
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return dayWords(value, locale);
  // Stored words such as in_progress; prose keeps its underscores.
  return /^[a-z]+(_[a-z]+)+$/.test(value) ? value.replaceAll("_", " ") : value;
}

function dayWords(day: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  return format.format(Date.parse(`${day}T00:00:00Z`));
}

/** Whether a stored text is the id of something. */
function isId(value: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
}

/** Every id among an entry's values. */
export function idsIn(value: Json): string[] {
  if (typeof value === "string") return isId(value) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(idsIn);
}
