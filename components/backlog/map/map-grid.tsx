"use client";

import dynamic from "next/dynamic";
import { useCallback, useMemo, useState } from "react";
import { useBoardSizes, useIsNarrow } from "@/components/backlog/board/board-sizes";
import { CardActs, CardMenu } from "@/components/backlog/board/card-menu";
import { useCardMovers } from "@/components/backlog/board/use-card-movers";
import { useSwipe } from "@/components/backlog/board/use-swipe";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useHere } from "@/components/flow-teams/here";
import { announce } from "@/components/ui/announce";
import { BoardGrid } from "@/components/ui/board/board-grid";
import type { GridMove } from "@/components/ui/board/model";
import { lazily } from "@/components/ui/lazily";
import { placeInCell } from "@/lib/domain/backlog/board-moves";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { type MapRow, type StoryMap, fieldsAfter, mapNone, rowOf } from "@/lib/domain/backlog/map-model";
import { mapRights } from "@/lib/domain/backlog/map-rights";
import { missingForReady } from "@/lib/domain/backlog/story-readiness";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import { capacityOf } from "@/lib/domain/roadmap/load";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { MapCard, mapCardName } from "./map-card";
import { EpicHead, RowHead } from "./map-heads";
import { mapMenu } from "./map-menu";
import { PhoneEpics } from "./phone-epics";
import type { MapAddressing } from "./use-map-address";
import { useMapMoves } from "./use-map-moves";

const ReasonDialog = lazily(dynamic(() => import("./reason-dialog").then((module) => module.ReasonDialog)));

type MapGridProps = MapAddressing & {
  map: StoryMap;
  ground: GroundView;
  roadmap: RoadmapView;
  stories: readonly StoryRow[];
};

/**
 * The map's cards: carried between Epics, Flow Sprints and teams, and within a cell in the Epic's
 * order, by pointer, keys or menu.
 */
