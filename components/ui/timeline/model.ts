import type { ReactNode } from "react";
import type { Axis, Column, Span } from "@/lib/domain/roadmap/layout";

/** A bar over columns `first` to `last`. */
export type TimelineBar = Span & {
  id: string;
  label: string;
  /** The whole bar in words, for those who hear it. */
  description: string;
  /** One of the team hues; null is neutral. */
  hue: number | null;
  /** 0 to 1. */
  progress: number;
  isDone: boolean;
  /** Drawn with a dashed edge: not settled yet. */
  isTentative: boolean;
  /** A small sign before the label. */
  sign?: ReactNode;
  /** Whether its whole and its ends can be moved. */
  isMovable: boolean;
};

/** A lane with its bars and what is said of it at its head. */
export type TimelineLane = {
  id: string;
  /** The lane in words. */
  description: string;
  head: ReactNode;
  bars: readonly TimelineBar[];
  /** Whether bars of other lanes may be dropped into it. */
  takesBars: boolean;
  /** How full the lane is in a column: 1 is full. Null where nobody can say. */
  fullness?: (column: number) => number | null;
};

/** A string from the bar that needs to the bar that gives. */
export type TimelineString = { id: string; from: string; to: string; tone: StringTone; reason: string };
export type StringTone = "quiet" | "bad" | "settled";

/** A card over columns, above the ticks. */
export type TimelineCard = Span & { id: string; content: ReactNode };

/** Where a bar is meant to go. */
export type TimelineMove = Span & { id: string; laneId: string };

/** What is shown and what it can do. Without a callback, that thing can't be done. */
export type TimelineProps = {
  /** The whole timeline in words. */
  label: string;
  axis: Axis;
  /** Days that fit into the width. */
  daysInSight: number;
  lanes: readonly TimelineLane[];
  strings: readonly TimelineString[];
  cards: readonly TimelineCard[];
  /** The column that runs now. */
  current: number | null;
  /** Days from the origin; a fraction is a time of day. */
  today: number | null;
  /** The day at the left edge at first. */
  startAt: number;
  /** The lane on top at first, where it isn't the first one. */
  startLane?: string | null;
  corner?: ReactNode;
  /** A column's tick, at the width it has in pixels. */
  tick(column: Column, width: number): string;
  /** A span in words, said while a bar is carried. */
  spanInWords(span: Span, laneId: string): string;
  /** What is shown when pointing at a bar, a string, or a lane's column. */
  barTip?(id: string): ReactNode;
  cellTip?(laneId: string, column: number): ReactNode;
  selectedId: string | null;
  onOpen?(id: string): void;
  /** A menu is asked for on a bar; the event goes on to whoever opens it. */
  onMenu?(id: string): void;
  onMoveDialog?(id: string): void;
  onMove?(move: TimelineMove, by: "pointer" | "keyboard"): void;
  /** How the strings of a bar would stand if it were there: only those that it touches. */
  previewStrings?(move: TimelineMove): ReadonlyMap<string, { tone: StringTone; reason: string }>;
  /** From the bar that needs to the bar that gives. */
  onConnect?(from: string, to: string): void;
  onZoom?(step: 1 | -1): void;
  /** `isAct`: what was just done, so that the toast of it isn't said too. */
  announce(text: string, isAct?: boolean): void;
  /** Who moved a bar a moment ago, by bar. */
  movers?: ReadonlyMap<string, string>;
};

/** What can be asked of a timeline from outside. */
export type TimelineHandle = {
  showDay(day: number): void;
  showBar(id: string): void;
  /** The first and last column in sight. Null while there is none. */
  inSight(): { first: number; last: number } | null;
  /** Carries in something that has no bar yet, from where the pointer is. */
  carryIn(event: PointerEvent, thing: { id: string; label: string; length: number; laneId: string | null }): void;
};
