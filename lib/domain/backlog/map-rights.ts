import type { Actor } from "@/lib/domain/access";
import type { GroundView } from "./ground";
import type { MapRowKind } from "./map-address";
import type { MapFields } from "./map-moves";
import { isTeamRetired, mayRank, storyFieldsDenied } from "./story-policy";
import type { StoryField } from "./story-schema";
import type { StoryRow } from "./story-row";

/** What somebody may do on the map: asked for every cell while a card is carried. */
export type MapRights = {
  /** Whether a move may change so much of the Story. */
  maySet(story: StoryRow, fields: MapFields): boolean;
  /** Whether they order the Stories of an Epic; with null, those without one. */
  mayOrder(epicId: string | null): boolean;
  /** Whether there is any way the Story could go. */
  isMovable(story: StoryRow): boolean;
};

/** The rights of somebody on a Flow Team's map with such rows: the server's own rules. What is done stays. */
export function mapRights(
  actor: Actor,
  { flowTeamId, isRetired }: { flowTeamId: string; isRetired: boolean },
  { teams, epics, sprints }: Pick<GroundView, "teams" | "epics" | "sprints">,
  rows: MapRowKind,
): MapRights {
  const moving: readonly StoryField[] = ["epicId", rows === "team" ? "teamId" : "sprintNumber"];
  const leads = new Map(epics.map(({ id, leadTeamId }) => [id, leadTeamId]));
  const leadOf = (epicId: string | null) => leads.get(epicId ?? "") ?? null;
  const closed = new Set(sprints.filter(({ state }) => state === "closed").map(({ number }) => number));
  const ordered = new Map<string | null, boolean>();

  function isDenied({ teamId, epicId, isIdea }: StoryRow, fields: readonly StoryField[], to: MapFields): boolean {
    const placement = {
      flowTeamId,
      teamId,
      isTeamRetired: isTeamRetired(teamId, teams),
      epicLeadTeamId: leadOf(epicId),
    };
    const standing = { ...placement, isIdea, createdById: null };
    return storyFieldsDenied(actor, standing, fields, { teamId: to.teamId }).length > 0;
  }
  function mayOrder(epicId: string | null): boolean {
    const known = ordered.get(epicId);
    if (known !== undefined) return known;
    const may = !isRetired && mayRank(actor, { flowTeamId, teamId: null, epicLeadTeamId: leadOf(epicId) }, "epic");
    ordered.set(epicId, may);
    return may;
  }
  return {
    maySet(story, fields) {
      if (isRetired || story.status === "done" || closed.has(fields.sprintNumber ?? 0)) return false;
      return !isDenied(story, Object.keys(fields) as StoryField[], fields);
    },
    mayOrder,
    isMovable: (story) =>
      !isRetired &&
      story.status !== "done" &&
      (mayOrder(story.epicId) || moving.some((field) => !isDenied(story, [field], {}))),
  };
}
