import "server-only";
import type { EventLinksView, FeedbackInView, ReviewRecap, ReviewView, SharedReview } from "@/lib/domain/events/review";
import type { ObjectiveAhead } from "@/lib/domain/events/roadmap-placing";
import { clockOf, roomOf, tableOf } from "@/lib/domain/live";
import { keptCapacitiesJson } from "@/lib/server/calendar/capacity-views";
import type { KeptVersion } from "@/lib/domain/roadmap/view";
import { db } from "@/lib/server/db";
import { latestVersions } from "@/lib/server/roadmap/queries";
import type { View } from "@/lib/server/view";
import { objectivesAheadJson } from "./claim-queries";
import { eventLinksJson } from "./event-link-queries";
import { openFeedback, readRecap, readReview } from "./review-queries";
import { readSharedReview } from "./shared-review-queries";
import { findEvent } from "./schedule-facts";
import { ofTableOf } from "./views";

/** The table of a Review: its playlist, what people say to it, and who came by a link. */
export function reviewView(key: string): View<ReviewView> {
  return ofTableOf(
    ["review"],
    key,
    "review",
    ["flow-teams", "stories", "backlog", tableOf(key)],
    async (flowTeamId) => {
      const found = await findEvent(db(), flowTeamId, key);
      return found && JSON.stringify(await readReview({ ...found.event, flowTeamId }));
    },
  );
}

/** What the Flow Sprint of a Review came to, and the Epics to validate. */
export function recapView(key: string): View<ReviewRecap> {
  const contexts = ["flow-teams", "calendar", "roadmap", "stories", "backlog", tableOf(key)] as const;
  return ofTableOf(["review"], key, "recap", contexts, async (flowTeamId, at) => {
    const found = await findEvent(db(), flowTeamId, key);
    const recap = found && (await readRecap({ ...found.event, flowTeamId }, await keptCapacitiesJson(flowTeamId, at)));
    return recap && JSON.stringify(recap);
  });
}

/** Feedback of any Review that nobody has dealt with: what Planning 1 and a Roadmap Refinement begin with. */
export function openFeedbackView(key: string): View<FeedbackInView[]> {
  return ofTableOf(
    ["planning_1", "roadmap_refinement"],
    key,
    "open feedback",
    ["flow-teams", "events", "stories", "backlog"],
    async (flowTeamId) => JSON.stringify(await openFeedback(flowTeamId)),
  );
}

/** The last Roadmap version with what it keeps: what a Roadmap Refinement compares with. */
export function lastVersionView(key: string): View<{ version: KeptVersion | null }> {
  return ofTableOf(["roadmap_refinement"], key, "last version", ["roadmap"], async (flowTeamId) => {
    const [version = null] = await latestVersions(flowTeamId, 1);
    return JSON.stringify({ version });
  });
}

/** What Flow Sprints not yet closed are to reach: an Epic isn't moved out of one unseen in a Roadmap Refinement. */
export function objectivesAheadView(key: string): View<ObjectiveAhead[]> {
  return ofTableOf(["roadmap_refinement"], key, "objectives ahead", ["calendar", "claims"], objectivesAheadJson);
}

/** The links to a Review, for those who invite by them. */
export function eventLinksView(key: string): View<EventLinksView> {
  return {
    name: `links of ${key}`,
    capability: "invite stakeholders",
    contexts: [tableOf(key)],
    load: (flowTeamId) => eventLinksJson(flowTeamId, key),
  };
}

/** What somebody who came by a link sees. No capability grants it: the route has checked the link. */
export function sharedReviewView(key: string): View<SharedReview> {
  return {
    name: `shared review of ${key}`,
    capability: "see the roadmap",
    contexts: ["flow-teams", "calendar", "backlog", "stories", "events", roomOf(key), clockOf(key), tableOf(key)],
    load: async (flowTeamId) => {
      const shared = await readSharedReview(flowTeamId, key);
      return shared && JSON.stringify(shared);
    },
  };
}
