import { type Actor, can } from "@/lib/domain/access";
import type { StoryField } from "./story-schema";

/** What the author of an idea may still word. */
const wordingFields: readonly StoryField[] = ["title", "description", "labels"];
/** What any member of its Scrum Team keeps up to date. */
const workFields: readonly StoryField[] = ["estimate", "ownerId", "demoLink"];

/** What the right to change a Story depends on. */
export type StoryStanding = {
  flowTeamId: string;
  teamId: string | null;
  /** Its Scrum Team is retired, so nobody is PO or member of it. */
  isTeamRetired: boolean;
  /** The team that leads its Epic; null without Epic, or where none leads it. */
  epicLeadTeamId: string | null;
  isIdea: boolean;
  createdById: string | null;
};

/** Where an edit takes a Story, as far as it decides who may. */
type StoryDestination = { teamId?: string | null | undefined };

/** Whether the Story's team is retired: it has one, and it's none of the Flow Team's `teams` that aren't. */
export function isTeamRetired(teamId: string | null, teams: readonly { id: string }[]): boolean {
  return teamId !== null && !teams.some(({ id }) => id === teamId);
}

/**
 * The Scrum Team that has taken the Story, as far as rights go. A retired team's Stories count as ones
 * no team has taken, so that they don't stay where nobody may touch them.
 */
export function takenBy(story: Pick<StoryStanding, "teamId" | "isTeamRetired">): string | null {
  return story.isTeamRetired ? null : story.teamId;
}

/**
 * Whether the actor keeps the backlog the Story is in: a team's Stories its PO; those no team has
 * taken the CPO, and a PO whose team leads their Epic.
 */
export function keepsStory(actor: Actor, story: StoryPlacement): boolean {
  const { flowTeamId, epicLeadTeamId } = story;
  const teamId = takenBy(story);
  return teamId === null
    ? can(actor, "write epics", { flowTeamId, scrumTeamId: epicLeadTeamId })
    : can(actor, "keep the team backlog", { flowTeamId, scrumTeamId: teamId });
}
type StoryPlacement = Pick<StoryStanding, "flowTeamId" | "teamId" | "isTeamRetired" | "epicLeadTeamId">;

/** Whom to ask for what only who keeps the Story may do. */
export function askKeeper(story: Pick<StoryStanding, "teamId" | "isTeamRetired">): string {
  return takenBy(story) === null ? "Ask the CPO." : "Ask the PO of its team.";
}

/**
 * Which of the fields the actor may not edit: empty when all are allowed.
 *
 * Who keeps the Story edits its content; any member of its team the estimate, owner and demo link;
 * who plans the team's sprint its Flow Sprint; the author of an idea its words. The Epic is also the
 * CPO's. A Story is given away by who keeps it and taken by the PO of the team it goes to; what no
 * team has taken, a PO may take.
 */
export function storyFieldsDenied(
  actor: Actor,
  story: StoryStanding,
  fields: readonly StoryField[],
  to: StoryDestination = {},
): StoryField[] {
  const { flowTeamId } = story;
  const teamId = takenBy(story);
  const keeps = keepsStory(actor, story);
  const inTeam = { flowTeamId, scrumTeamId: teamId };
  const isOwnIdea = isOwn(actor, story);
  return fields.filter((field) => {
    if (field === "teamId") return !mayChangeTeam(actor, story, keeps, to.teamId);
    if (keeps) return false;
    if (field === "epicId") return !can(actor, "own the product", { flowTeamId });
    if (field === "sprintNumber") return teamId === null || !can(actor, "plan the team's sprint", inTeam);
    if (workFields.includes(field) && teamId !== null) return !can(actor, "work in the team", inTeam);
    return !(isOwnIdea && wordingFields.includes(field));
  });
}

/** Whether the actor may set the field in every one of the Stories: what a change of many at once offers. */
export function mayEditAll(
  actor: Actor,
  stories: readonly StoryStanding[],
  field: StoryField,
  to: StoryDestination = {},
): boolean {
  return stories.every((story) => storyFieldsDenied(actor, story, [field], to).length === 0);
}

