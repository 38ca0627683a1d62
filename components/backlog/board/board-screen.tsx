"use client";

import dynamic from "next/dynamic";
import { useDeferredValue, useMemo } from "react";
import { ItemPanels } from "@/components/backlog/item-panels";
import { storiesKey, useGround, useStories } from "@/components/backlog/use-stories";
import { useHere } from "@/components/flow-teams/here";
import { PageFrame } from "@/components/frame/page-frame";
import { EmptyState } from "@/components/ui/empty-state";
import { lazily } from "@/components/ui/lazily";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { type BoardAddress, allTeams, chooseBoard } from "@/lib/domain/backlog/board-address";
import { boardSummary } from "@/lib/domain/backlog/board-words";
import type { GroundView } from "@/lib/domain/backlog/ground";
import type { StoriesView } from "@/lib/domain/backlog/story-row";
import type { PaintedView } from "@/lib/domain/live";
import { BoardToolbar } from "./board-toolbar";
import { TeamBoard } from "./team-board";
import { useBoardAddress } from "./use-board-address";
import { useNow } from "./use-now";

const FlowBoard = lazily(
  dynamic(() => import("./flow-board").then((module) => module.FlowBoard)),
  <BoardOnItsWay />,
);

type BoardScreenProps = {
  ground: PaintedView<GroundView>;
  /** The Stories of the board the page was asked for, where it carries them; null where there is no Flow Sprint. */
  board: { scope: { teamId?: string; sprint: number }; stories: PaintedView<StoriesView> | null } | null;
  /** When the page was made, in seconds since 1970. */
  now: number;
};

/** The board of one team in one Flow Sprint, or that of all teams by Epic. Which one is in the address. */
export function BoardScreen({ ground: painted, board, now: paintedAt }: BoardScreenProps) {
  const { slug, flowTeamId, actor } = useHere();
  const ground = useGround(painted);
  const addressing = useBoardAddress();
  const { address } = addressing;
  const now = useNow(paintedAt);
  const mine = useMemo(
    () => actor.roles.flatMap((held) => (held.flowTeamId === flowTeamId ? (held.scrumTeamId ?? []) : [])),
    [actor.roles, flowTeamId],
  );
  const choice = chooseBoard(address, ground?.teams ?? [], ground?.sprints ?? [], mine);
  const team = ground?.teams.find((one) => one.slug === choice.team);
  const sprint = choice.sprint ?? undefined;
  const scope = { teamId: team?.id, sprint };
  const isPainted = board && sameKey(slug, board.scope, scope);
  const { stories, refusal, isPart } = useStories(scope, isPainted ? board.stories : null, {
    enabled: sprint !== undefined,
  });
  // Drawn first in pieces, so that thousands of cards which arrive at once don't freeze the page.
  const isOnItsWay = useDeferredValue(stories === undefined);
  const onBoard = useMemo(
    () => (address.planned ? stories : stories?.filter(({ isCommitted }) => isCommitted)),
    [stories, address.planned],
  );
  const title = choice.team === allTeams || !team ? "Board of all teams" : team.name;

  return (
    <PageFrame
      title={title}
      subtitle={onBoard && onBoard.length > 0 && !isPart ? boardSummary(onBoard) : null}
      layout="full"
      toolbar={
        ground && sprint ? (
          <BoardToolbar ground={ground} team={team} sprint={sprint} stories={stories ?? []} {...addressing} />
        ) : null
      }
    >
      {ground && sprint ? <OtherBoard address={address} team={team?.name} choice={choice} /> : null}
      {sprint === undefined ? (
        <EmptyState title="No Flow Sprint yet">
          A board shows what a team committed to in a Flow Sprint. The CSM sets up the calendar first.
        </EmptyState>
      ) : ground && stories && onBoard && !isOnItsWay && !(isPart && refusal) ? (
        team ? (
          <TeamBoard
            key={team.id}
            team={team}
            sprint={sprint}
            ground={ground}
            all={stories}
            stories={onBoard}
            isPart={isPart}
            now={now}
            {...addressing}
          />
        ) : (
          <FlowBoard sprint={sprint} ground={ground} all={stories} stories={onBoard} now={now} {...addressing} />
        )
      ) : refusal ? (
        <RefusalNotice refusal={refusal} className="m-4" />
      ) : (
        <BoardOnItsWay />
      )}
      <ItemPanels />
    </PageFrame>
  );
}

type OtherBoardProps = {
  address: BoardAddress;
  /** The name of the team whose board it is; undefined on that of all teams. */
  team: string | undefined;
  choice: ReturnType<typeof chooseBoard>;
};

/** Says so when the address asks for a team or a Flow Sprint that isn't there, and which board this is instead. */
function OtherBoard({ address, team, choice }: OtherBoardProps) {
  const noTeam = address.team !== null && address.team !== choice.team;
  const noSprint = address.sprint !== null && address.sprint !== choice.sprint;
  if (!noTeam && !noSprint) return null;
  const missing = [noTeam && `Scrum Team “${address.team}”`, noSprint && `Flow Sprint ${address.sprint}`].filter(
    Boolean,
  );
  return (
    <Notice tone="warn" title={`There is no ${missing.join(" and no ")} here`} className="m-4 mb-0">
      This is the board of {team ?? "all teams"} in Flow Sprint {choice.sprint}. Choose another above.
    </Notice>
  );
}

function sameKey(slug: string, a: Parameters<typeof storiesKey>[1], b: Parameters<typeof storiesKey>[1]): boolean {
  return JSON.stringify(storiesKey(slug, a)) === JSON.stringify(storiesKey(slug, b));
}

/** The shape of a board, until its cards are there. */
function BoardOnItsWay() {
  return (
    <div
      aria-busy="true"
      className="grid flex-1 auto-cols-[minmax(15rem,1fr)] grid-flow-col gap-2.5 overflow-hidden p-4"
    >
      {[3, 2, 2, 1].map((cards, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no names
        <div key={column} className="flex flex-col gap-2">
          <Skeleton className="mb-2 h-5 w-24" />
          {Array.from({ length: cards }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no names
            <Skeleton key={index} className="h-27" />
          ))}
        </div>
      ))}
    </div>
  );
}
