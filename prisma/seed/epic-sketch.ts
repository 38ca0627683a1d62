import type { TechnicalNoteKind } from "@/lib/domain/backlog/kinds";

/** What an enabler stands for on the technical roadmap. */
export type DemoTechnicalNote = { kind: TechnicalNoteKind; title: string; body: string };

/** An Epic as the story tells it. Effort, status, progress, rank and verdict are worked out from it. */
export type EpicSketch = {
  key: string;
  team: string | null;
  /** First and last Flow Sprint; left out for ideas nobody has planned. */
  span?: [first: number, last: number];
  title: string;
  about: string;
  /** Left out where nobody has thought of one yet. */
  risk?: string;
  accept?: string[];
  stories?: string[];
  value?: number;
  kind?: "enabler";
  notes?: DemoTechnicalNote[];
  /** Planned to be done by now, and nobody has validated it. */
  isLate?: true;
  /** Given up on the way. */
  isDropped?: true;
  /** Without the team's estimate so far. */
  hasNoEffort?: true;
  feasibility?: "feasible_with_conditions" | "not_feasible" | "none";
  labels?: string[];
};
