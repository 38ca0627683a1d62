import "server-only";
import type { BallotView } from "@/lib/domain/events/ballots";
import { secretsOf, tableOf } from "@/lib/domain/live";
import type { View } from "@/lib/server/view";
import { ballotsViewJson } from "./ballot-queries";
import { ofTable } from "./views";

/** The votes of a room as all see them. */
export function ballotsView(key: string): View<BallotView[]> {
  return ofTable(key, "ballots", [tableOf(key), secretsOf(key)], (flowTeamId) => ballotsViewJson(flowTeamId, key));
}
