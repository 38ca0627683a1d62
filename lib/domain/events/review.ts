import { type ScopeSums, scopeWords } from "@/lib/domain/calendar/scope-changes";
import { type Result, ok, refuse } from "@/lib/domain/result";
import { counted } from "@/lib/domain/words";
import { type RoomClock, leftFor } from "./clock";
import { turnSeconds } from "./turns";

/** What people may show at a Story without a word. */
export const reactionKinds = ["applause", "like", "question"] as const;
export type ReactionKind = (typeof reactionKinds)[number];

export const reactionWords: Record<ReactionKind, string> = {
  applause: "Applause",
  like: "I like it",
  question: "I have a question",
};

/** What was shown at a Story, each kind by its own word: "1 applause, 2 likes". Empty for nothing. */
export function reactionsSaid({ applause, like, question }: Record<ReactionKind, number>): string {
  return [
    ...(applause > 0 ? [counted(applause, "applause", "applause")] : []),
    ...(like > 0 ? [counted(like, "like")] : []),
    ...(question > 0 ? [counted(question, "question")] : []),
  ].join(", ");
}

/** A guest's name, with a number where others in the Review have it: "Ada (2)". */
export function nameApart(name: string, others: readonly string[]): string {
  const taken = new Set(others.map((other) => other.toLocaleLowerCase("en")));
  const isFree = (one: string) => !taken.has(one.toLocaleLowerCase("en"));
  let free = name;
  for (let n = 2; !isFree(free); n++) free = `${name} (${n})`;
  return free;
}

/**
 * Seconds the demo that has been shown since an instant may take: what was left of their step then, shared
 * out among those not yet shown, itself with them. Before the step begins that is its planned time. Null
 * where nothing was left.
 */
export function demoSeconds(
  clock: RoomClock,
  step: number,
  demos: readonly Pick<DemoInView, "storyId" | "shownAt">[],
  shown: { storyId: string; since: number },
): number | null {
  const toShow = demos.filter(({ storyId, shownAt }) => shownAt === null || storyId === shown.storyId);
  return turnSeconds(Math.max(0, leftFor(clock, step, shown.since)), toShow.length) || null;
}

/** A team as a Review names it. `hue` is one of the team hues. */
export type TeamInReview = { id: string; name: string; hue: number };

/** An Epic or a Story by its name on screen. */
export type NamedItem = { kind: "Story" | "Epic"; number: number; title: string };

/** An Epic that feedback may be about. */
export type EpicInReview = { id: string; number: number; title: string };

/** What feedback is about: a Story of the playlist, an Epic of the Review, or the whole Increment (null). */
export type FeedbackSubject = { kind: "Story" | "Epic"; id: string; number: number } | null;

/** Feedback's subject as what a browser has kept of it says, or the whole where that can't be understood. */
export function readFeedbackSubject(kept: string): FeedbackSubject {
  try {
    const { kind, id, number } = JSON.parse(kept) as Partial<NonNullable<FeedbackSubject>>;
    const isOne = (kind === "Story" || kind === "Epic") && typeof id === "string" && typeof number === "number";
    return isOne ? { kind, id, number } : null;
  } catch {
    return null;
  }
}

/** Feedback's subject as commands take it. */
export function subjectFields(subject: FeedbackSubject): { storyId: string | null; epicId: string | null } {
  return {
    storyId: subject?.kind === "Story" ? subject.id : null,
    epicId: subject?.kind === "Epic" ? subject.id : null,
  };
}

/** A Story in the playlist of a Review. */
export type DemoInView = {
  storyId: string;
  number: number;
  title: string;
  description: string;
  team: TeamInReview | null;
  epic: { number: number; title: string } | null;
  estimate: number | null;
  /** Where it can be tried; empty where nobody said. */
  demoLink: string;
  criteria: { id: string; text: string; state: "open" | "met" | "not_met" }[];
  presenterId: string | null;
  presenter: string | null;
  rank: string;
  /** When it was shown, in milliseconds since 1970. */
  shownAt: number | null;
  reactions: Record<ReactionKind, number>;
};

/** More Stories than fifteen teams finish in a Flow Sprint: all of them go into the playlist at once. */
export const mostDemosAtOnce = 500;

/** A Story done in the Flow Sprint that nobody has put into the playlist. */
export type OfferedStory = {
  storyId: string;
  number: number;
  title: string;
  team: TeamInReview | null;
  hasLink: boolean;
};

export type FeedbackState = "open" | "turned" | "declined";

