"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import { type CandidateGroup, type TeamPlanView, candidateGroups } from "@/lib/domain/events/team-planning";
import { StoryLine } from "../refinement/story-line";
import type { TableTurn } from "../refinement/use-table-turn";
import { CommitButton, type PlanCommits } from "./commit-story";

type CandidatesProps = {
  groups: Record<CandidateGroup, StoryRow[]>;
  plan: TeamPlanView;
  lacksOf(story: StoryRow): readonly string[];
  turn: TableTurn;
  commits: PlanCommits;
};

/** How many Stories of the rest of the Team Backlog are listed until more are asked for. */
const firstOfTheRest = 10;

/** What the team may take in: of claimed Epics first, then what is planned, then the Team Backlog from the top. */
export function Candidates({ groups, plan, lacksOf, turn, commits }: CandidatesProps) {
  const [showsAll, setShowsAll] = useState(false);
  const claimOf = new Map(plan.claims.map((claim) => [claim.epicId, claim]));
  const titles: Record<CandidateGroup, string> = {
    claimed: "Of claimed Epics",
    planned: `Planned for S${plan.sprint.number}`,
    next: "Next in the Team Backlog",
  };
  const shown = candidateGroups.filter((group) => groups[group].length > 0);
  if (shown.length === 0) {
    return (
      <div className="rounded border bg-surface">
        <EmptyState title="Nothing is left to take in">
          Every open Story of the Team Backlog is in a Sprint Backlog. The PO writes the next ones.
        </EmptyState>
      </div>
    );
  }
  return shown.map((group) => {
    const stories = groups[group];
    const listed = group === "next" && !showsAll ? stories.slice(0, firstOfTheRest) : stories;
    const ready = stories.filter((story) => commits.mayEnter(story, lacksOf(story)));
    const offersAll = commits.mayPlan && !commits.isRunning && group !== "next" && ready.length > 1;
    return (
      <section key={group} aria-label={titles[group]}>
        <div className="mb-1.5 flex min-h-control flex-wrap items-center justify-between gap-2">
          <h2 className="font-medium">
            {titles[group]} <span className="text-ink-3 tabular-nums">{stories.length}</span>
          </h2>
          {offersAll ? (
            <Button variant="quiet" onClick={() => commits.commitAll(ready.map(({ id }) => id))}>
              Commit all {ready.length} Ready ones
            </Button>
          ) : null}
        </div>
        <ul className="divide-y overflow-hidden rounded border bg-surface">
          {listed.map((story) => {
            const lacks = lacksOf(story);
            const claim = story.epicId ? claimOf.get(story.epicId) : undefined;
            return (
              <StoryLine
                key={story.id}
                story={story}
                lacks={lacks}
                turn={turn}
                note={
                  <>
                    {claim ? <span>E-{claim.number}</span> : null}
                    {lacks.length > 0 && commits.mayEnter(story, lacks) ? <span>let in by an Override</span> : null}
                  </>
                }
                action={
                  commits.mayPlan || commits.mayOverride ? (
                    <CommitButton story={story} lacks={lacks} commits={commits} />
                  ) : undefined
                }
              />
            );
          })}
        </ul>
        {listed.length < stories.length ? (
          <Button variant="quiet" className="mt-1.5" onClick={() => setShowsAll(true)}>
            Show all {stories.length}
          </Button>
        ) : null}
      </section>
    );
  });
}
