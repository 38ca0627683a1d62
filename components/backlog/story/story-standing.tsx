"use client";

import { useHere } from "@/components/flow-teams/here";
import { Ago } from "@/components/history/ago";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { restoreStories } from "@/lib/actions/stories";
import { useCommand } from "@/lib/client/use-command";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { type StoryDetail, countsOf } from "@/lib/domain/backlog/story-detail";
import { type StoryStanding as Standing, mayDeleteStory, mayWorkOn, takenBy } from "@/lib/domain/backlog/story-policy";
import { missingForReady, notReadyWords, unmetForDone } from "@/lib/domain/backlog/story-readiness";
import { usePanelAddress } from "../use-panel-address";
import { useStoryOverride } from "../use-story-override";
import type { StoryEditing } from "./use-story-edit";

type StoryStandingProps = {
  story: StoryDetail;
  ground: GroundView;
  standing: Standing;
  editing: StoryEditing;
  onUnblock(): void;
};

/** How the Story stands in one look: gone, blocked, Ready (BLG-2) or what it lacks, done in full or not. */
export function StoryStanding({ story, ground, standing, editing, onUnblock }: StoryStandingProps) {
  const { actor, isRetired } = useHere();
  if (story.deletedAt !== null)
    return <Gone story={story} mayRestore={!isRetired && mayDeleteStory(actor, standing)} />;
  const counts = countsOf(story, ground.definitions);
  return (
    <div className="flex flex-col gap-2">
      {story.blockedReason !== null && story.blockedSince !== null ? (
        <Notice
          tone="bad"
          title={
            <>
              Blocked <Ago at={new Date(story.blockedSince * 1000).toISOString()} />
            </>
          }
          actions={
            !isRetired && mayWorkOn(actor, standing) ? (
              <Button onClick={onUnblock}>Nothing blocks it any more</Button>
            ) : null
          }
        >
          {story.blockedReason}
        </Notice>
      ) : null}
      {story.isIdea ? (
        <p className="flex flex-wrap items-center gap-2">
          <Badge>Idea</Badge>
          <span className="text-ink-2">Written by {story.createdBy ?? "somebody"}; nobody has taken it up yet.</span>
          {editing.may("isIdea") ? (
            <Button variant="quiet" onClick={() => void editing.save({ isIdea: false })}>
              Take it up
            </Button>
          ) : null}
        </p>
      ) : null}
      {story.status === "done" ? (
        <Unmet unmet={unmetForDone(counts, ground)} />
      ) : (
        <Readiness story={story} standing={standing} missing={missingForReady(counts, ground)} />
      )}
    </div>
  );
}

type ReadinessProps = Pick<StoryStandingProps, "story" | "standing"> & { missing: readonly string[] };

function Readiness({ story, standing, missing }: ReadinessProps) {
  const { id: storyId, number, isCommitted } = story;
  const override = useStoryOverride();
  if (missing.length === 0) {
    return (
      <p className="flex items-baseline gap-2">
        <Badge tone="ok">Ready</Badge>
        <span className="text-ink-2">
          {isCommitted ? "It is in its team's Sprint Backlog." : "Its team can take it into a Sprint Backlog."}
        </span>
      </p>
    );
  }
  return (
    <div className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
      <Badge className="shrink-0">Not Ready</Badge>
      <p className="min-w-0 flex-1 text-ink-2">It lacks {missing.join(", ")}.</p>
      {override.may && takenBy(standing) !== null && !isCommitted ? (
        <Button variant="quiet" onClick={() => override.ask({ storyId, says: notReadyWords(number, missing) })}>
          Override BLG-2…
        </Button>
      ) : null}
      {override.dialog}
    </div>
  );
}

function Unmet({ unmet }: { unmet: readonly string[] }) {
  return (
    <p className="flex items-baseline gap-2">
      <Badge tone="ok">Done</Badge>
      <span className="text-ink-2">{unmet.length === 0 ? "In full." : `Still open: ${unmet.join(", ")}.`}</span>
    </p>
  );
}

function Gone({ story, mayRestore }: { story: StoryDetail; mayRestore: boolean }) {
  const { flowTeamId } = useHere();
  const { openEpic } = usePanelAddress();
  const command = useCommand(restoreStories, { done: () => `S-${story.number} is back` });
  const { became } = story;
  if (became) {
    return (
      <Notice
        title={`It is an Epic now: E-${became.number}`}
        actions={<Button onClick={() => openEpic(became.number)}>Open E-{became.number}</Button>}
      >
        What was said of it, and what waits for it, went along.
      </Notice>
    );
  }
  return (
    <Notice
      title="This Story was removed"
      actions={
        mayRestore ? (
          <Button pending={command.pending} onClick={() => void command.run({ flowTeamId, storyIds: [story.id] })}>
            Bring it back
          </Button>
        ) : null
      }
    >
      It is in no backlog any more; what it held is kept.
    </Notice>
  );
}