export function MapGrid({ map, ground, roadmap, stories, address, change }: MapGridProps) {
  const { actor, flowTeamId, isRetired } = useHere();
  const panel = usePanelAddress();
  const sizes = useBoardSizes("map");
  const isNarrow = useIsNarrow();
  const [folded, setFolded] = useState<ReadonlyMap<string, boolean>>(new Map());
  const teams = useMemo(() => new Map(ground.teams.map((team) => [team.id, team])), [ground.teams]);
  const running = ground.sprints.find(({ state }) => state === "running")?.number ?? null;
  const { rows: rowKind } = address;
  const moves = useMapMoves(ground, stories);
  const rights = useMemo(
    () => mapRights(actor, { flowTeamId, isRetired }, ground, rowKind),
    [actor, flowTeamId, isRetired, ground, rowKind],
  );
  const rowName = useCallback(
    (id: string) => {
      if (id === mapNone) return rowKind === "team" ? "No team" : "Not planned";
      return rowKind === "team" ? (teams.get(id)?.name ?? "") : `S${id}`;
    },
    [rowKind, teams],
  );
  const movers = useCardMovers(stories, undefined, ground.people, (story) =>
    rowName(rowOf(story, rowKind, ground.teams)),
  );

  /** Closed Flow Sprints, and teams without a Story here, are folded away until somebody opens them. */
  const collapsed = useMemo(() => {
    const closed = new Set(
      ground.sprints.filter(({ state }) => state === "closed").map(({ number }) => String(number)),
    );
    const isQuiet = ({ id, sum }: MapRow) => (rowKind === "sprint" ? closed.has(id) : sum.stories === 0);
    return new Set(map.rows.filter((row) => folded.get(row.id) ?? isQuiet(row)).map(({ id }) => id));
  }, [map.rows, folded, ground.sprints, rowKind]);
  const toggle = (id: string) => setFolded((before) => new Map(before).set(id, !collapsed.has(id)));

  const columns = useMemo(
    () =>
      map.columns.map(({ id, epic }) => ({ id, name: epic ? `E-${epic.number} ${epic.title}` : "Without an Epic" })),
    [map.columns],
  );
  const chosen = Math.max(
    0,
    map.columns.findIndex(({ epic }) => (epic?.number ?? 0) === address.column),
  );
  const choose = (index: number) => {
    const column = map.columns[index];
    if (column) change({ column: column.epic?.number ?? 0 });
  };
  const swipe = useSwipe((step) => choose(chosen + step));
  const only = isNarrow ? chosen : undefined;
  const inSight = useMemo(
    () =>
      only === undefined
        ? map.rows
        : map.rows.map((row) => ({ ...row, cells: row.cells.map((cell, index) => (index === only ? cell : [])) })),
    [map.rows, only],
  );

  const goal = (story: StoryRow, rowId: string, column: number) =>
    fieldsAfter(story, { columnId: map.columns[column]?.id ?? mapNone, rowId, rows: rowKind, teams: ground.teams });
  const isOrdered = (column: number) => rights.mayOrder(map.columns[column]?.epic?.id ?? null);
  const onMove = ({ card, laneId, column, index, cell }: GridMove<StoryRow>) => {
    const place = index === null || !isOrdered(column) ? null : placeInCell(cell, index);
    moves.move(card, goal(card, laneId, column), place);
  };
  const actsOn = (id: string) => {
    const story = stories.find((one) => one.id === id);
    const onOpen = ({ number }: StoryRow) => panel.openStory(number);
    const around = { map, rows: rowKind, teams: ground.teams, rights, columns, rowName };
    return story ? mapMenu(story, { ...around, move: moves.move, onOpen }) : [];
  };

  const partsOf = useCallback(
    (story: StoryRow) => ({
      story,
      team: teams.get(story.teamId ?? "") ?? null,
      missing: missingForReady(story, ground),
    }),
    [teams, ground],
  );
  const renderCard = useCallback(
    (story: StoryRow, { isFocusable }: { isFocusable: boolean }) => (
      <MapCard
        {...partsOf(story)}
        menu={<CardMenu id={story.id} label={`More about S-${story.number}`} isFocusable={isFocusable} />}
      />
    ),
    [partsOf],
  );
  const nameOf = useCallback((story: StoryRow) => mapCardName(partsOf(story)), [partsOf]);

  const pointsIn = capacityOf(roadmap);
  const ofTeams = roadmap.teams.filter(({ slug }) => address.team === null || slug === address.team);
  const capacityIn = (id: string) =>
    rowKind === "sprint" && id !== mapNone ? ofTeams.reduce((sum, team) => sum + pointsIn(team, Number(id)), 0) : null;

  return (
    <CardActs value={actsOn}>
      {isNarrow ? <PhoneEpics columns={columns} chosen={chosen} onChoose={choose} /> : null}
      <div className="flex min-h-0 flex-1 flex-col" {...(isNarrow && swipe)}>
        <BoardGrid
          key={isNarrow ? chosen : "all"}
          label={rowKind === "team" ? "Stories by Epic and team" : "Stories by Epic and Flow Sprint"}
          layoutKey={`map ${rowKind} ${address.milestone} ${columns.length} ${only ?? ""}`}
          columns={columns}
          columnWidth="12.5rem"
          lanes={inSight}
          sizes={sizes}
          only={only}
          isOrdered={isOrdered}
          crossesLanes
          laneName={rowName}
          collapsed={collapsed}
          marks={movers}
          renderHead={(index) => {
            const column = map.columns[index];
            if (!column) return null;
            return (
              <EpicHead
                column={column}
                hue={teams.get(column.epic?.leadTeamId ?? "")?.hue ?? null}
                onOpen={panel.openEpic}
              />
            );
          }}
          renderLaneHead={(id) => {
            const row = map.rows.find((one) => one.id === id);
            if (!row) return null;
            return (
              <RowHead
                name={rowName(id)}
                row={row}
                isRunning={rowKind === "sprint" && id === String(running)}
                capacity={capacityIn(id)}
                hue={rowKind === "team" ? (teams.get(id)?.hue ?? null) : null}
                isCollapsed={collapsed.has(id)}
                onToggle={() => toggle(id)}
              />
            );
          }}
          renderCard={renderCard}
          nameOf={nameOf}
          isMovable={rights.isMovable}
          takes={(story, lane, column) => rights.maySet(story, goal(story, map.rows[lane]?.id ?? mapNone, column))}
          onMove={onMove}
          onOpen={(card) => panel.openStory(card.number)}
          announce={announce}
        />
      </div>
      {moves.asked ? (
        <ReasonDialog
          number={moves.asked.story.number}
          sprint={running ?? 0}
          onClose={() => moves.answer(null)}
          onSay={(reason) => moves.answer(reason)}
        />
      ) : null}
    </CardActs>
  );
}
