"use client";

import { ReadyTeams } from "../room/ready-teams";
import { useRoom } from "../room/use-room";

type PlanDraftsProps = {
  teams: readonly { id: string; name: string; hue: number }[];
  drafted: ReadonlySet<string>;
};

/** Until a planning opens: which Scrum Teams have drafted their plan. */
export function PlanDrafts({ teams, drafted }: PlanDraftsProps) {
  const { room } = useRoom();
  if (room.event.state !== "scheduled" || teams.length === 0) return null;
  return (
    <ReadyTeams
      label="Who has drafted a plan"
      teams={teams}
      ready={drafted}
      have="have drafted their plan"
      is="plan drafted"
      isnt="no plan drafted yet"
    />
  );
}
