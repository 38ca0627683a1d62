import { type StoryReadinessFacts, missingForReady } from "@/lib/domain/backlog/story-readiness";
import type { RuleId } from "@/lib/domain/result";
import { capacityOf } from "@/lib/domain/roadmap/load";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { counted } from "@/lib/domain/words";

/** What the Sprint Backlogs of Flow Sprints that aren't closed hold. */
export type SprintBacklogs = {
  stories: (StoryReadinessFacts & {
    number: number;
    sprint: number;
    teamId: string;
    /** The CSM let it in, in writing. */
    isOverridden: boolean;
  })[];
  teams: { id: string; storyLimit: number }[];
  definitions: { kind: "ready" | "done" }[];
};

type Measured = { rule: RuleId; is: "holds" | "advised" | "broken"; says: string; items: string[] };

/** BLG-2: every Story in a Sprint Backlog is Ready, or has an Override. */
export function readyStoriesRule(backlogs: SprintBacklogs): Measured {
  const { stories } = backlogs;
  const unready = stories.flatMap((story) => {
    const missing = missingForReady(story, backlogs);
    return missing.length > 0 ? [{ story, missing }] : [];
  });
  const items = unready
    .filter(({ story }) => !story.isOverridden)
    .map(({ story, missing }) => `S-${story.number} in Flow Sprint ${story.sprint} lacks ${missing.join(", ")}.`);
  const overridden = unready.length - items.length;
  const says =
    stories.length === 0
      ? "No Story is in a Sprint Backlog."
      : `${stories.length - unready.length} of ${counted(stories.length, "Story", "Stories")} in Sprint Backlogs Ready; ${overridden} by an Override.`;
  return { rule: "BLG-2", is: items.length > 0 ? "broken" : "holds", says, items };
}

/** BLG-4 by what teams have committed to; null while none has. */
export function committedRule({ stories }: SprintBacklogs, roadmap: RoadmapView): Measured | null {
  if (stories.length === 0) return null;
  const points = new Map<string, number>();
  for (const { teamId, sprint, estimate } of stories) {
    const key = `${sprint} ${teamId}`;
    points.set(key, (points.get(key) ?? 0) + (estimate ?? 0));
  }
  const capacity = capacityOf(roadmap);
  const items = roadmap.sprints.flatMap(({ number }) =>
    roadmap.teams.flatMap((team) => {
      const committed = points.get(`${number} ${team.id}`) ?? 0;
      const has = capacity(team, number);
      return committed > has ? [`${team.name} in Flow Sprint ${number}: ${committed} of ${has} points committed.`] : [];
    }),
  );
  if (items.length === 0) {
    return { rule: "BLG-4", is: "holds", says: "What teams have committed to fits their points.", items };
  }
  return {
    rule: "BLG-4",
    is: "advised",
    says: `Over capacity ${items.length === 1 ? "once" : `${items.length} times`}, by what is committed.`,
    items,
  };
}
