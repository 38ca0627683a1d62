import { type StayInSprint, committedPoints, staysThatCount } from "@/lib/domain/calendar/sprint-life";
import type { DependencyState } from "@/lib/domain/dependencies/schema";

/** What was planned for a Flow Sprint, as it was when Planning 2 closed or the sprint started without it. */
export type Baseline = {
  goal: string;
  /** In the order of their names of then. */
  teams: { teamId: string; name: string; goal: string }[];
  /** In the Sprint Backlogs. */
  stories: BaselineStory[];
  claims: { epicId: string; number: number; title: string; teamId: string; points: number }[];
  /** Needed by this Flow Sprint. */
  dependencies: {
    number: number;
    neederTeamId: string;
    giverTeamId: string;
    state: DependencyState;
    promisedForSprint: number | null;
    mitigation: string;
  }[];
};

export type BaselineStory = { storyId: string; number: number; title: string; teamId: string; points: number };

/** The baseline of a Flow Sprint with when it was frozen, in milliseconds since 1970; null before. */
export type BaselineView = { baseline: Baseline | null; frozenAt: number | null };

/** What is different from what was planned. */
export type PlanDifference = {
  /** Committed at the baseline and now, in points. */
  planned: number;
  now: number;
  added: BaselineStory[];
  removed: BaselineStory[];
  /** Stories whose points changed. */
  reestimated: { story: BaselineStory; points: number }[];
};

/** The plan against what is in the Sprint Backlogs, of all teams or of one. */
export function differenceFrom(
  { stories }: Pick<Baseline, "stories">,
  stays: readonly StayInSprint[],
  teamId?: string,
): PlanDifference {
  const isOf = (item: { teamId: string }) => !teamId || item.teamId === teamId;
  const planned = stories.filter(isOf);
  const present = staysThatCount(stays).filter(isOf);
  const before = new Map(planned.map((story) => [story.storyId, story]));
  const after = new Map(present.map((stay) => [stay.storyId, stay]));
  return {
    planned: planned.reduce((sum, { points }) => sum + points, 0),
    now: committedPoints(stays, teamId).committed,
    added: present.filter(({ storyId }) => !before.has(storyId)).map(asStory),
    removed: planned.filter(({ storyId }) => !after.has(storyId)),
    reestimated: planned.flatMap((story) => {
      const stay = after.get(story.storyId);
      const points = stay && pointsOf(stay);
      return points === undefined || points === story.points ? [] : [{ story, points }];
    }),
  };
}

function asStory(stay: StayInSprint): BaselineStory {
  const { storyId, number, title, teamId } = stay;
  return { storyId, number, title, teamId, points: pointsOf(stay) };
}

const pointsOf = ({ pointsAtEnd, estimate }: StayInSprint) => pointsAtEnd ?? estimate ?? 0;