function mayChangeTeam(actor: Actor, story: StoryStanding, keeps: boolean, to: string | null | undefined): boolean {
  const { flowTeamId } = story;
  if (takenBy(story) !== null && !keeps) return false;
  // Where it isn't said yet, as on a screen that asks whether to offer it at all: any PO may take.
  if (to === undefined) return keeps || isSomePo(actor, flowTeamId);
  return to === null ? keeps : can(actor, "keep the team backlog", { flowTeamId, scrumTeamId: to });
}

function isSomePo(actor: Actor, flowTeamId: string): boolean {
  return actor.roles.some((held) => held.flowTeamId === flowTeamId && mayTakeInto(actor, flowTeamId, held.scrumTeamId));
}

/** Whether the actor may take Stories into the team's backlog. */
export function mayTakeInto(actor: Actor, flowTeamId: string, teamId: string | null): boolean {
  return teamId !== null && can(actor, "keep the team backlog", { flowTeamId, scrumTeamId: teamId });
}

function isOwn(actor: Actor, { flowTeamId, isIdea, createdById }: StoryStanding): boolean {
  return isIdea && createdById === actor.personId && can(actor, "contribute", { flowTeamId });
}

/**
 * Whether the actor orders the list the Story is in: a team's its PO; within an Epic, and among
 * Stories without one, the CPO, or a PO whose team leads the Epic.
 */
export function mayRank(actor: Actor, story: Omit<StoryPlacement, "isTeamRetired">, order: "epic" | "team"): boolean {
  const { flowTeamId, teamId, epicLeadTeamId } = story;
  return order === "team"
    ? mayTakeInto(actor, flowTeamId, teamId)
    : can(actor, "write epics", { flowTeamId, scrumTeamId: epicLeadTeamId });
}

/** Whether the actor moves cards on the team's board: any member of it. */
export function mayMoveCard(actor: Actor, flowTeamId: string, teamId: string | null): boolean {
  return teamId !== null && can(actor, "work in the team", { flowTeamId, scrumTeamId: teamId });
}

/** Whether the actor says what blocks a Story, and its Tasks: a member of its team, or who keeps it. */
export function mayWorkOn(actor: Actor, story: StoryPlacement): boolean {
  return mayMoveCard(actor, story.flowTeamId, story.teamId) || keepsStory(actor, story);
}

/** Whether the actor takes Stories into and out of the team's Sprint Backlog: its PO or SM. */
export function mayCommit(actor: Actor, flowTeamId: string, teamId: string | null): boolean {
  return teamId !== null && can(actor, "plan the team's sprint", { flowTeamId, scrumTeamId: teamId });
}

/** Whether the actor may remove the Story: who keeps it, or who wrote it while it's still an idea. */
export function mayDeleteStory(actor: Actor, story: StoryStanding): boolean {
  return keepsStory(actor, story) || isOwn(actor, story);
}

/** Whether the actor writes its acceptance criteria: who keeps it, or words its idea; technical ones the Architect. */
export function mayWriteCriterion(actor: Actor, story: StoryStanding, isTechnical: boolean): boolean {
  if (isTechnical) return can(actor, "keep technical criteria", { flowTeamId: story.flowTeamId });
  return keepsStory(actor, story) || isOwn(actor, story);
}

/** Whether the actor says if a criterion is met: who works on the Story; of a technical one also the Architect. */
export function mayStateCriterion(actor: Actor, story: StoryPlacement, isTechnical: boolean): boolean {
  const isArchitect = can(actor, "keep technical criteria", { flowTeamId: story.flowTeamId });
  return mayWorkOn(actor, story) || (isTechnical && isArchitect);
}

/** Whether the actor keeps the templates of a team, or with null those of all teams. */
export function mayKeepTemplates(actor: Actor, flowTeamId: string, teamId: string | null): boolean {
  return teamId === null
    ? can(actor, "own the product", { flowTeamId })
    : can(actor, "shape the team's work", { flowTeamId, scrumTeamId: teamId });
}
