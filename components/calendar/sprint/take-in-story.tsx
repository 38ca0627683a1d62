"use client";

import { Plus } from "lucide-react";
import { useMemo, useState } from "react";
import { useStories } from "@/components/backlog/use-stories";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { storiesToTakeIn } from "@/lib/domain/backlog/list-rows";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import type { TeamInSprint } from "@/lib/domain/calendar/sprint-life";
import { counted } from "@/lib/domain/words";

type TakeInStoryProps = {
  team: TeamInSprint;
  sprintNumber: number;
  /** Whether it is Ready, or let in by an Override. */
  canEnter(story: StoryRow): boolean;
  onChoose(story: StoryRow): void;
};

/** Takes any Story of the team in by its number or title, planned for the Flow Sprint or not. */
export function TakeInStory({ team, sprintNumber, canEnter, onChoose }: TakeInStoryProps) {
  const [isAsked, setAsked] = useState(false);
  // The whole Team Backlog is fetched only for who looks for something in it.
  const { stories, refusal } = useStories({ teamId: team.id }, null, { enabled: isAsked });
  const open = useMemo(() => storiesToTakeIn(stories ?? [], sprintNumber), [stories, sprintNumber]);
  const options = open.map((story) => ({
    value: story.id,
    label: `S-${story.number} ${story.title}`,
    hint: canEnter(story) ? hintOf(story) : "not Ready",
  }));
  return (
    <Combobox
      aria-label={`Take a Story of ${team.name} in`}
      options={options}
      value={null}
      nothingText={stories ? "The team has no other open Story." : (refusal?.message ?? "Loading…")}
      emptyText="No open Story of the team matches."
      onOpen={() => setAsked(true)}
      onChange={(id) => {
        const story = open.find((one) => one.id === id);
        if (story) onChoose(story);
      }}
      trigger={
        <Button>
          <Plus aria-hidden="true" />
          Take a Story in
        </Button>
      }
    />
  );
}

function hintOf({ estimate, sprint }: StoryRow): string {
  return [sprint === null ? "" : `S${sprint}`, counted(estimate ?? 0, "point")].filter(Boolean).join(" · ");
}
