import { z } from "zod";
import { flowTeamId, oneLine } from "@/lib/domain/schema";
import { formerCard } from "./story-schema";
import { columnKinds } from "./workflow";

const column = z.object({
  /** Made by the screen for a new column, so that an undo brings back the same. */
  id: z.uuid("That is not a column."),
  name: oneLine("The name of a column", 40),
  kind: z.enum(columnKinds, "A column waits, is active or is done."),
  wipLimit: z
    .int("A limit is a whole number of Stories.")
    .min(1, "A limit is at least 1.")
    .max(999, "A limit is at most 999.")
    .nullable(),
});

const workflow = z.object({
  /** From the left. */
  columns: z.array(column).min(1, "A board has columns.").max(12, "A board has at most 12 columns."),
  storyLimit: z
    .int("The story limit is a whole number of points.")
    .min(1, "The story limit is at least 1 point.")
    .max(999, "The story limit is at most 999 points."),
});

/** A Scrum Team's whole workflow at once: the one the person saw, and the one they want. */
export const SetWorkflow = z.object({
  flowTeamId,
  scrumTeamId: z.uuid("That is not a Scrum Team."),
  seen: workflow,
  to: workflow,
  /** The cards that an undo brings back into columns that had gone. Else ignored. */
  cards: z.array(formerCard).max(20_000).default([]),
});
export type SetWorkflow = z.infer<typeof SetWorkflow>;
export type Workflow = z.infer<typeof workflow>;
