"use client";

import { type ReactNode, useCallback, useId, useMemo, useState } from "react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useHere } from "@/components/flow-teams/here";
import { announce } from "@/components/ui/announce";
import { BoardGrid } from "@/components/ui/board/board-grid";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { tabsOf } from "@/components/ui/tabs";
import { TeamDot } from "@/components/ui/team-dot";
import { noBoardFilters } from "@/lib/domain/backlog/board-address";
import { cardAge } from "@/lib/domain/backlog/board-age";
import { inTeamOrder } from "@/lib/domain/backlog/team-order";
import { filterBoard, laneOfNone, lanesByEpic } from "@/lib/domain/backlog/board-model";
import { boardSummary } from "@/lib/domain/backlog/board-words";
import type { EpicOnGround, GroundView } from "@/lib/domain/backlog/ground";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import { storyStatusWords } from "@/lib/domain/backlog/story-words";
import { storyStatuses } from "@/lib/domain/backlog/workflow";
import { BoardPlace, shownWords } from "./board-place";
import { useBoardSizes, useIsNarrow } from "./board-sizes";
import { LaneHead } from "./lane-heads";
import { PhoneColumns } from "./phone-columns";
import { StoryCard, storyCardName } from "./story-card";
import type { BoardAddressing } from "./use-board-address";
import { useCardMovers } from "./use-card-movers";
import { useSwipe } from "./use-swipe";

type FlowBoardProps = BoardAddressing & {
  sprint: number;
  ground: GroundView;
  all: readonly StoryRow[];
  stories: readonly StoryRow[];
  /** Seconds since 1970. */
  now: number;
};

const columns = storyStatuses.map((status) => ({ id: status, name: storyStatusWords[status], wipLimit: null }));

