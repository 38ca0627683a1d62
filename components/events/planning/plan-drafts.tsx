"use client";

import { ReadyTeams } from "../room/ready-teams";
import { useRoom } from "../room/use-room";

type PlanDraftsProps = {
  teams: readonly { id: string; name: string; hue: number }[];
  drafted: ReadonlySet<string>;
  /** What of a plan the planning takes: claims, or all that closes a team's own. */
  of: keyof typeof words;
};

const words = {
  claims: {
    label: "Who has claimed Epics",
    have: "have claimed Epics",
    is: "has claimed Epics",
    isnt: "nothing claimed yet",
  },
  plans: {
    label: "Who has drafted a plan",
    have: "have drafted their plan",
    is: "plan drafted",
    isnt: "no plan drafted yet",
  },
};

/** Until a planning opens: which Scrum Teams have drafted what it takes. */
export function PlanDrafts({ teams, drafted, of }: PlanDraftsProps) {
  const { room } = useRoom();
  if (room.event.state !== "scheduled" || teams.length === 0) return null;
  return <ReadyTeams teams={teams} ready={drafted} {...words[of]} />;
}
