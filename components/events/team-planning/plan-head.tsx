"use client";

import { PointsAgainst } from "@/components/calendar/sprint/points-against";
import { CapacitySource } from "@/components/calendar/sprint/capacity-source";
import { useHere, useMay } from "@/components/flow-teams/here";
import { InlineText } from "@/components/ui/inline-text";
import { Link } from "@/components/ui/link";
import { Progress } from "@/components/ui/progress";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { editTeamGoal } from "@/lib/actions/sprints";
import { useCommand } from "@/lib/client/use-command";
import { plannedCapacity } from "@/lib/domain/calendar/capacity";
import type { TeamPlanView } from "@/lib/domain/events/team-planning";
import { counted } from "@/lib/domain/words";
import { useRoom } from "../room/use-room";

type PlanHeadProps = { plan: TeamPlanView; points: number; stories: number };

/** The Team Sprint Goal, and how much of the capacity is committed to (BLG-4). */
export function PlanHead({ plan, points, stories }: PlanHeadProps) {
  const { flowTeamId, slug } = useHere();
  const { isProjector } = useRoom();
  const { sprint, team } = plan;
  const mayWord = useMay("keep the team backlog", team.id) && sprint.state !== "closed" && !isProjector;
  const goal = useCommand(editTeamGoal, { isInline: true, done: () => "Team Sprint Goal saved" });
  const capacity = plannedCapacity(team.capacity).points;
  const over = points - capacity;
  return (
    <section aria-label="Team Sprint Goal and capacity" className="flex flex-col gap-3">
      <div className="border-l-3 border-accent pl-3">
        <p className="flex flex-wrap items-center justify-between gap-x-4 text-sm text-ink-2">
          Team Sprint Goal of {team.name}
          {isProjector ? null : (
            <Link
              href={`/flow-teams/${slug}/events/team-plannings?sprint=${sprint.number}`}
              className="inline-flex min-h-6 items-center text-accent-ink hover:underline"
            >
              All teams' plannings
            </Link>
          )}
        </p>
        <div className="text-lg font-semibold">
          <InlineText
            value={team.goal}
            label={`Team Sprint Goal of ${team.name}`}
            placeholder={mayWord ? "Word the Team Sprint Goal" : "No Team Sprint Goal yet: its PO words it"}
            maxLength={500}
            disabled={!mayWord}
            onSave={async (text, seen) => {
              const edit = { seen, to: text };
              const input = { flowTeamId, scrumTeamId: team.id, sprintNumber: sprint.number, goal: edit };
              return (await goal.run(input)).ok;
            }}
          />
        </div>
        <RefusalNotice refusal={goal.refusal} />
      </div>
      <div className="flex flex-col gap-1.5">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <span className="text-md">
            <PointsAgainst committed={points} capacity={capacity} />
          </span>
          <span className="text-ink-2 tabular-nums">
            {counted(stories, "Story", "Stories")} in the Sprint Backlog
            {over > 0 ? <span className="font-medium text-warn-ink">, {counted(over, "point")} over</span> : null}
          </span>
        </div>
        <Progress
          className="h-2"
          value={capacity > 0 ? points / capacity : points > 0 ? 1 : 0}
          label="Points committed of the capacity"
          tone={over > 0 ? "warn" : "accent"}
        />
        {isProjector ? null : <CapacitySource sprint={sprint} team={team} />}
      </div>
    </section>
  );
}
