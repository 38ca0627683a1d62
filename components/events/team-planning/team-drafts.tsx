"use client";

import { useView } from "@/lib/client/use-view";
import { type TeamPlanningsView, draftedTeams } from "@/lib/domain/events/team-planning";
import { PlanDrafts } from "../planning/plan-drafts";
import { useRoom } from "../room/use-room";

/** Until the team's planning opens: how far all teams of the Flow Sprint are with their plans. */
export function TeamDrafts() {
  const { slug, room } = useRoom();
  const query = { sprint: String(room.event.sprintNumber) };
  const options = { enabled: room.event.state === "scheduled" };
  const { data } = useView<TeamPlanningsView>({ slug, view: "team-plannings", query }, null, options);
  if (!data) return null;
  const teams = data.teams.map(({ teamId, name, hue }) => ({ id: teamId, name, hue }));
  return <PlanDrafts teams={teams} drafted={draftedTeams(data.teams)} of="plans" />;
}
