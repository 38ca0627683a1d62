"use client";

import { Circle, CircleCheck, CircleDot } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useHere, useMay } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { lazily } from "@/components/ui/lazily";
import { TextField } from "@/components/ui/text-field";
import { createStory } from "@/lib/actions/stories";
import { useAddLine } from "@/lib/client/use-add-line";
import { useCommand } from "@/lib/client/use-command";
import { storyStatusWords } from "@/lib/domain/backlog/story-words";
import type { EpicDetail } from "@/lib/domain/backlog/view";
import type { TeamInView } from "@/lib/domain/roadmap/view";
import { PanelSection } from "./panel-section";
import { usePanelAddress } from "./use-panel-address";

const SplitEpicDialog = lazily(
  dynamic(() => import("./story/split-epic-dialog").then((module) => module.SplitEpicDialog)),
);

const looks = {
  open: { icon: Circle, tone: "text-ink-3" },
  in_progress: { icon: CircleDot, tone: "text-accent" },
  done: { icon: CircleCheck, tone: "text-ok" },
};

type EpicStoriesProps = { epic: EpicDetail; teams: readonly TeamInView[] };

/** The Stories an Epic's progress is counted from: each opens; a title and Enter write one more. */
export function EpicStories({ epic, teams }: EpicStoriesProps) {
  const { openStory } = usePanelAddress();
  const isMember = useMay("contribute");
  const maySplit = useMay("write epics", epic.leadTeamId);
  const [isSplitting, setSplitting] = useState(false);
  const done = epic.stories.filter((story) => story.status === "done").length;
  return (
    <PanelSection
      title="Stories"
      count={epic.stories.length}
      action={
        maySplit ? (
          <Button variant="quiet" onClick={() => setSplitting(true)}>
            Split the Epic
          </Button>
        ) : null
      }
    >
      {epic.stories.length === 0 ? (
        <p className="text-ink-3">None yet, so there is no progress to count.</p>
      ) : (
        <p className="mb-1 text-sm text-ink-3">{done} done</p>
      )}
      <ul>
        {epic.stories.map((story) => {
          const { icon: Icon, tone } = looks[story.status];
          const name = (
            <>
              <span className="text-ink-3">S-{story.number}</span> {story.title}
            </>
          );
          return (
            <li key={story.id} className="flex items-center gap-2 py-0.5">
              <Icon aria-label={storyStatusWords[story.status]} className={`size-4 shrink-0 ${tone}`} />
              {isMember ? (
                <button
                  type="button"
                  title={story.title}
                  className="-mx-1 min-w-0 flex-1 truncate rounded px-1 py-0.5 text-left hover:bg-hover"
                  onClick={() => openStory(story.number)}
                >
                  {name}
                </button>
              ) : (
                <span className="min-w-0 flex-1 truncate" title={story.title}>
                  {name}
                </span>
              )}
              <span className="text-sm text-ink-3">{teams.find((team) => team.id === story.teamId)?.name}</span>
              <span className="min-w-10 text-right whitespace-nowrap text-ink-2 tabular-nums">
                {story.estimate === null ? "–" : `${story.estimate} pts`}
              </span>
            </li>
          );
        })}
      </ul>
      {isMember ? <NewStory epic={epic} /> : null}
      {isSplitting ? <SplitEpicDialog epic={epic} onClose={() => setSplitting(false)} /> : null}
    </PanelSection>
  );
}

/** One line that writes Stories into the Epic, one after the other. */
function NewStory({ epic }: { epic: EpicDetail }) {
  const { flowTeamId } = useHere();
  const command = useCommand(createStory, { done: ({ number }) => `S-${number} written` });
  const line = useAddLine(async (title) => (await command.run({ flowTeamId, title, epicId: epic.id })).ok);
  return (
    <TextField
      aria-label="Add a Story"
      placeholder="Add a Story: a title, then Enter"
      {...line.field}
      maxLength={200}
      className="mt-1"
    />
  );
}
