import { z } from "zod";
import { edit, flowTeamId, sprintNumber } from "@/lib/domain/schema";

const goal = z
  .string("A goal is text.")
  .trim()
  .max(500, "Keep the goal to 500 characters.")
  .regex(/^[^\p{Cc}]*$/u, "A goal is one line of plain text.");

export const EditSprintGoal = z.object({ flowTeamId, sprintNumber, goal: edit(goal) });

export const EditTeamGoal = z.object({
  flowTeamId,
  scrumTeamId: z.uuid("Choose a Scrum Team."),
  sprintNumber,
  goal: edit(goal),
});

/** `goal` is the Flow Sprint Goal as the CSM reads and confirms it. */
export const StartSprint = z.object({ flowTeamId, sprintNumber, goal });

/** What becomes of an unfinished Story at the close. */
const closeChoices = ["carry", "return", "split"] as const;
export type CloseChoice = (typeof closeChoices)[number];

export const CloseSprint = z.object({
  flowTeamId,
  sprintNumber,
  /** One for each unfinished Story of the Sprint Backlogs. */
  choices: z
    .array(
      z.object({
        storyId: z.uuid("That is not a Story."),
        choice: z.enum(closeChoices, "Choose: carry over, return or split."),
        /** Points that go on in a Story of their own; for a split alone. */
        remaining: z
          .int("Points left are a whole number.")
          .min(1, "At least 1 point is left.")
          .max(998, "At most 998 points are left.")
          .optional(),
      }),
    )
    .max(5000, "A Flow Sprint has at most 5,000 Stories.")
    .refine((choices) => new Set(choices.map((one) => one.storyId)).size === choices.length, "Name each Story once."),
});
export type CloseChoices = z.infer<typeof CloseSprint>["choices"];

const overridden = {
  flowTeamId,
  reason: z
    .string("Write the reason down.")
    .trim()
    .min(1, "An Override needs a written reason.")
    .max(2000, "Keep the reason to 2,000 characters."),
};

/** The CSM's written leave to pass one gate once: one rule, one item, one transition. */
export const OverrideGate = z.discriminatedUnion(
  "rule",
  [
    z.object({
      ...overridden,
      rule: z.literal("BLG-1"),
      transition: z.literal("claim", "An Override of BLG-1 lets an Epic be claimed."),
      itemId: z.uuid("That is not an Epic."),
    }),
    z.object({
      ...overridden,
      rule: z.literal("BLG-2"),
      transition: z.literal("commit", "An Override of BLG-2 lets a Story into a Sprint Backlog."),
      itemId: z.uuid("That is not a Story."),
    }),
    z.object({
      ...overridden,
      rule: z.literal("CAL-4"),
      transition: z.enum(["start", "close"], "An Override of CAL-4 lets a Flow Sprint start or close."),
      sprintNumber,
    }),
  ],
  "An Override covers BLG-1, BLG-2 or CAL-4.",
);
export type GateOverride = z.infer<typeof OverrideGate>;
