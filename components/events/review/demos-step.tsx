"use client";

import { ArrowRight, MonitorPlay } from "lucide-react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useMay } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TeamDot } from "@/components/ui/team-dot";
import { showDemo } from "@/lib/actions/events-review";
import { useCommand } from "@/lib/client/use-command";
import { type DemoInView, type ReviewView, demoSeconds } from "@/lib/domain/events/review";
import { turnsOf } from "@/lib/domain/events/turns";
import { useRoom } from "../room/use-room";
import { DemoCard } from "./demo-card";
import { DemoClock } from "./demo-clock";
import { Offered } from "./offered";
import { Playlist } from "./playlist";
import { Reactions } from "./reactions";
import { SaidList } from "./said-list";
import { SayFeedback } from "./say-feedback";
import { useReactions } from "./use-review";

/** The demos: the one shown now, what people say to it, and the playlist. */
export function DemosStep({ review }: { review: ReviewView }) {
  const { room, isRunning, takesPart, isProjector } = useRoom();
  const { demos, offered } = review;
  const { current } = turnsOf(
    demos.map(({ storyId }) => storyId),
    room.stage,
  );
  const shown = isRunning ? demos.find(({ storyId }) => storyId === current) : undefined;
  return (
    <>
      {shown ? (
        <ShownDemo key={shown.storyId} demo={shown} review={review} />
      ) : isRunning && demos.length > 0 ? (
        <NothingShown demos={demos} />
      ) : isProjector && demos.length === 0 ? (
        <EmptyState icon={<MonitorPlay />} title="No demo is in the playlist yet" />
      ) : null}
      {!shown && isRunning && takesPart && !isProjector ? <SayFeedback story={null} /> : null}
      {isProjector && shown ? null : <Playlist demos={demos} />}
      {isProjector ? null : <Offered offered={offered} isFirst={demos.length === 0} />}
    </>
  );
}

function ShownDemo({ demo, review }: { demo: DemoInView; review: ReviewView }) {
  const { room, contract, takesPart, isProjector } = useRoom();
  const { openStory } = usePanelAddress();
  const isMember = useMay("contribute");
  const reactions = useReactions();
  const { turnSince } = room.stage;
  const at = contract.steps.findIndex(({ key }) => key === "demos");
  const said = review.feedback.filter(({ about }) => about?.kind === "Story" && about.number === demo.number);
  return (
    <div className="flex flex-col gap-3">
      <DemoCard
        demo={demo}
        clock={
          turnSince ? (
            <DemoClock
              since={turnSince}
              seconds={demoSeconds(room.clock, at, review.demos, { storyId: demo.storyId, since: turnSince })}
            />
          ) : null
        }
        name={
          isMember && !isProjector ? (
            <button type="button" className="min-h-6 hover:underline" onClick={() => openStory(demo.number)}>
              S-{demo.number}
            </button>
          ) : undefined
        }
      >
        <Reactions
          counts={demo.reactions}
          isOn={(kind) => reactions.isOn(demo.storyId, kind)}
          onToggle={takesPart && !isProjector ? (kind) => reactions.toggle(demo.storyId, kind) : null}
        />
        <SaidList feedback={said} />
        {takesPart && !isProjector ? <SayFeedback story={demo} /> : null}
      </DemoCard>
      <NextDemo demos={review.demos} />
    </div>
  );
}

function NothingShown({ demos }: { demos: readonly DemoInView[] }) {
  const { mayLead, isProjector } = useRoom();
  const allShown = demos.every(({ shownAt }) => shownAt !== null);
  return (
    <div className="rounded border border-dashed bg-surface">
      <EmptyState
        icon={<MonitorPlay />}
        title={allShown ? "All demos were shown" : "No demo is shown now"}
        action={mayLead && !isProjector ? <NextDemo demos={demos} /> : null}
      >
        {allShown
          ? "What is left is the feedback: the next step."
          : mayLead
            ? "Show the first one, and everybody in the room sees it, guests by the link too."
            : "Who facilitates shows the next one, and it appears here."}
      </EmptyState>
    </div>
  );
}

/** Shows the next Story of the playlist to all, or ends the demos after the last: for who leads. A wall names it. */
function NextDemo({ demos }: { demos: readonly DemoInView[] }) {
  const { room, flowTeamId, key, mayLead, isProjector } = useRoom();
  const { current, next } = turnsOf(
    demos.map(({ storyId }) => storyId),
    room.stage,
  );
  const command = useCommand(showDemo);
  const story = demos.find(({ storyId }) => storyId === next);
  if (isProjector) return story && current ? <NextOnWall demo={story} /> : null;
  if (!mayLead || (!current && !next)) return null;
  return (
    <div className="flex flex-wrap items-center justify-end gap-x-3 gap-y-2">
      {story && current ? (
        <p className="min-w-0 flex-1 truncate text-ink-2">
          Next: S-{story.number} {story.title}
        </p>
      ) : null}
      <Button
        variant="primary"
        className="max-sm:w-full"
        pending={command.pending}
        onClick={() => void command.run({ flowTeamId, key, seen: room.stage.turn ?? null, storyId: next })}
      >
        {current ? (story ? "Next demo" : "End the demos") : `Show S-${story?.number}`}
        <ArrowRight aria-hidden="true" />
      </Button>
    </div>
  );
}

function NextOnWall({ demo: { number, title, team, presenter } }: { demo: DemoInView }) {
  return (
    <section
      aria-label="Next demo"
      className="mt-3 flex flex-wrap items-center gap-x-6 gap-y-1 border-t px-8 pt-5 text-xl text-ink-2"
    >
      <p className="min-w-0 flex-1 wrap-anywhere">
        Next: S-{number} {title}
      </p>
      <p className="flex items-center gap-x-2">
        {team ? (
          <>
            <TeamDot hue={team.hue} /> {team.name}
          </>
        ) : null}
        {presenter ? <span>presented by {presenter}</span> : null}
      </p>
    </section>
  );
}
