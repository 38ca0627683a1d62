import "server-only";
import type { RetroView } from "@/lib/domain/events/retro";
import type { RetroFacts } from "@/lib/domain/events/retro-figures";
import { clockOf, roomOf, secretsOf, tableOf } from "@/lib/domain/live";
import type { View } from "@/lib/server/view";
import { retroFactsJson } from "./retro-figures-query";
import { retroViewJson } from "./retro-queries";
import { ofTableOf } from "./views";

const retrospectives = ["flow_retrospective", "team_retrospective"] as const;

/** The cards of a retrospective as all in the room see them. */
export function retroView(key: string): View<RetroView> {
  return ofTableOf(
    retrospectives,
    key,
    "retro",
    [roomOf(key), clockOf(key), tableOf(key), secretsOf(key)],
    (flowTeamId) => retroViewJson(flowTeamId, key),
  );
}

/** How the Flow Sprint went that a retrospective looks back on. */
export function retroFiguresView(key: string): View<RetroFacts> {
  return ofTableOf(
    retrospectives,
    key,
    "figures",
    ["calendar", "stories", "roadmap", "dependencies", "events", "flow-teams"],
    (flowTeamId, at) => retroFactsJson(flowTeamId, key, at),
  );
}
