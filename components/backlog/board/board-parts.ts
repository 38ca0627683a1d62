import type { ReactNode } from "react";
import type { BoardPace } from "@/lib/domain/backlog/board-age";
import type { GroundView, TeamOnGround } from "@/lib/domain/backlog/ground";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import type { BoardMoves } from "./use-board-moves";

/** What the boards of Stories and of Tasks have in common. */
export type BoardParts = {
  team: TeamOnGround;
  sprint: number;
  ground: GroundView;
  /** Those that pass the filters, in the team's order. */
  stories: readonly StoryRow[];
  pace: BoardPace | undefined;
  now: number;
  moves: BoardMoves;
  /** What stands on a card for a moment, or while it waits for the connection, by the id of a Story or Task. */
  marks: ReadonlyMap<string, string>;
  mayWork: boolean;
  collapsed: ReadonlySet<string>;
  toggle(laneId: string): void;
  renderHead(column: number): ReactNode;
  only: number | undefined;
};
