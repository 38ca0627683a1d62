import type { CalendarDate } from "@/lib/domain/calendar/dates";
import type { EventKind } from "./contracts";
import { dayInWords } from "./schedule-words";

/** What is left of a closed event, as it was at the close. Names are those of then. */
export type Minutes = {
  name: string;
  kind: EventKind;
  sprintNumber: number;
  /** The day it was opened, in the Flow Team's time zone. */
  day: CalendarDate;
  /** Milliseconds since 1970. */
  openedAt: number;
  closedAt: number;
  closedBy: string;
  /** All who led it, in order: "Ada, then Bo". */
  facilitator: string;
  /** Minutes planned, and used while the clock ran. */
  planned: number;
  used: number;
  /** Minutes given beyond those planned; older minutes don't have them. */
  added?: number;
  steps: { name: string; planned: number; used: number }[];
  attendance: { name: string; roles: string }[];
  absent: { name: string; roles: string }[];
  /** With what was missing by name; older minutes have the names in what is said. */
  outputs: { name: string; said: string; isMet: boolean; missing?: string[] }[];
  overrideReason: string | null;
  /** Each with who wrote it down; in older minutes without. */
  decisions: string[];
  parked: string[];
  extensions: string[];
  actions: MinutesAction[];
  /** Those that had come back from before; older minutes don't name them. */
  actionsBefore?: MinutesAction[];
  /** What the kind of event has beside these: answers, votes, feedback, each with its lines. */
  sections: MinutesSection[];
};

/** `link` opens what the section speaks of, by its address within the Flow Team, for Members. */
export type MinutesSection = { title: string; lines: string[]; link?: { words: string; path: string } };

export type MinutesAction = { number: number; text: string; owner: string | null; dueOn: string | null; state: string };

/** A correction made after the close. */
export type Addendum = { text: string; author: string; at: number };

/** The minutes as Markdown: what is exported, printed and searched. */
export function minutesMarkdown(minutes: Minutes, addenda: readonly Addendum[] = []): string {
  const { name, sprintNumber, day, facilitator, closedBy, overrideReason } = minutes;
  const lines = (title: string, items: readonly string[]) =>
    items.length > 0 ? [`## ${title}`, "", ...items.map((item) => `- ${oneLineOf(item)}`), ""] : [];
  return [
    `# ${name}, Flow Sprint ${sprintNumber}`,
    "",
    `${dayInWords(day)} ${day.slice(0, 4)}. Led by ${facilitator}, closed by ${closedBy}. ${timeUsed(minutes).says}.`,
    "",
    ...lines(
      "Outputs",
      minutes.outputs.flatMap(({ name: output, said, isMet, missing = [] }) => [
        `${isMet ? "Done" : "Missing"}: ${output} (${said})`,
        ...missing.map((one) => `${output}, missing: ${one}`),
      ]),
    ),
    ...(overrideReason ? [`Closed with outputs missing (EVT-2 overridden): ${oneLineOf(overrideReason)}`, ""] : []),
    ...lines("Decisions", minutes.decisions),
    ...lines(
      "Action items",
      actionsIn(minutes).map(({ number, text, says }) => `A-${number} ${text} (${says})`),
    ),
    ...lines("Parked", minutes.parked),
    ...minutes.sections.flatMap((section) => lines(section.title, section.lines)),
    ...lines("More time", minutes.extensions),
    ...lines(
      "Agenda",
      minutes.steps.map((step) => `${step.name}: ${step.used} of ${step.planned} min`),
    ),
    ...lines("Who was there", minutes.attendance.map(personLine)),
    ...lines("Who wasn't", minutes.absent.map(personLine)),
    ...lines(
      "Addenda",
      addenda.map(
        ({ text, author, at }) => `${dayInWords(new Date(at).toISOString().slice(0, 10), day)}, ${author}: ${text}`,
      ),
    ),
  ].join("\n");
}

/** How much of its time an event used: "16 of 95 min used (90 planned, 5 added)", and whether that is more than it was given. */
export function timeUsed({ planned, used, added = 0 }: Pick<Minutes, "planned" | "used" | "added">): {
  says: string;
  isOver: boolean;
} {
  const over = used - planned - added;
  const parts = added > 0 ? ` (${planned} planned, ${added} added)` : "";
  return {
    says: `${used} of ${planned + added} min used${parts}${over > 0 ? `, ${over} over` : ""}`,
    isOver: over > 0,
  };
}

/** Those who led, one after the other, as the minutes name them. */
export function sayLed(names: readonly string[]): string {
  return names.join(", then ");
}

/** The minutes as plain words, for search. */
export function minutesText(minutes: Minutes): string {
  return minutesMarkdown(minutes).replace(/^#+ |^- /gm, "");
}

/** The action items, those from before first, each with its owner, date and state in words. */
export function actionsIn({ day, actionsBefore = [], actions }: Minutes): {
  number: number;
  text: string;
  says: string;
}[] {
  const saying =
    (more: readonly string[]) =>
    ({ number, text, owner, dueOn, state }: MinutesAction) => {
      const due = dueOn ? `by ${dayInWords(dueOn, day)}` : "no date";
      return { number, text, says: [owner ?? "no owner", due, state, ...more].join(", ") };
    };
  return [...actionsBefore.map(saying(["from before"])), ...actions.map(saying([]))];
}

const personLine = ({ name, roles }: { name: string; roles: string }) => (roles ? `${name}, ${roles}` : name);
const oneLineOf = (text: string) => text.replace(/\s+/g, " ").trim();
