import type { StoryStatus } from "./workflow";

/** All of one Story, for its panel. Instants are seconds since 1970. */
export type StoryDetail = {
  id: string;
  number: number;
  title: string;
  /** Markdown. */
  description: string;
  epicId: string | null;
  teamId: string | null;
  status: StoryStatus;
  estimate: number | null;
  /** The Flow Sprint it is planned for. */
  sprintNumber: number | null;
  /** It is in the Sprint Backlog of that sprint. */
  isCommitted: boolean;
  columnId: string | null;
  columnSince: number;
  startedAt: number | null;
  doneAt: number | null;
  ownerId: string | null;
  labels: string[];
  demoLink: string;
  isIdea: boolean;
  blockedReason: string | null;
  blockedSince: number | null;
  createdById: string | null;
  createdBy: string | null;
  createdAt: number;
  /** Removed since then. */
  deletedAt: number | null;
  criteria: CriterionInDetail[];
  tasks: TaskInDetail[];
  /** Ids of the definition lines it fulfils. */
  checks: string[];
  /** How many comments there are. */
  comments: number;
  /** Its stays in Sprint Backlogs, newest first. */
  entries: StayInDetail[];
  /** Dependencies it is an end of, by id. */
  dependencies: string[];
  splitFrom: NamedStory | null;
  /** Stories split off it, those removed left out. */
  splits: NamedStory[];
  /** The Epic it was turned into. */
  became: { number: number; title: string } | null;
};

export type CriterionState = "open" | "met" | "not_met";
export const criterionStates = ["open", "met", "not_met"] as const satisfies readonly CriterionState[];

export type CriterionInDetail = { id: string; text: string; state: CriterionState; isTechnical: boolean };
export type TaskInDetail = { id: string; title: string; status: StoryStatus; ownerId: string | null };
export type NamedStory = { id: string; number: number; title: string; status: StoryStatus };

export type StayInDetail = {
  sprintNumber: number;
  teamId: string;
  enteredAt: number;
  points: number;
  isScopeChange: boolean;
  enterReason: string;
  leftAt: number | null;
  leaveReason: string;
  outcome: "done" | "carried_over" | "returned" | "split" | "removed" | null;
};

/** The counts of a Story's row, from its details: what readiness is judged by. */
export function countsOf(
  story: Pick<StoryDetail, "criteria" | "tasks" | "checks" | "teamId" | "estimate">,
  definitions: readonly { id: string; kind: "ready" | "done" }[],
) {
  const checked = new Set(story.checks);
  const checkedOf = (kind: "ready" | "done") =>
    definitions.filter((line) => line.kind === kind && checked.has(line.id));
  return {
    teamId: story.teamId,
    estimate: story.estimate,
    checks: story.checks,
    criteria: story.criteria.length,
    criteriaMet: story.criteria.filter(({ state }) => state === "met").length,
    tasks: story.tasks.length,
    tasksDone: story.tasks.filter(({ status }) => status === "done").length,
    readyChecks: checkedOf("ready").length,
    doneChecks: checkedOf("done").length,
  };
}
