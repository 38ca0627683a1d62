import { z } from "zod";
import { title } from "@/lib/domain/backlog/schema";
import { flowTeamId, oneLine } from "@/lib/domain/schema";
import { goalVerdicts, mostDemosAtOnce, reactionKinds } from "./review";
import { eventKeyField } from "./schema";

const room = { flowTeamId, key: eventKeyField };
const storyId = z.uuid("That is not a Story.");
const epicId = z.uuid("That is not an Epic.");
const feedbackId = z.uuid("That is no feedback.");
const words = (what: string, most = 2000) =>
  z
    .string(`${what} is text.`)
    .trim()
    .min(1, `${what} is missing.`)
    .max(most, `${what} has at most ${most.toLocaleString("en")} characters.`);
const presenterId = z.uuid("Choose a person.").nullable();
const kind = z.enum(reactionKinds, "That is no reaction.");
const isOn = z.boolean("Say whether it is shown.");

export const AddDemos = z.object({
  ...room,
  storyIds: z
    .array(storyId)
    .min(1, "Choose a Story.")
    .max(mostDemosAtOnce, `Add at most ${mostDemosAtOnce} Stories at once.`),
});
export const DemoAlone = z.object({ ...room, storyId });
export const RankDemo = z.object({
  ...room,
  storyId,
  place: z.object({ at: z.enum(["before", "after"]), storyId }),
});
export const PresentDemo = z.object({ ...room, storyId, presenterId });
export const ShowDemo = z.object({ ...room, seen: storyId.nullable(), storyId: storyId.nullable() });

const feedback = {
  storyId: storyId.nullable().default(null),
  epicId: epicId.nullable().default(null),
  text: words("The feedback"),
};
type About = { storyId: string | null; epicId: string | null };
const isAboutOne = ({ storyId: story, epicId: epic }: About) => !story || !epic;
const aboutOne = "Feedback is about a Story, an Epic or the whole.";
export const GiveFeedback = z.object({ ...room, ...feedback }).refine(isAboutOne, aboutOne);
export const React = z.object({ ...room, storyId, kind, isOn });

export const TurnFeedback = z.object({
  flowTeamId,
  feedbackId,
  into: z.enum(["Story", "Epic"], "Choose Story or Epic."),
  title,
  /** The Epic a Story goes into; none without it. */
  epicId: epicId.nullable().default(null),
  answer: words("The answer", 500).or(z.literal("")).default(""),
});
export const DeclineFeedback = z.object({ flowTeamId, feedbackId, answer: words("“Why not”", 500) });
export const FeedbackAlone = z.object({ flowTeamId, feedbackId });

export const EpicInRoom = z.object({ ...room, epicId });
export const HoldEpicBack = z.object({ ...room, epicId, missing: words("What is missing") });
export const JudgeGoal = z.object({
  ...room,
  is: z.enum(goalVerdicts, "Choose reached, in part or not."),
  text: words("The word with it", 500).or(z.literal("")).default(""),
});

export const CreateEventLink = z.object(room);
export const RevokeEventLink = z.object({ ...room, linkId: z.uuid("That is no link.") });

/** The secret of a link, and what a visitor's browser keeps. */
const secret = z.string("That link is cut off.").regex(/^[\w-]{32}$/, "That link is cut off.");
export const JoinByLink = z.object({
  token: secret,
  name: oneLine("Your name", 80),
  /** What the browser keeps already, of who came before. */
  visitorKey: secret.nullable().catch(null),
});
export const GiveFeedbackByLink = z
  .object({ token: secret, visitorKey: secret, ...feedback })
  .refine(isAboutOne, aboutOne);
export const ReactByLink = z.object({ token: secret, visitorKey: secret, storyId, kind, isOn });
