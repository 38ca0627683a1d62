import type { GroundView } from "./ground";
import { ranksAfter } from "./list-places";
import type { fieldsAfter } from "./map-model";
import type { StoryPlace } from "./story-schema";
import type { StoryRow } from "./story-row";

/** What a move to another cell changes of a Story. */
export type MapFields = ReturnType<typeof fieldsAfter>;

/** A move on the map: to another cell, to a place in its Epic's order, or both at once. */
export type MapMove = { fields: MapFields; place: StoryPlace | null };

/**
 * What a move makes of a Story's row, as it is shown before the server has answered. `stories` holds
 * more than is shown: what filters hide keeps its place.
 */
export function changesOnMap(
  story: StoryRow,
  { fields: { epicId, sprintNumber, teamId }, place }: MapMove,
  stories: readonly StoryRow[],
): Partial<StoryRow> {
  const isLeaving = sprintNumber !== undefined || teamId !== undefined;
  const changes: Partial<StoryRow> = {
    ...(epicId !== undefined && { epicId }),
    ...(sprintNumber !== undefined && { sprint: sprintNumber }),
    ...(teamId !== undefined && { teamId, columnId: null }),
    ...(isLeaving && { isCommitted: false }),
  };
  const goal = place ?? (epicId === undefined ? null : { at: "bottom" as const });
  if (!goal) return changes;
  const after = stories.map((row) => (row.id === story.id ? { ...row, ...changes } : row));
  const epicRank = ranksAfter(after, { order: "epic", storyIds: [story.id], place: goal }).get(story.id);
  return epicRank === undefined ? changes : { ...changes, epicRank };
}

/** What is said of a Story that was moved: "S-12 moved to E-4 and S18". */
export function mapMoveWords(
  story: Pick<StoryRow, "number" | "epicId">,
  { fields: { epicId, sprintNumber, teamId } }: Pick<MapMove, "fields">,
  { epics, teams }: Pick<GroundView, "epics" | "teams">,
): string {
  const epicName = (id: string | null) => {
    const epic = epics.find((one) => one.id === id);
    return epic ? `E-${epic.number}` : "no Epic";
  };
  const goals = [
    ...(epicId === undefined ? [] : [epicName(epicId)]),
    ...(sprintNumber === undefined ? [] : [sprintNumber === null ? "no Flow Sprint" : `S${sprintNumber}`]),
    ...(teamId === undefined ? [] : [teams.find(({ id }) => id === teamId)?.name ?? "no team"]),
  ];
  if (goals.length > 0) return `S-${story.number} moved to ${goals.join(" and ")}`;
  return story.epicId === null
    ? `S-${story.number} has another place among the Stories without an Epic`
    : `S-${story.number} has another place in ${epicName(story.epicId)}`;
}