/** All teams' Stories of a Flow Sprint: a lane for each Epic in the CPO's order, a column for each status. */
export function FlowBoard({ sprint, ground, all, stories, now, address, change, filter }: FlowBoardProps) {
  const { actor } = useHere();
  const panel = usePanelAddress();
  const sizes = useBoardSizes("flow");
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const movers = useCardMovers(all, undefined, ground.people, ({ status }) => storyStatusWords[status]);
  const epics = useMemo(() => new Map(ground.epics.map((epic) => [epic.id, epic])), [ground.epics]);
  const teams = useMemo(() => new Map(ground.teams.map((team) => [team.id, team])), [ground.teams]);
  const people = useMemo(() => new Map(ground.people.map((person) => [person.id, person])), [ground.people]);
  const shown = useMemo(() => {
    const epicId = ground.epics.find(({ number }) => number === address.filters.epic)?.id ?? null;
    const passing = filterBoard(stories, address.filters, { myId: actor.personId, epicId, now });
    const place = new Map(ground.teams.map(({ id }, index) => [id, index]));
    const placeOf = (story: StoryRow) => place.get(story.teamId ?? "") ?? ground.teams.length;
    return [...inTeamOrder(passing)].sort((a, b) => placeOf(a) - placeOf(b));
  }, [stories, address.filters, ground, actor.personId, now]);
  const lanes = useMemo(() => lanesByEpic(shown, ground.epics), [shown, ground.epics]);

  const isNarrow = useIsNarrow();
  const chosen = Math.max(
    0,
    columns.findIndex(({ id }) => id === address.column),
  );
  const choose = (index: number) => change({ column: columns[index]?.id ?? null });
  const swipe = useSwipe((step) => columns[chosen + step] && choose(chosen + step));
  const tabs = tabsOf(useId());
  const placed = (content: ReactNode) => (
    <BoardPlace filters={address.filters} words={shownWords(shown.length, stories.length)}>
      {content}
    </BoardPlace>
  );
  const only = isNarrow ? chosen : undefined;
  const inSight = useMemo(
    () =>
      only === undefined
        ? lanes
        : lanes.map(({ id, cells }) => ({ id, cells: cells.map((cell, index) => (index === only ? cell : [])) })),
    [lanes, only],
  );
  const counts = useMemo(
    () => storyStatuses.map((status) => shown.filter((story) => story.status === status).length),
    [shown],
  );

  const renderCard = useCallback(
    (story: StoryRow) => (
      <StoryCard
        story={story}
        epic={null}
        owner={people.get(story.ownerId ?? "") ?? null}
        age={cardAge(story, undefined, now)}
        now={now}
        team={teams.get(story.teamId ?? "") ?? { name: "No team", hue: null }}
      />
    ),
    [people, teams, now],
  );
  const nameOf = useCallback(
    (story: StoryRow) =>
      storyCardName(
        story,
        teams.get(story.teamId ?? "")?.name ?? "no team",
        people.get(story.ownerId ?? "")?.name ?? null,
        cardAge(story, undefined, now),
        now,
      ),
    [people, teams, now],
  );

  if (shown.length === 0) {
    return placed(
      stories.length > 0 ? (
        <EmptyState
          title="No card passes the filters"
          action={<Button onClick={() => filter(noBoardFilters)}>Show all</Button>}
        >
          {stories.length === 1 ? "The 1 Story is" : `All ${stories.length.toLocaleString("en")} Stories are`} still
          there.
        </EmptyState>
      ) : (
        <EmptyState
          title={`No team has committed to anything in S${sprint}`}
          action={
            all.length > 0 && !address.planned ? (
              <Button onClick={() => change({ planned: true })}>
                Show the {all.length === 1 ? "Story" : `${all.length} Stories`} planned for it
              </Button>
            ) : null
          }
        >
          What the teams commit to in their Sprint Plannings stands here, by Epic.
        </EmptyState>
      ),
    );
  }
  const toggle = (id: string) =>
    setCollapsed((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const isAllCollapsed = lanes.every(({ id }) => collapsed.has(id));
  return placed(
    <>
      {isNarrow ? (
        <PhoneColumns columns={columns} counts={counts} chosen={chosen} tabs={tabs} onChoose={choose} />
      ) : null}
      <div
        className="flex min-h-0 flex-1 flex-col"
        {...(isNarrow && { ...swipe, ...tabs.panel(columns[chosen]?.id ?? "") })}
      >
        <BoardGrid
          key={isNarrow ? chosen : "all"}
          label={`Stories of all teams in S${sprint}, by Epic`}
          layoutKey={`all ${sprint} ${only ?? ""}`}
          columns={columns}
          lanes={inSight}
          sizes={sizes}
          only={only}
          collapsed={collapsed}
          marks={movers}
          renderHead={(index) => (
            <div className="flex h-8 items-center gap-2 px-1">
              <h2 className={isNarrow ? "sr-only" : "truncate text-base"}>{columns[index]?.name}</h2>
              <span className={isNarrow ? "sr-only" : "text-sm text-ink-3"}>{counts[index]}</span>
              {index === 0 || isNarrow ? (
                <Button
                  variant="quiet"
                  className="ml-auto"
                  onClick={() => setCollapsed(isAllCollapsed ? new Set() : new Set(lanes.map(({ id }) => id)))}
                >
                  {isAllCollapsed ? "Unfold all" : "Fold all"}
                </Button>
              ) : null}
            </div>
          )}
          renderLaneHead={(id) => (
            <EpicHead
              epic={epics.get(id) ?? null}
              stories={lanes.find((lane) => lane.id === id)?.cells.flat() ?? []}
              teams={teams}
              isCollapsed={collapsed.has(id)}
              onToggle={() => toggle(id)}
              onOpen={panel.openEpic}
            />
          )}
          renderCard={renderCard}
          nameOf={nameOf}
          isMovable={() => false}
          takes={() => false}
          onMove={() => {}}
          onOpen={(story) => panel.openStory(story.number)}
          announce={announce}
        />
      </div>
    </>,
  );
}

type EpicHeadProps = {
  /** Null for Stories without one. */
  epic: EpicOnGround | null;
  stories: readonly StoryRow[];
  teams: ReadonlyMap<string, { id: string; name: string; hue: number }>;
  isCollapsed: boolean;
  onToggle(): void;
  onOpen(number: number): void;
};

/** An Epic as a lane: who works on it, and how far it is in this sprint. */
function EpicHead({ epic, stories, teams, isCollapsed, onToggle, onOpen }: EpicHeadProps) {
  const atWork = [...new Set(stories.map(({ teamId }) => teamId ?? laneOfNone))].flatMap((id) => teams.get(id) ?? []);
  return (
    <LaneHead
      name={epic ? `Stories of E-${epic.number}` : "Stories without an Epic"}
      isCollapsed={isCollapsed}
      onToggle={onToggle}
    >
      <h2 className="min-w-0 truncate text-base">
        {epic ? (
          <button
            type="button"
            className="min-h-6 max-w-full truncate hover:underline"
            onClick={() => onOpen(epic.number)}
          >
            <span className="mr-0.5 font-normal text-ink-3">E-{epic.number}</span> {epic.title}
          </button>
        ) : (
          "Without an Epic"
        )}
      </h2>
      <span className="inline-flex items-center gap-1" title={atWork.map(({ name }) => name).join(", ")}>
        {atWork.map(({ id, hue }) => (
          <TeamDot key={id} hue={hue} />
        ))}
        <span className="sr-only">{atWork.map(({ name }) => name).join(", ")}</span>
      </span>
      <span className="truncate text-sm text-ink-3 max-md:hidden">{boardSummary(stories)}</span>
    </LaneHead>
  );
}
