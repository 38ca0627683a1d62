import { z } from "zod";
import { capacityPoints, editsOf, flowTeamId, sprintNumber } from "@/lib/domain/schema";

const text = (what: string, max: number) =>
  z.string(`${what} is text.`).trim().max(max, `${what} has at most ${max} characters.`);

/** A new wording of the Product Goal; the former one stays in its history. */
export const SetProductGoal = z.object({
  flowTeamId,
  seenId: z.uuid().nullable(),
  text: text("The Product Goal", 500).min(1, "Say what the product shall reach."),
  measure: text("The measure", 500).default(""),
});

/** Every field of a Milestone that people edit, with what each may be. */
const milestoneFields = {
  name: text("The name", 80),
  objective: text("The objective", 1000),
  measure: text("The measure", 500),
  baseline: text("The baseline", 200),
  target: text("The target", 200),
};
export type MilestoneFields = { [F in keyof typeof milestoneFields]: string };

export const EditMilestone = z.object({
  flowTeamId,
  milestoneId: z.uuid("That is not a Milestone."),
  edits: editsOf(milestoneFields),
});

/** Commits a Milestone (MAP-1), or takes the commitment back. */
export const CommitMilestone = z.object({ flowTeamId, milestoneId: z.uuid("That is not a Milestone.") });
export const UncommitMilestone = CommitMilestone;

/** A team's points in one Flow Sprint; null makes it the usual capacity again. */
export const SetCapacity = z.object({
  flowTeamId,
  scrumTeamId: z.uuid("Choose a Scrum Team."),
  sprint: sprintNumber,
  seen: z.int().nullable(),
  points: capacityPoints.nullable(),
});

export const SaveVersion = z.object({ flowTeamId, name: text("The name", 80).min(1, "Give the version a name.") });
export const DeleteVersion = z.object({ flowTeamId, versionId: z.uuid("That is not a Roadmap version.") });
export const RestoreVersion = DeleteVersion;

const draftId = z.uuid("That is not a draft.");
export const OpenDraft = z.object({ flowTeamId, name: text("The name", 80).min(1, "Give the draft a name.") });
export const MoveInDraft = z.object({
  flowTeamId,
  draftId,
  moves: z
    .array(
      z.object({
        epicId: z.uuid("That is not an Epic."),
        leadTeamId: z.uuid("Choose a Scrum Team.").nullable(),
        firstSprint: sprintNumber.nullable(),
        lastSprint: sprintNumber.nullable(),
      }),
    )
    .min(1, "Move at least one Epic.")
    .max(500, "Move at most 500 Epics at once."),
});
/** Takes Epics out of the draft again: they stand where the roadmap has them. */
export const ForgetInDraft = z.object({ flowTeamId, draftId, epicIds: z.array(z.uuid()).min(1).max(500) });
/** Applies a draft as one change. `choices` says, for each Epic others moved meanwhile, whose place holds. */
export const ApplyDraft = z.object({
  flowTeamId,
  draftId,
  choices: z.record(z.uuid(), z.enum(["mine", "theirs"])).default({}),
});
export const DropDraft = z.object({ flowTeamId, draftId });
export const ReopenDraft = DropDraft;

export const CreateShareLink = z.object({
  flowTeamId,
  label: text("The label", 80).min(1, "Say whom it is for."),
  days: z.int("Choose for how many days.").min(1, "At least one day.").max(365, "At most 365 days."),
});
export const RevokeShareLink = z.object({ flowTeamId, linkId: z.uuid("That is not a shared link.") });