export type FeedbackInView = {
  id: string;
  /** The key of the Review it was said in. */
  eventKey: string;
  text: string;
  /** Null where it is about the whole. */
  about: NamedItem | null;
  /** The Epic of what it is about, while Stories of it are open: where a Story made of it goes. */
  epicId: string | null;
  by: string;
  /** Said by somebody who came by a link. */
  isVisitor: boolean;
  state: FeedbackState;
  /** Null while it is open, where it was declined, and where the item is gone. */
  became: NamedItem | null;
  /** Why it was declined, or what was said with it. */
  answer: string;
  answeredBy: string | null;
  /** Milliseconds since 1970. */
  at: number;
};

/** The table of a Review: what is shown, and what people say to it. */
export type ReviewView = {
  /** In the order they are shown. */
  demos: DemoInView[];
  /** By team, then by their order in it. */
  offered: OfferedStory[];
  /** What feedback may be about beside the demos, in the order of the Product Backlog. */
  epics: EpicInReview[];
  /** The oldest first. */
  feedback: FeedbackInView[];
  /** Those who came by a link, by name. */
  visitors: { id: string; name: string }[];
};

/** An Epic whose Stories are all Done: the CPO validates it, or says what is missing. */
export type FinishedEpic = {
  id: string;
  number: number;
  title: string;
  team: TeamInReview | null;
  stories: number;
  acceptanceConditions: string[];
  /** When it was validated in this Review, in milliseconds since 1970. */
  validatedAt: number | null;
  validatedBy: string | null;
  /** What the CPO said is missing, in this Review. */
  missing: string | null;
};

/** What a Flow Sprint came to, team by team. Points are those at which Stories entered or left. */
export type ReviewRecap = {
  sprintNumber: number;
  goal: string;
  /** What the CSM or the CPO said about it. */
  verdict: GoalVerdict | null;
  teams: (TeamInReview & {
    goal: string;
    committed: number;
    done: number;
    storiesDone: number;
    stories: number;
  })[];
  /** Stories that weren't done at the end, and their points. */
  carriedOver: { stories: number; points: number };
  /** What came in, went out or got another estimate after the start. */
  scope: ScopeSums;
  epics: FinishedEpic[];
};

/** The same without what is to be done in the Review. */
export type SprintOutcome = Omit<ReviewRecap, "epics">;

/** What a Flow Sprint came to in all its Scrum Teams. */
export function sumsOf(
  teams: SprintOutcome["teams"],
): Record<"committed" | "done" | "stories" | "storiesDone", number> {
  const sum = (of: (team: SprintOutcome["teams"][number]) => number) =>
    teams.reduce((total, team) => total + of(team), 0);
  return {
    committed: sum(({ committed }) => committed),
    done: sum(({ done }) => done),
    stories: sum(({ stories }) => stories),
    storiesDone: sum(({ storiesDone }) => storiesDone),
  };
}

/** What a Flow Sprint came to, as minutes tell it: its goal and whether it was reached, then its figures. */
export function recapLines({ goal, verdict, teams, carriedOver, scope }: SprintOutcome): string[] {
  const { committed, done, stories, storiesDone } = sumsOf(teams);
  const outcome = verdict ? goalVerdictWords[verdict.is].toLowerCase() : "nobody said whether it was reached";
  const changes = scopeWords(scope);
  return [
    goal ? `Flow Sprint Goal: “${goal}” (${outcome})` : "No Flow Sprint Goal was set",
    `${done} of ${counted(committed, "committed point")} done`,
    `${storiesDone} of ${counted(stories, "Story", "Stories")} done`,
    ...(carriedOver.stories > 0
      ? [`Not finished: ${counted(carriedOver.stories, "Story", "Stories")}, ${counted(carriedOver.points, "point")}`]
      : []),
    ...(changes.length > 0 ? [`Changed on the way: ${changes.join(", ")}`] : []),
  ];
}

/** How many demos of the playlist weren't shown, in words; null where all were. */
export function sayUnshown(demos: readonly Pick<DemoInView, "shownAt">[]): string | null {
  const left = demos.filter(({ shownAt }) => shownAt === null).length;
  if (left === 0) return null;
  return `${left} of ${counted(demos.length, "demo")} ${left === 1 ? "wasn’t" : "weren’t"} shown.`;
}

/** What a Review may close without and better had, in words. */
export function sayLeftOpen({ demos }: Pick<ReviewView, "demos">, { goal, verdict }: SprintOutcome): string[] {
  const unshown = sayUnshown(demos);
  return [
    ...(unshown ? [unshown] : []),
    ...(goal && !verdict ? ["Nobody has said whether the Flow Sprint Goal was reached. The recap asks for it."] : []),
  ];
}

