"use client";

import { useHere } from "@/components/flow-teams/here";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { SidePanel } from "@/components/ui/side-panel";
import { Skeleton } from "@/components/ui/skeleton";
import { useView } from "@/lib/client/use-view";
import type { StoryDetail } from "@/lib/domain/backlog/story-detail";
import { useGround } from "../use-stories";
import { OpenStory } from "./open-story";

/** All of one Story beside the list, board or map it was opened from. */
export function StoryPanel({ number, onClose }: { number: number; onClose(): void }) {
  const { slug } = useHere();
  const { data: story, refusal } = useView<StoryDetail>({ slug, view: `stories/${number}` });
  const ground = useGround();
  if (!story || !ground) {
    return (
      <SidePanel title={refusal ? "Not there" : "Opening…"} eyebrow={`S-${number}`} onClose={onClose}>
        {refusal ? <RefusalNotice refusal={refusal} /> : <Skeleton className="h-64" />}
      </SidePanel>
    );
  }
  return <OpenStory key={story.id} story={story} ground={ground} onClose={onClose} />;
}
