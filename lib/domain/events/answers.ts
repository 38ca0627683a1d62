import { type Actor, can } from "@/lib/domain/access";
import { type Result, ok, refuse } from "@/lib/domain/result";
import { eitherOf } from "@/lib/domain/words";
import type { EventKind } from "./contracts";
import { type RoomRights, takesPart } from "./room";

/** What an answer can become. */
export const raisedKinds = ["Impediment", "Dependency", "Risk"] as const;
export type RaisedKind = (typeof raisedKinds)[number];

/** Something an event asks of each team or person, beforehand or in the room. */
export type Question = {
  /** From 1. */
  number: number;
  text: string;
  /** What it is about in a word or two, where answers stand side by side; absent where it was reworded. */
  short?: string;
  /** What an answer to it becomes; nothing where it only is said. */
  becomes: readonly RaisedKind[];
  /** It may stay without an answer: it is put together from what is known. */
  mayStayEmpty?: true;
};

/** The Five Questions of the Scrum of Scrums, as they are unless a Flow Team rewords them. */
const fiveQuestions: readonly Question[] = [
  { number: 1, text: "What has your team finished since last time?", short: "Finished", becomes: [] },
  { number: 2, text: "What will it finish before next time?", short: "Will finish", becomes: [] },
  { number: 3, text: "What is in its way?", short: "In its way", becomes: ["Impediment"] },
  {
    number: 4,
    text: "Where might it get in another team's way, and whose?",
    short: "In another’s way",
    becomes: ["Dependency"],
  },
  {
    number: 5,
    text: "What new or changed dependency or risk is there to the Flow Sprint Goal?",
    short: "New to the goal",
    becomes: ["Risk", "Dependency"],
  },
];

const dailyQuestions: readonly Question[] = [
  { number: 1, text: "Done", becomes: [], mayStayEmpty: true },
  { number: 2, text: "Today", becomes: [] },
  { number: 3, text: "In the way", becomes: ["Impediment"] },
];

/** The wordings the method comes with, in order. */
export const usualWordings: readonly string[] = fiveQuestions.map(({ text }) => text);

/**
 * What an event asks, in order; empty for one that asks nothing. `wordings` are those of the Flow Team
 * for the Five Questions: an empty or missing one is as usual.
 */
export function questionsOf(kind: EventKind, wordings: readonly string[] = []): readonly Question[] {
  if (kind === "daily_scrum") return dailyQuestions;
  if (kind !== "scrum_of_scrums") return [];
  return fiveQuestions.map(({ short, ...question }, at) => {
    const own = wordings[at]?.trim();
    return own && own !== question.text ? { ...question, text: own } : { ...question, ...(short && { short }) };
  });
}

/** What somebody raised from an answer. */
export type Raised = {
  kind: RaisedKind;
  id: string;
  /** D-12 is number 12. */
  number: number;
  title: string;
  isOpen: boolean;
};

/** An answer as all in the room see it. */
export type EventAnswer = {
  /** The Scrum Team or the person it is of. */
  subjectId: string;
  question: number;
  text: string;
  /** Who wrote it last. */
  author: string | null;
  /** Milliseconds since 1970. */
  at: number;
  raised: Raised | null;
};

/** The Flow Team's own wordings of the Five Questions; empty where they are the usual ones. */
export type QuestionsView = { wordings: string[] };

/** All that is answered in an event. */
export type AnswersView = QuestionsView & {
  answers: EventAnswer[];
  /** What each team meant to finish, as it said at the event of the kind before, by its id. */
  meantBefore: { [teamId: string]: string };
  /** When those who hadn't prepared were last reminded, in milliseconds since 1970. */
  remindedAt: number | null;
};

/**
 * Whether somebody answers for a subject: in a Scrum of Scrums the team's SM, in a Daily Scrum each for
 * themselves.
 */
export function mayAnswer(actor: Actor, room: RoomRights, subjectId: string): boolean {
  if (room.kind === "scrum_of_scrums") {
    return can(actor, "report for the team", { flowTeamId: room.flowTeamId, scrumTeamId: subjectId });
  }
  return room.kind === "daily_scrum" && subjectId === actor.personId && takesPart(actor, room);
}

/** The questions that wait for an answer still; one that there is nothing is an answer. */
export function unanswered(questions: readonly Question[], textOf: (question: number) => string): Question[] {
  return questions.filter(({ number, mayStayEmpty }) => !mayStayEmpty && textOf(number).trim() === "");
}

