import { z } from "zod";
import { editsOf, flowTeamId, oneLine, sprintNumber } from "@/lib/domain/schema";
import { label, longText, title } from "./schema";

const storyId = z.uuid("That is not a Story.");
const someStoryIds = z
  .array(storyId)
  .min(1, "Choose at least one Story.")
  .max(1000, "Change at most 1,000 Stories at once.");
const epicId = z.uuid("Choose an Epic.").nullable();
const teamId = z.uuid("Choose a Scrum Team.").nullable();
const sprint = sprintNumber.nullable();
const estimate = z
  .int("An estimate is a whole number of points.")
  .min(1, "An estimate is at least 1 point.")
  .max(999, "An estimate is at most 999 points.")
  .nullable();
const demoLink = z.union([
  z.literal(""),
  z
    .url({ protocol: /^https?$/, error: "An address starts with https:// or http://." })
    .max(2000, "An address has at most 2,000 characters."),
]);
/** Why something is done; asked for where the rulebook wants it in writing. */
export const reason = z.string("A reason is text.").trim().max(2000, "A reason has at most 2,000 characters.");

/** The text of an acceptance criterion. */
export const criterionText = z
  .string("A criterion is text.")
  .trim()
  .min(1, "A criterion has words.")
  .max(1000, "A criterion has at most 1,000 characters.");

/** Every field of a Story that people edit, with what each may be. */
const storyFields = {
  title,
  description: longText("The description", 50_000),
  epicId,
  teamId,
  estimate,
  /** Planned for; what a team commits to is another act (`commitStories`). */
  sprintNumber: sprint,
  ownerId: z.uuid("Choose a person.").nullable(),
  labels: z.array(label).max(20, "A Story has at most 20 labels."),
  demoLink,
  isIdea: z.boolean(),
};
export const StoryFields = z.object(storyFields);
export type StoryFields = z.infer<typeof StoryFields>;
export type StoryField = keyof StoryFields;

const StoryEdits = editsOf(storyFields).refine((edits) => Object.keys(edits).length > 0, "Nothing was changed.");

export const CreateStory = z.object({
  flowTeamId,
  title,
  description: storyFields.description.default(""),
  epicId: epicId.default(null),
  teamId: teamId.default(null),
  estimate: estimate.default(null),
  sprintNumber: sprint.default(null),
  ownerId: storyFields.ownerId.default(null),
  labels: storyFields.labels.default([]),
  criteria: z.array(criterionText).max(50, "A Story has at most 50 acceptance criteria.").default([]),
});

/** Where in a list something goes. */
const place = z.discriminatedUnion("at", [
  z.object({ at: z.literal("before"), storyId }),
  z.object({ at: z.literal("after"), storyId }),
  z.object({ at: z.literal("top") }),
  z.object({ at: z.literal("bottom") }),
]);
export type StoryPlace = z.infer<typeof place>;

/** Where a Story stood in an order that it left: behind whom, null for the top. */
export const formerPlace = z.object({
  storyId,
  order: z.enum(["epic", "team"], "Say which order: the Epic's or the team's."),
  after: storyId.nullable(),
});
export type FormerPlace = z.infer<typeof formerPlace>;

/** The column a card fell out of, null where it stood in none of its own, and since when it was there. */
export const formerCard = z.object({
  storyId,
  columnId: z.uuid("That is not a column.").nullable(),
  columnSince: z.iso.datetime(),
});
export type FormerCard = z.infer<typeof formerCard>;

/** Edits Stories as one change: all or none. One edit is a list of one. */
export const EditStories = z.object({
  flowTeamId,
  stories: z
    .array(z.object({ storyId, edits: StoryEdits }))
    .min(1, "Choose at least one Story.")
    .max(1000, "Change at most 1,000 Stories at once.")
    .refine((stories) => new Set(stories.map((one) => one.storyId)).size === stories.length, "Name each Story once."),
  /** Why, where the edit takes a Story out of a running Flow Sprint. */
  reason: reason.default(""),
  /**
   * Where they go in the order of the Epic they come to or stay in, by who orders it. Without one they
   * come to the end of another Epic, and keep their place in their own.
   */
  place: place.nullable().default(null),
  /** What an undo gives back: places in the lists and on the board that Stories return to. Else ignored. */
  former: z
    .object({ places: z.array(formerPlace).max(2000), cards: z.array(formerCard).max(1000) })
    .default({ places: [], cards: [] }),
});
export type FormerStanding = z.infer<typeof EditStories>["former"];

/** Moves Stories, in the order given, to one place of their Epic's or their team's order (BLG-3). */
export const RankStories = z.object({
  flowTeamId,
  order: z.enum(["epic", "team"], "Say which order: the Epic's or the team's."),
  storyIds: someStoryIds,
  place,
});

/** Puts Stories back behind those they followed, one after the other: the undo of a ranking. */
export const RankStoriesBack = z.object({
  flowTeamId,
  order: z.enum(["epic", "team"], "Say which order: the Epic's or the team's."),
  moves: z
    .array(z.object({ storyId, after: storyId.nullable() }))
    .min(1)
    .max(1000),
});

/** A card's move on its team's board: to a column, and to a place in the team's order where one is said. */
export const MoveCard = z.object({
  flowTeamId,
  storyId,
  /** The column the person saw it in. */
  seenColumnId: z.uuid("That is not a column."),
  columnId: z.uuid("Choose a column."),
  place: place.nullable().default(null),
  /** What an undo gives back, so that a slip of the hand doesn't make a card young. Else ignored. */
  former: z
    .object({
      columnSince: z.iso.datetime(),
      startedAt: z.iso.datetime().nullable(),
      doneAt: z.iso.datetime().nullable(),
      /** What blocked it until it was done. */
      blocked: z
        .object({ reason: oneLine("What blocks it", 500), since: z.iso.datetime() })
        .nullable()
        .default(null),
    })
    .optional(),
});

export const BlockStory = z.object({
  flowTeamId,
  storyId,
  reason: oneLine("What blocks it", 500),
});
export const UnblockStory = z.object({ flowTeamId, storyId });

/** Takes Stories into, or out of, their team's Sprint Backlog of a Flow Sprint. */
export const CommitStories = z.object({
  flowTeamId,
  sprintNumber,
  storyIds: someStoryIds,
  /** Asked for once the Flow Sprint runs: a scope change. */
  reason: reason.default(""),
});
export const TakeStoriesOut = CommitStories.extend({
  /** For which Flow Sprint each is planned afterwards, where that isn't as usual: an undo's own. */
  plannedFor: z.array(z.object({ storyId, sprintNumber: sprint })).default([]),
});

export const DeleteStories = z.object({ flowTeamId, storyIds: someStoryIds });
export const RestoreStories = DeleteStories;
