"use client";

import dynamic from "next/dynamic";
import { useCallback, useMemo, useState } from "react";
import { CardActs, CardMenu } from "@/components/backlog/board/card-menu";
import { useIsNarrow } from "@/components/backlog/board/board-sizes";
import { useCardMovers } from "@/components/backlog/board/use-card-movers";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useHere } from "@/components/flow-teams/here";
import { announce } from "@/components/ui/announce";
import { BoardGrid } from "@/components/ui/board/board-grid";
import type { MenuItem } from "@/components/ui/menu-item";
import { Select } from "@/components/ui/select";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { type StoryMap, fieldsAfter, mapNone, rowOf } from "@/lib/domain/backlog/map-model";
import { storyFieldsDenied } from "@/lib/domain/backlog/story-policy";
import { missingForReady } from "@/lib/domain/backlog/story-readiness";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import { capacityOf } from "@/lib/domain/roadmap/load";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { MapCard, mapCardName } from "./map-card";
import { EpicHead, RowHead } from "./map-heads";
import type { MapAddressing } from "./use-map-address";
import { useMapMoves } from "./use-map-moves";

const ReasonDialog = dynamic(() => import("./reason-dialog").then((module) => module.ReasonDialog));

const sizes = { card: 72, gap: 6, head: 40 };

type MapGridProps = MapAddressing & {
  map: StoryMap;
  ground: GroundView;
  roadmap: RoadmapView;
  stories: readonly StoryRow[];
};

/** The map's cards: carried between Epics, Flow Sprints and teams by pointer, keys or menu. */
export function MapGrid({ map, ground, roadmap, stories, address, change }: MapGridProps) {
  const { actor, flowTeamId, isRetired } = useHere();
  const panel = usePanelAddress();
  const isNarrow = useIsNarrow();
  const [folded, setFolded] = useState<ReadonlyMap<string, boolean>>(new Map());
  const teams = useMemo(() => new Map(ground.teams.map((team) => [team.id, team])), [ground.teams]);
  const epics = useMemo(() => new Map(ground.epics.map((epic) => [epic.id, epic])), [ground.epics]);
  const running = ground.sprints.find(({ state }) => state === "running")?.number ?? null;
  const { rows: rowKind } = address;
  const moves = useMapMoves(running);
  const rowName = useCallback(
    (id: string) => {
      if (id === mapNone) return rowKind === "team" ? "No team" : "Not planned";
      return rowKind === "team" ? (teams.get(id)?.name ?? "") : `S${id}`;
    },
    [rowKind, teams],
  );
  const movers = useCardMovers(stories, undefined, ground.people, (story) => rowName(rowOf(story, rowKind)));

  /** Closed Flow Sprints are folded away until somebody opens them. */
  const collapsed = useMemo(() => {
    const closed = new Set(
      ground.sprints.filter(({ state }) => state === "closed").map(({ number }) => String(number)),
    );
    const isFolded = (id: string) => folded.get(id) ?? (rowKind === "sprint" && closed.has(id));
    return new Set(map.rows.filter(({ id }) => isFolded(id)).map(({ id }) => id));
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
  const only = isNarrow ? chosen : undefined;
  const inSight = useMemo(
    () =>
      only === undefined
        ? map.rows
        : map.rows.map((row) => ({ ...row, cells: row.cells.map((cell, index) => (index === only ? cell : [])) })),
    [map.rows, only],
  );

  const denied = useCallback(
    (story: StoryRow, to: ReturnType<typeof fieldsAfter>) => {
      const epicLeadTeamId = epics.get(story.epicId ?? "")?.leadTeamId ?? null;
      const standing = { flowTeamId, teamId: story.teamId, epicLeadTeamId, isIdea: story.isIdea, createdById: null };
      const fields = Object.keys(to) as (keyof typeof to)[];
      const target = to.epicId ? { epicLeadTeamId: epics.get(to.epicId)?.leadTeamId ?? null } : {};
      return storyFieldsDenied(actor, standing, fields, { teamId: to.teamId, ...target }).length > 0;
    },
    [actor, flowTeamId, epics],
  );
  const isMovable = useCallback(
    (story: StoryRow) =>
      !isRetired &&
      story.status !== "done" &&
      (!denied(story, { epicId: null }) || !denied(story, { sprintNumber: null })),
    [denied, isRetired],
  );
  const goal = (story: StoryRow, lane: number, column: number) =>
    fieldsAfter(story, {
      columnId: map.columns[column]?.id ?? mapNone,
      rowId: map.rows[lane]?.id ?? mapNone,
      rows: rowKind,
    });
  function takes(story: StoryRow, lane: number, column: number): boolean {
    const to = goal(story, lane, column);
    const sprint = ground.sprints.find(({ number }) => number === to.sprintNumber);
    return sprint?.state !== "closed" && !denied(story, to);
  }

  function itemsOf(story: StoryRow): MenuItem[] {
    const open = { label: "Open", shortcut: "Enter", onSelect: () => panel.openStory(story.number) };
    if (!isMovable(story)) return [open];
    const column = map.columns.findIndex(({ id }) => id === (story.epicId ?? mapNone));
    const row = map.rows.findIndex(({ id }) => id === rowOf(story, rowKind));
    const rows = map.rows.flatMap(({ id }, index) =>
      index === row || !takes(story, index, column)
        ? []
        : [{ label: rowName(id), onSelect: () => moves.move(story, goal(story, index, column)) }],
    );
    const others = map.columns.flatMap((_, index) =>
      index === column || !takes(story, row, index)
        ? []
        : [{ label: columns[index]?.name ?? "", onSelect: () => moves.move(story, goal(story, row, index)) }],
    );
    return [
      open,
      ...(rows.length > 0
        ? [{ kind: "submenu" as const, label: rowKind === "team" ? "Give to team" : "Plan for", items: rows }]
        : []),
      ...(others.length > 0 ? [{ kind: "submenu" as const, label: "Move to Epic", items: others }] : []),
    ];
  }

  const actsOn = (id: string) => {
    const story = stories.find((one) => one.id === id);
    return story ? itemsOf(story) : [];
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
      {isNarrow ? (
        <div className="border-b bg-surface px-4 py-2">
          <Select
            aria-label="Epic in sight"
            className="w-full"
            value={map.columns[chosen]?.epic?.number ?? 0}
            onChange={({ target }) => change({ column: Number(target.value) })}
          >
            {map.columns.map(({ id, epic }, index) => (
              <option key={id} value={epic?.number ?? 0}>
                {columns[index]?.name}
              </option>
            ))}
          </Select>
        </div>
      ) : null}
      <BoardGrid
        key={isNarrow ? chosen : "all"}
        label={rowKind === "team" ? "Stories by Epic and team" : "Stories by Epic and Flow Sprint"}
        layoutKey={`map ${rowKind} ${address.milestone} ${columns.length} ${only ?? ""}`}
        columns={columns}
        columnWidth="11rem"
        lanes={inSight}
        sizes={sizes}
        only={only}
        isOrdered={false}
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
        isMovable={isMovable}
        takes={takes}
        onMove={({ card, lane, column }) => moves.move(card, goal(card, lane, column))}
        onOpen={(card) => panel.openStory(card.number)}
        announce={announce}
      />
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
