import { z } from "zod";
import { edit, editsOf, flowTeamId, oneLine, sprintNumber } from "@/lib/domain/schema";
import { eventKeyField } from "./schema";

const text = z.string("An answer is text.").trim().max(4000, "An answer has at most 4,000 characters.");
const subject = { flowTeamId, key: eventKeyField, subjectId: z.uuid("Choose whose answer it is.") };
const question = z
  .int("A question is named by its number.")
  .min(1, "Questions are numbered from 1.")
  .max(5, "There is no such question.");

export const SaveAnswer = z.object({ ...subject, question, edits: editsOf({ text }) });

/** What is typed but not saved yet comes along, so that one press is enough. */
export const SayPrepared = z.object({
  ...subject,
  answers: z
    .array(z.object({ question, edits: editsOf({ text }) }))
    .max(5, "There are five questions at most.")
    .default([]),
});
export const NotPrepared = z.object(subject);
export const RemindUnprepared = z.object({ flowTeamId, key: eventKeyField });

export const RaiseFromAnswer = z.object({
  ...subject,
  question,
  raise: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("Impediment"),
      title: oneLine("The title of an Impediment", 200),
      storyId: z.uuid("Choose a Story.").nullable().default(null),
      /** One the team has already: the answer is about that, and no other is raised. */
      existingId: z.uuid("Choose an Impediment.").nullable().default(null),
    }),
    z.object({ kind: z.literal("Risk"), title: oneLine("The title of a Risk", 200) }),
    z.object({
      kind: z.literal("Dependency"),
      otherTeamId: z.uuid("Choose the other team."),
      /** Whether the team that reports needs the other, or gives to it. The other one answers. */
      direction: z.enum(["needs", "gives"], "Say which of the two needs the other."),
      note: z.string("The note is text.").trim().max(2000, "The note has at most 2,000 characters."),
      neededBySprint: sprintNumber.nullable().default(null),
    }),
  ]),
});

/** The answer is about another one after all. */
export const UnlinkImpediment = z.object({ ...subject, question, impedimentId: z.uuid("Choose an Impediment.") });

/** One wording for each question; an empty one is as usual. */
export const RewordQuestions = z.object({
  flowTeamId,
  questions: edit(
    z
      .array(z.string("A question is text.").trim().max(200, "A question has at most 200 characters."))
      .length(5, "There are five questions."),
  ),
});