/** What is said of a question without an answer, under it and in a refusal. */
function missingAnswer(kind: EventKind, { number, text }: Question): string {
  if (kind !== "daily_scrum") return `“${text}” has no answer yet.`;
  return number === 2 ? "Today is empty." : "“In my way” has no answer yet.";
}

/** Whether a report or an update is whole. Refuses with each question that has no answer yet. */
export function checkAnswered(
  kind: EventKind,
  questions: readonly Question[],
  textOf: (question: number) => string,
): Result<null> {
  const open = unanswered(questions, textOf);
  if (open.length === 0) return ok(null);
  const isDaily = kind === "daily_scrum";
  const missing = open.map((question) => missingAnswer(kind, question));
  return refuse({
    code: "invalid",
    message: `${isDaily ? "This update isn't done" : "This report isn't prepared"} yet. ${missing.join(" ")}`,
    fields: Object.fromEntries(open.map(({ number }, at) => [`question ${number}`, missing[at] ?? ""])),
    wayOut: isDaily
      ? "Say what you mean to do today, and what is in your way, or press “Nothing”."
      : "Answer each of the questions; where there is nothing to say, “None” is an answer.",
  });
}

/** Whether an answer to the question becomes such a thing. Refuses with what it becomes instead. */
export function checkBecomes(kind: EventKind, question: number, raised: RaisedKind): Result<null> {
  const asked = questionsOf(kind).find(({ number }) => number === question);
  if (asked?.becomes.includes(raised)) return ok(null);
  const instead = eitherOf(asked?.becomes ?? []);
  return refuse({
    code: "invalid",
    message: `An answer to this question becomes no ${raised}.`,
    wayOut: instead ? `Make it ${eitherOf((asked?.becomes ?? []).map(withArticle))}.` : "Raise it in its register.",
  });
}

/** "an Impediment", "a Risk". */
export function withArticle(kind: RaisedKind): string {
  return kind === "Impediment" ? "an Impediment" : `a ${kind}`;
}

/** "I-12": how something raised is called. */
export function raisedName({ kind, number }: Pick<Raised, "kind" | "number">): string {
  return `${kind[0]}-${number}`;
}

/** Whether an answer says that there is nothing: nothing can be raised from it. */
export function saysNothing(text: string): boolean {
  return /^(nothing|none|no one|nobody|no|n\/a|[-–—])?[\s.!]*(new|at all|yet|today|now)?[\s.!]*$/i.test(text.trim());
}

const longestTitle = 200;

/** The first question whose answer can become such a thing and hasn't become anything yet; null for none. */
export function firstToBecome(
  questions: readonly Question[],
  kind: RaisedKind,
  answerTo: (question: number) => Pick<EventAnswer, "text" | "raised"> | undefined,
): number | null {
  const first = questions.find(({ number, becomes }) => {
    const answer = answerTo(number);
    return becomes.includes(kind) && answer !== undefined && !answer.raised && !saysNothing(answer.text);
  });
  return first?.number ?? null;
}

/** A title made of an answer: its first line, cut at a word where it is too long for one. */
export function titleFrom(text: string): string {
  const line = text
    .split("\n")
    .map((one) => one.replace(/\s+/g, " ").trim())
    .find(Boolean);
  if (!line || line.length <= longestTitle) return line ?? "";
  // Half of a character that takes two units is none.
  const cut = line.slice(0, longestTitle - 1).replace(/[\uD800-\uDBFF]$/, "");
  const word = cut.lastIndexOf(" ");
  return `${word > 0 ? cut.slice(0, word) : cut}…`;
}

/** The team an answer names: the one whose name comes first in it, its own aside; null for none. */
export function teamNamed<Team extends { id: string; name: string }>(
  text: string,
  teams: readonly Team[],
  ownId: string,
): Team | null {
  const lower = text.toLocaleLowerCase("en");
  const found = teams
    .filter(({ id }) => id !== ownId)
    .map((team) => ({ team, at: wordAt(lower, team.name.toLocaleLowerCase("en")) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at || other.team.name.length - one.team.name.length);
  return found[0]?.team ?? null;
}

/** Where a name stands in a text as words of its own; -1 where it doesn't. */
function wordAt(text: string, name: string): number {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const isWord = !/[\p{L}\p{N}]/u.test(text[at - 1] ?? " ") && !/[\p{L}\p{N}]/u.test(text[at + name.length] ?? " ");
    if (isWord) return at;
  }
  return -1;
}
