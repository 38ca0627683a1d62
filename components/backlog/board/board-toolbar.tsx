"use client";

import { Bookmark, ListFilter, SlidersHorizontal } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useHere, useMay } from "@/components/flow-teams/here";
import { useCommands } from "@/components/frame/commands";
import { Checkbox } from "@/components/ui/checkbox";
import { Chip } from "@/components/ui/chip";
import { IconButton } from "@/components/ui/icon-button";
import { lazily } from "@/components/ui/lazily";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { ToolbarBox } from "@/components/ui/toolbar-box";
import { allTeams, countBoardFilters } from "@/lib/domain/backlog/board-address";
import type { GroundView, TeamOnGround } from "@/lib/domain/backlog/ground";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import type { BoardAddressing } from "./use-board-address";

const BoardFilterFields = lazily(
  dynamic(() => import("./board-filter-fields").then((module) => module.BoardFilterFields)),
);
const SavedViews = lazily(dynamic(() => import("../saved-views").then((module) => module.SavedViews)));
const BoardSettings = lazily(dynamic(() => import("./board-settings").then((module) => module.BoardSettings)));

type BoardToolbarProps = BoardAddressing & {
  ground: GroundView;
  /** Left out on the board of all teams. */
  team: TeamOnGround | undefined;
  sprint: number;
  stories: readonly StoryRow[];
};

/** Whose board, which Flow Sprint's, how divided, and what of it is in sight. */
export function BoardToolbar({ ground, team, sprint, stories, address, change, filter }: BoardToolbarProps) {
  const { actor } = useHere();
  const [isSettingUp, setSettingUp] = useState(false);
  const mayShape = useMay("shape the team's work", team?.id ?? null);
  const { filters } = address;
  const planned = stories.filter((story) => !story.isCommitted).length;
  const toggleMine = () => filter({ onlyMine: !filters.onlyMine });
  const togglePlanned = () => change({ planned: !address.planned });
  useCommands([
    { id: "board.mine", label: "Show my cards alone, or all", keys: "m", group: "Board", run: toggleMine },
    { id: "board.planned", label: "Show what is planned too, or not", keys: "p", group: "Board", run: togglePlanned },
    ...(mayShape
      ? [{ id: "board.settings", label: "Board settings", keywords: "columns limits", run: () => setSettingUp(true) }]
      : []),
    { id: "board.arrows", label: "Go from card to card", keys: "ArrowRight", group: "On a card" },
    { id: "board.move", label: "Move the card (Shift does it too)", keys: "alt+ArrowRight", group: "On a card" },
    { id: "board.open", label: "Open the card", keys: "Enter", group: "On a card" },
    { id: "board.block", label: "Block the card, or say it goes on", keys: "b", group: "On a card" },
    { id: "board.assign", label: "Give the card to me, or let it go", keys: "a", group: "On a card" },
  ]);

  return (
    <>
      <Select
        aria-label="Scrum Team"
        className="md:w-48 max-md:grow max-md:basis-[calc(50%-0.25rem)]"
        value={team?.slug ?? allTeams}
        onChange={({ target }) => change({ team: target.value, column: null })}
      >
        <option value={allTeams}>All teams</option>
        {ground.teams.map(({ id, slug, name }) => (
          <option key={id} value={slug}>
            {name}
          </option>
        ))}
      </Select>
      <Select
        aria-label="Flow Sprint"
        className="md:w-44 max-md:grow max-md:basis-[calc(50%-0.25rem)]"
        value={sprint}
        onChange={({ target }) => change({ sprint: Number(target.value) })}
      >
        {sprintsAround(ground, sprint).map(({ number, state }) => (
          <option key={number} value={number}>
            S{number}
            {state === "running" ? ", running" : state === "closed" ? ", closed" : ""}
          </option>
        ))}
      </Select>
      {team ? (
        <Segmented
          label="Lanes"
          className="max-md:[&>button]:px-2"
          value={address.lanes}
          onChange={(lanes) => change({ lanes })}
          options={[
            { value: "none", label: "Board" },
            { value: "story", label: <LaneLabel>Story</LaneLabel> },
            { value: "person", label: <LaneLabel>person</LaneLabel> },
          ]}
        />
      ) : null}
      <span className="ml-auto max-md:hidden" />
      <Chip pressed={filters.onlyMine} onClick={toggleMine}>
        <span className="max-md:sr-only">My cards</span>
        <span aria-hidden="true" className="md:hidden">
          Mine
        </span>
      </Chip>
      {planned > 0 || address.planned ? (
        <Chip pressed={address.planned} onClick={togglePlanned} className="max-md:hidden">
          Planned too{planned > 0 ? ` · ${planned.toLocaleString("en")}` : ""}
        </Chip>
      ) : null}
      {/* A phone's bar is full without it: one more line there would cost a card. */}
      <span className="max-md:hidden">
        <ToolbarBox label="Saved views" icon={<Bookmark />} className="w-80">
          <SavedViews page="board" teams={ground.teams} />
        </ToolbarBox>
      </span>
      {/* In one piece, so that neither goes to a line by itself. */}
      <span className="flex shrink-0 items-center md:gap-2 max-md:-mr-2 max-md:ml-auto">
        <ToolbarBox label="Filters" icon={<ListFilter />} count={countBoardFilters(filters)} className="w-80">
          <BoardFilterFields ground={ground} stories={stories} filters={filters} filter={filter} myId={actor.personId}>
            {team ? (
              <Checkbox
                label="Only what is blocked or ageing"
                checked={filters.onlyStuck}
                onChange={({ target }) => filter({ onlyStuck: target.checked })}
              />
            ) : null}
            <Checkbox
              label="What is planned too, and not committed to"
              checked={address.planned}
              onChange={togglePlanned}
            />
          </BoardFilterFields>
        </ToolbarBox>
        {team && mayShape ? (
          <IconButton label="Board settings" icon={<SlidersHorizontal />} onClick={() => setSettingUp(true)} />
        ) : null}
      </span>
      {team && isSettingUp ? <BoardSettings team={team} onClose={() => setSettingUp(false)} /> : null}
    </>
  );
}

/** "By Story"; on a phone there is room for "Story". */
function LaneLabel({ children }: { children: string }) {
  return (
    <span className="max-md:capitalize">
      <span className="max-md:sr-only">By </span>
      {children}
    </span>
  );
}

/** The Flow Sprints worth choosing from: those around the running one, and the one that is shown. */
function sprintsAround({ sprints }: GroundView, shown: number) {
  const running = sprints.find(({ state }) => state !== "closed")?.number ?? sprints.at(-1)?.number ?? 1;
  return sprints.filter(({ number }) => number === shown || Math.abs(number - running) <= 8);
}
