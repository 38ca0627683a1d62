"use client";

import clsx from "clsx";
import { ArrowRight, ChevronDown, Clock, OctagonAlert } from "lucide-react";
import { useMemo } from "react";
import { useBoardMoves } from "@/components/backlog/board/use-board-moves";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useStories } from "@/components/backlog/use-stories";
import { useHere, useMay } from "@/components/flow-teams/here";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Menu } from "@/components/ui/menu";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { useServerNow } from "@/lib/client/server-clock";
import { useView } from "@/lib/client/use-view";
import { type BoardPace, wholeDays } from "@/lib/domain/backlog/board-age";
import { agoWords } from "@/lib/domain/backlog/board-words";
import { columnOf } from "@/lib/domain/backlog/workflow";
import { type WalkedCard, walkOrder } from "@/lib/domain/events/board-walk";
import { Opens } from "../room/opens";
import { useRoom } from "../room/use-room";
import type { Daily } from "./use-daily";

/** The team's cards, the one that needs talk most on top: blocked, slow, then by age. Each can be moved from here. */
export function BoardWalk({ daily: { team, ground, room } }: { daily: Daily }) {
  const { slug } = useHere();
  const scope = { teamId: team.id, sprint: room.event.sprintNumber };
  const { stories, refusal } = useStories(scope);
  const { data: pace } = useView<BoardPace>({ slug, view: "board-pace", query: { team: team.id } });
  const moves = useBoardMoves(scope, team.columns, stories ?? [], ground.people);
  const at = useServerNow();
  const now = Math.floor((at === null ? room.event.startsAt : at) / 60_000) * 60;
  const walked = useMemo(() => walkOrder(stories ?? [], pace, now), [stories, pace, now]);
  if (!stories) return refusal ? <RefusalNotice refusal={refusal} /> : <Skeleton className="h-48" />;
  if (walked.length === 0) {
    return (
      <EmptyState title="Nothing to walk past" heading="h3">
        All that {team.name} committed to in S{scope.sprint} is done, or it committed to nothing.
      </EmptyState>
    );
  }
  return (
    <section aria-label="Board walk">
      <h2 className="mb-1 text-md">
        Board walk{" "}
        <span className="font-normal text-ink-2">
          · {walked.length} cards: blocked ones first, then slow ones, then by age
        </span>
      </h2>
      <ol className="flex flex-col border-t">
        {walked.map((card) => (
          <WalkedRow
            key={card.story.id}
            card={card}
            team={team}
            now={now}
            owner={ground.people.find(({ id }) => id === card.story.ownerId)}
            onMove={(columnId) => moves.move(card.story, columnId, null)}
          />
        ))}
      </ol>
    </section>
  );
}

type WalkedRowProps = {
  card: WalkedCard;
  team: Daily["team"];
  /** Seconds since 1970. */
  now: number;
  owner: { id: string; name: string } | undefined;
  onMove(columnId: string): void;
};

function WalkedRow({ card: { story, age }, team, now, owner, onMove }: WalkedRowProps) {
  const { isProjector } = useRoom();
  const { openStory } = usePanelAddress();
  const mayMove = useMay("work in the team", team.id) && !isProjector;
  const column = columnOf(team.columns, story);
  const next = team.columns[team.columns.findIndex(({ id }) => id === column?.id) + 1];
  const isBlocked = story.blockedSince !== null;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b py-2">
      <Opens className="min-w-48 flex-1 text-left hover:underline" onOpen={() => openStory(story.number)}>
        <span className="block text-md font-medium wrap-anywhere">
          <span className="mr-0.5 text-sm font-normal text-ink-3">S-{story.number}</span> {story.title}
        </span>
        {isBlocked ? (
          <span className="flex items-start gap-1 text-sm text-bad-ink">
            <OctagonAlert aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
            Blocked {agoWords(wholeDays(story.blockedSince ?? now, now))}: {story.blockedReason}
          </span>
        ) : null}
      </Opens>
      <span
        title={age.words}
        className={clsx(
          "inline-flex items-center gap-1 text-sm whitespace-nowrap",
          age.isSlow ? "rounded-full bg-warn-soft px-2 text-warn-ink" : "text-ink-2",
        )}
      >
        <Clock aria-hidden="true" className="size-3.5" />
        {age.days === 0 ? "today" : `${age.days} d`}
        <span className="sr-only"> {age.words}</span>
      </span>
      {owner ? (
        <Avatar id={owner.id} name={owner.name} size="sm" />
      ) : (
        <span className="text-sm text-ink-3">nobody’s</span>
      )}
      {mayMove && column ? (
        <span className="flex items-center gap-1.5">
          {/* Not a Select: that acts on each arrow key, while one still looks for the column. */}
          <Menu
            label={`Column of S-${story.number}`}
            align="end"
            trigger={
              <Button className="w-36">
                <span className="sr-only">Column of S-{story.number}: </span>
                <span className="max-w-24 truncate">{column.name}</span> <ChevronDown />
              </Button>
            }
            items={team.columns.map(({ id, name }) => ({
              label: name,
              checked: id === column.id,
              onSelect: () => id !== column.id && onMove(id),
            }))}
          />
          {next ? (
            <Button title={`Move S-${story.number} to ${next.name}`} onClick={() => onMove(next.id)}>
              <ArrowRight />{" "}
              <span className="sr-only">
                Move S-{story.number} to {next.name}
              </span>
            </Button>
          ) : null}
        </span>
      ) : (
        <span className="text-sm text-ink-2">{column?.name}</span>
      )}
    </li>
  );
}