export const goalVerdicts = ["reached", "partly", "missed"] as const;
export type GoalVerdict = { is: (typeof goalVerdicts)[number]; text: string };

export const goalVerdictWords: Record<GoalVerdict["is"], string> = {
  reached: "Reached",
  partly: "Reached in part",
  missed: "Not reached",
};

/** The decision that says how a Flow Sprint Goal stands. */
export function goalDecision({ is, text }: GoalVerdict): string {
  return `Flow Sprint Goal: ${goalVerdictWords[is].toLowerCase()}.${text ? ` ${text}` : ""}`;
}

/** What such a decision says; null for one that isn't. */
export function readGoalDecision(decision: string): GoalVerdict | null {
  for (const is of goalVerdicts) {
    const start = `Flow Sprint Goal: ${goalVerdictWords[is].toLowerCase()}.`;
    if (decision.startsWith(start)) return { is, text: decision.slice(start.length).trim() };
  }
  return null;
}

/** What a decision note of a Review is about, beside an Epic (its id). */
export const aboutGoal = "goal";

/** Whether feedback can still be dealt with. Refuses what somebody has turned or declined already. */
export function checkOpenFeedback({ state }: { state: FeedbackState }): Result<null> {
  if (state === "open") return ok(null);
  return refuse({
    code: "stale",
    message:
      state === "turned"
        ? "This feedback has become a Backlog item already."
        : "This feedback has been declined already.",
    wayOut: "Look at what became of it. One piece of feedback becomes one item at most.",
  });
}

/** A Backlog item's title from what somebody said: its first sentence or line, in at most 120 characters. */
export function titleFromFeedback(text: string): string {
  const [first = ""] = text.trim().split(/(?<=[.!?])\s|\n/);
  const line = first.replace(/\s+/g, " ").replace(/[.!]$/, "").trim();
  return line.length <= 120 ? line : `${line.slice(0, 119).trimEnd()}…`;
}

/** The playlist with one demo put elsewhere, ranks apart. Unknown ones leave it as it is. */
export function withDemoAt<D extends { storyId: string }>(
  demos: readonly D[],
  storyId: string,
  place: DemoPlace,
): readonly D[] {
  const moved = demos.find((demo) => demo.storyId === storyId);
  const others = demos.filter((demo) => demo.storyId !== storyId);
  const anchor = others.findIndex((demo) => demo.storyId === place.storyId);
  if (!moved || anchor < 0) return demos;
  return others.toSpliced(place.at === "before" ? anchor : anchor + 1, 0, moved);
}

/** Where among the others a demo goes. */
export type DemoPlace = { at: "before" | "after"; storyId: string };

/** What somebody who came by a link sees of a Review: nothing of the Flow Team but what is shown. */
export type SharedReview = {
  product: string;
  flowTeam: string;
  timeZone: string;
  sprintNumber: number;
  goal: string;
  state: "scheduled" | "running" | "closed" | "called_off";
  /** Milliseconds since 1970. */
  startsAt: number;
  /** Where its video call is, as long as the Review isn't over: guests are asked to watch. Empty without one. */
  callLink: string;
  /** Where it stands in its agenda; null while it isn't open. */
  clock: RoomClock | null;
  /** What the Flow Sprint came to; null until the Review is opened, and where it was called off. */
  outcome: SprintOutcome | null;
  /** The Story shown now. */
  shown: DemoInView | null;
  /** Since when it is shown, in milliseconds since 1970. */
  shownSince: number | null;
  /** The playlist by name. */
  demos: { storyId: string; number: number; title: string; team: TeamInReview | null; wasShown: boolean }[];
  /** What feedback may be about beside the demos, in the order of the Product Backlog. */
  epics: EpicInReview[];
  /** Changes whenever feedback got its answer. */
  answered: number;
};

/** What one visitor said and showed in a Review. */
export type OwnReview = {
  name: string;
  feedback: {
    id: string;
    text: string;
    about: string | null;
    state: FeedbackState;
    became: NamedItem | null;
    answer: string;
  }[];
  /** "storyId kind" of each. */
  reactions: string[];
};

/** A link to a Review as those who invite by it see it. `at` is when it was made, in milliseconds since 1970. */
export type EventLinkInList = {
  id: string;
  createdBy: string | null;
  at: number;
  isRevoked: boolean;
  /** Who said their name. */
  visitors: number;
};

/** The links to a Review, the newest first. */
export type EventLinksView = { links: EventLinkInList[] };
