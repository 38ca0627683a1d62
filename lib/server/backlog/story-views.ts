import "server-only";
import type { GroundView } from "@/lib/domain/backlog/ground";
import type { StoriesView } from "@/lib/domain/backlog/story-row";
import { storiesOf } from "@/lib/domain/live";
import type { View } from "@/lib/server/view";
import { groundViewJson } from "./ground-queries";
import { type StoryScope, storyRowsJson } from "./story-queries";

/** What Stories stand on, for Members. */
export const groundView: View<GroundView> = {
  name: "ground",
  capability: "contribute",
  contexts: ["flow-teams", "calendar", "backlog"],
  load: groundViewJson,
};

/** Every Story of the Flow Team, for Members. */
export const storiesView: View<StoriesView> = {
  name: "stories",
  capability: "contribute",
  contexts: ["stories"],
  load: (flowTeamId) => storyRowsJson(flowTeamId),
};

/** The Stories planned for one Flow Sprint, of all teams. */
export const sprintStoriesView = (sprint: number): View<StoriesView> => ({
  name: `stories in ${sprint}`,
  capability: "contribute",
  contexts: ["stories"],
  load: (flowTeamId) => storyRowsJson(flowTeamId, { sprint }),
});

/** One team's Stories, read again only for what that team's do. With a sprint, those planned for it. */
export const teamStoriesView = (teamId: string, sprint?: number): View<StoriesView> => ({
  name: `stories of ${teamId}${sprint ? ` in ${sprint}` : ""}`,
  capability: "contribute",
  contexts: [storiesOf(teamId)],
  load: (flowTeamId) => storyRowsJson(flowTeamId, { teamId, ...(sprint && { sprint }) }),
});

/** Some Stories of such a view, for who has the others: those named that are in its scope. */
export const someOf = (view: View<StoriesView>, scope: StoryScope, ids: readonly string[]): View<StoriesView> => ({
  ...view,
  name: `${view.name}: ${ids.join(" ")}`,
  load: (flowTeamId) => storyRowsJson(flowTeamId, { ...scope, ids }),
});
