"use client";

import { Plus } from "lucide-react";
import { useMay } from "@/components/flow-teams/here";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TeamDot } from "@/components/ui/team-dot";
import { addDemos } from "@/lib/actions/events-review";
import { useCommand } from "@/lib/client/use-command";
import { type OfferedStory, mostDemosAtOnce } from "@/lib/domain/events/review";
import { counted } from "@/lib/domain/words";
import { useRoom } from "../room/use-room";

/** Stories done in the Flow Sprint that nobody has put into the playlist, team by team. */
export function Offered({ offered, isFirst }: { offered: readonly OfferedStory[]; isFirst: boolean }) {
  const { flowTeamId, key, mayLead } = useRoom();
  const mayKeep = useMay("keep the demos") || mayLead;
  const command = useCommand(addDemos);
  const add = (stories: readonly OfferedStory[]) =>
    void command.run({ flowTeamId, key, storyIds: stories.map(({ storyId }) => storyId).slice(0, mostDemosAtOnce) });
  if (offered.length === 0) {
    return isFirst ? (
      <EmptyState title="Nothing to show yet">
        A Story that is Done in this Flow Sprint is offered here for a demo, with its staging link.
      </EmptyState>
    ) : null;
  }
  const teams = [...new Set(offered.map(({ team }) => team?.id ?? ""))];
  return (
    <section aria-label="Done and not in the playlist">
      <div className="mb-1.5 flex flex-wrap items-center gap-x-3 gap-y-1">
        <div className="min-w-0 flex-1 basis-60">
          <h2 className="font-medium">
            Done in this Flow Sprint, not in the playlist{" "}
            <span className="text-ink-3 tabular-nums">{offered.length}</span>
          </h2>
          {isFirst ? (
            <p className="text-ink-2">
              The playlist is empty: {mayKeep ? "add what the teams show." : "nobody has said yet what is shown."}
            </p>
          ) : null}
        </div>
        {mayLead && offered.length > 1 ? (
          <Button pending={command.pending} onClick={() => add(offered)}>
            <Plus aria-hidden="true" /> Add all {offered.length}
          </Button>
        ) : null}
      </div>
      <ul className="divide-y overflow-hidden rounded border bg-surface">
        {teams.map((teamId) => {
          const stories = offered.filter(({ team }) => (team?.id ?? "") === teamId);
          const team = stories[0]?.team;
          const name = team?.name ?? "No Scrum Team";
          return (
            <li key={teamId} className="relative">
              <details open={isFirst || teams.length <= 3}>
                <summary className="flex min-h-10 cursor-pointer flex-wrap pointer-coarse:min-h-13 items-center gap-2 py-1.5 pr-24 pl-3 hover:bg-hover">
                  {team ? <TeamDot hue={team.hue} /> : null}
                  <span className="min-w-0 flex-1 font-medium">
                    {name} <span className="font-normal text-ink-2">{counted(stories.length, "Story", "Stories")}</span>
                  </span>
                </summary>
                <ul className="divide-y border-t">
                  {stories.map((story) => (
                    <li key={story.storyId} className="flex min-h-10 items-center gap-3 py-1 pr-3 pl-7">
                      <span className="min-w-0 flex-1 wrap-anywhere">
                        <span className="mr-1 text-ink-3">S-{story.number}</span> {story.title}
                      </span>
                      {story.hasLink ? <Badge tone="accent">Link</Badge> : null}
                      {mayKeep ? (
                        <Button variant="quiet" aria-label={`Show S-${story.number}`} onClick={() => add([story])}>
                          <Plus aria-hidden="true" /> Show
                        </Button>
                      ) : null}
                    </li>
                  ))}
                </ul>
              </details>
              {mayKeep ? (
                <span className="absolute top-1 right-3">
                  <Button variant="quiet" aria-label={`Show all of ${name}`} onClick={() => add(stories)}>
                    <Plus aria-hidden="true" /> All
                  </Button>
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
