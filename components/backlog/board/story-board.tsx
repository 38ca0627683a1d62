"use client";

import dynamic from "next/dynamic";
import { type KeyboardEvent, useCallback, useMemo, useState } from "react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useHere, useMay } from "@/components/flow-teams/here";
import { announce } from "@/components/ui/announce";
import { BoardGrid } from "@/components/ui/board/board-grid";
import type { GridMove } from "@/components/ui/board/model";
import { lazily } from "@/components/ui/lazily";
import type { MenuItem } from "@/components/ui/menu-item";
import { cardAge } from "@/lib/domain/backlog/board-age";
import { columnFinder, laneOfNone, lanesByPerson, undividedBoard } from "@/lib/domain/backlog/board-model";
import { placeInCell } from "@/lib/domain/backlog/board-moves";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import type { BoardParts } from "./board-parts";
import { useBoardSizes } from "./board-sizes";
import { CardActs, CardMenu } from "./card-menu";
import { PersonHead } from "./lane-heads";
import { StoryCard, storyCardName } from "./story-card";

const BlockDialog = lazily(dynamic(() => import("./block-dialog").then((module) => module.BlockDialog)));

/** Stories as cards, undivided or in a lane for each person. */
export function StoryBoard({ byPerson, ...board }: BoardParts & { byPerson: boolean }) {
  const { team, sprint, ground, stories, pace, now, moves, marks, mayWork, collapsed, toggle, only } = board;
  const { actor } = useHere();
  const { columns } = team;
  const panel = usePanelAddress();
  const mayOrder = useMay("keep the team backlog", team.id);
  const sizes = useBoardSizes(byPerson ? "lanes" : "whole");
  const [blocking, setBlocking] = useState<StoryRow | null>(null);
  const people = useMemo(() => new Map(ground.people.map((person) => [person.id, person])), [ground.people]);
  const epics = useMemo(() => new Map(ground.epics.map((epic) => [epic.id, epic.title])), [ground.epics]);
  const columnAt = useMemo(() => columnFinder(columns), [columns]);
  const lanes = useMemo(
    () => (byPerson ? lanesByPerson(stories, columns, ground.people) : undividedBoard(stories, columns)),
    [byPerson, stories, columns, ground.people],
  );
  const inSight = useMemo(
    () =>
      only === undefined
        ? lanes
        : lanes.map(({ id, cells }) => ({ id, cells: cells.map((cell, index) => (index === only ? cell : [])) })),
    [lanes, only],
  );

  function onMove({ card, laneId, column, index, cell, isToOtherLane }: GridMove<StoryRow>): void {
    const to = columns[column];
    const place = index === null || !mayOrder ? null : placeInCell(cell, index);
    if (to && (columnAt(card) !== column || place)) moves.move(card, to.id, place);
    if (byPerson && isToOtherLane && laneId) moves.assign(card, laneId === laneOfNone ? null : laneId);
  }

  function assignToMe(card: StoryRow): void {
    const isMine = card.ownerId === actor.personId;
    moves.assign(card, isMine ? null : actor.personId);
    announce(isMine ? `S-${card.number} is nobody's` : `S-${card.number} is yours`, true);
  }

  function onCardKey(event: KeyboardEvent, card: StoryRow): void {
    if (event.altKey || event.shiftKey || !mayWork) return;
    if (event.key === "a") assignToMe(card);
    else if (event.key === "b" && card.blockedSince !== null) moves.unblock(card);
    else if (event.key === "b" && card.status !== "done") setBlocking(card);
    else return;
    event.preventDefault();
  }

  /** What a card's menu offers: all that a drag does, in words. */
  function itemsOf(card: StoryRow): MenuItem[] {
    const open = { label: "Open", shortcut: "Enter", onSelect: () => panel.openStory(card.number) };
    if (!mayWork) return [open];
    const at = columnAt(card);
    const cell = lanes.flatMap(({ cells }) => cells[at] ?? []).filter(({ id }) => id !== card.id);
    const put = (index: number) => moves.move(card, columns[at]?.id ?? "", placeInCell(cell, index));
    return [
      open,
      { kind: "separator" },
      { kind: "heading", label: "Move to" },
      ...columns.map(({ id, name }, index) => ({
        label: name,
        checked: index === at,
        onSelect: () => index !== at && moves.move(card, id, null),
      })),
      { kind: "separator" },
      ...(mayOrder && cell.length > 0
        ? [
            { label: "To the top of the column", onSelect: () => put(0) },
            { label: "To the bottom of the column", onSelect: () => put(cell.length) },
          ]
        : []),
      {
        label: card.ownerId === actor.personId ? "Let it go" : "Assign to me",
        shortcut: "a",
        onSelect: () => assignToMe(card),
      },
      ...(card.blockedSince !== null
        ? [{ label: "It isn't blocked any more", shortcut: "b", onSelect: () => moves.unblock(card) }]
        : card.status === "done"
          ? []
          : [{ label: "Block…", shortcut: "b", onSelect: () => setBlocking(card) }]),
    ];
  }

  const actsOn = (id: string) => {
    const card = stories.find((story) => story.id === id);
    return card ? itemsOf(card) : [];
  };
  const renderCard = useCallback(
    (card: StoryRow, { isFocusable }: { isFocusable: boolean }) => (
      <StoryCard
        story={card}
        epic={epics.get(card.epicId ?? "") ?? "No Epic"}
        owner={people.get(card.ownerId ?? "") ?? null}
        age={cardAge(card, pace, now)}
        now={now}
        menu={<CardMenu id={card.id} label={`More about S-${card.number}`} isFocusable={isFocusable} />}
      />
    ),
    [epics, people, pace, now],
  );
  const nameOf = useCallback(
    (card: StoryRow) =>
      storyCardName(
        card,
        epics.get(card.epicId ?? "") ?? null,
        people.get(card.ownerId ?? "")?.name ?? null,
        cardAge(card, pace, now),
        now,
      ),
    [epics, people, pace, now],
  );

  return (
    <CardActs value={actsOn}>
      <BoardGrid
        label={`Cards of ${team.name} in S${sprint}`}
        layoutKey={`${team.id} ${sprint} ${byPerson} ${columns.length} ${only ?? ""}`}
        columns={columns}
        lanes={inSight}
        sizes={sizes}
        only={only}
        isOrdered={() => mayOrder}
        collapsed={collapsed}
        marks={marks}
        renderHead={board.renderHead}
        renderLaneHead={(id) => (
          <PersonHead
            person={people.get(id) ?? null}
            stories={lanes.find((lane) => lane.id === id)?.cells.flat() ?? []}
            isCollapsed={collapsed.has(id)}
            onToggle={() => toggle(id)}
          />
        )}
        renderCard={renderCard}
        nameOf={nameOf}
        isMovable={() => mayWork}
        takes={(card, lane, column) =>
          mayWork && (mayOrder || columnAt(card) !== column || !lanes[lane]?.cells[column]?.includes(card))
        }
        onMove={onMove}
        onOpen={(card) => panel.openStory(card.number)}
        onCardKey={onCardKey}
        announce={announce}
      />
      {blocking ? (
        <BlockDialog
          number={blocking.number}
          onClose={() => setBlocking(null)}
          onBlock={(reason) => {
            moves.block(blocking, reason);
            setBlocking(null);
          }}
        />
      ) : null}
    </CardActs>
  );
}
