"use client";

import { ItemHistory } from "@/components/history/item-history";
import { useHere } from "@/components/flow-teams/here";
import { InlineText } from "@/components/ui/inline-text";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { SidePanel } from "@/components/ui/side-panel";
import type { GroundView } from "@/lib/domain/backlog/ground";
import type { StoryDetail } from "@/lib/domain/backlog/story-detail";
import { storyStatusWords } from "@/lib/domain/backlog/story-words";
import { PanelSection } from "../panel-section";
import { useStoryEdit } from "./use-story-edit";

type OpenStoryProps = { story: StoryDetail; ground: GroundView; onClose(): void };

export function OpenStory({ story, ground, onClose }: OpenStoryProps) {
  const { actor, flowTeamId, slug } = useHere();
  const epic = ground.epics.find(({ id }) => id === story.epicId);
  const standing = { ...story, flowTeamId, epicLeadTeamId: epic?.leadTeamId ?? null };
  const editing = useStoryEdit(story, standing);
  return (
    <SidePanel
      onClose={onClose}
      eyebrow={`S-${story.number} · Story · ${storyStatusWords[story.status]}`}
      title={
        <InlineText
          label="Title"
          value={story.title}
          placeholder="No title"
          disabled={!editing.may("title")}
          maxLength={200}
          onSave={(title, seen) => editing.save({ title }, { title: seen })}
          className="text-lg font-semibold"
        />
      }
    >
      <div className="flex flex-col gap-5">
        <RefusalNotice refusal={editing.refusal} rulebookHref={`/flow-teams/${slug}/rulebook`} />
        <PanelSection title="History">
          <ItemHistory slug={slug} itemId={story.id} personId={actor.personId} />
        </PanelSection>
      </div>
    </SidePanel>
  );
}
