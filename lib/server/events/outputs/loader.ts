import "server-only";
import type { OutputFacts } from "@/lib/domain/events/outputs";
import type { Context } from "@/lib/domain/live";
import type { Tx } from "@/lib/server/db";
import type { FlowSprintEvent } from "@/prisma/client/client";

/** The event whose outputs are looked for; `id` is null while nobody has touched it. */
export type OutputEvent = Pick<FlowSprintEvent, "flowTeamId" | "key" | "kind" | "teamId" | "sprintNumber"> & {
  id: string | null;
  /** Of the Flow Team: outputs link to its pages. */
  slug: string;
};

export type OutputLoader = {
  /** What the facts are read from: a change in one of these makes the closing list new. */
  contexts: readonly Context[];
  /** They are read from who came as well. */
  countsPeople?: true;
  /** They are read from whose turn it is and was as well. */
  readsStage?: true;
  load(tx: Tx, event: OutputEvent): Promise<OutputFacts>;
};
