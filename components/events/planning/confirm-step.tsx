"use client";

import { useHere, useMay } from "@/components/flow-teams/here";
import { InlineText } from "@/components/ui/inline-text";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TeamDot } from "@/components/ui/team-dot";
import { editSprintGoal } from "@/lib/actions/sprints";
import { useCommand } from "@/lib/client/use-command";
import type { SprintView } from "@/lib/domain/calendar/sprint-life";
import { useRoom } from "../room/use-room";
import { ConfidencePart } from "./confidence-part";

/** One goal for all teams, and how much all believe in it. */
export function ConfirmStep({ sprint }: { sprint: SprintView }) {
  const { flowTeamId } = useHere();
  const { isProjector } = useRoom();
  const mayWord = useMay("confirm the flow sprint goal") && sprint.state !== "closed" && !isProjector;
  const command = useCommand(editSprintGoal, { isInline: true, done: () => "Flow Sprint Goal saved" });
  return (
    <div className="flex flex-col gap-8">
      <section aria-label="Flow Sprint Goal" className="flex flex-col gap-2">
        <h2 className="text-ink-2">Flow Sprint Goal of Flow Sprint {sprint.number}</h2>
        <div className="text-2xl leading-snug font-semibold">
          <InlineText
            value={sprint.goal}
            label="Flow Sprint Goal"
            placeholder={mayWord ? "Word the one goal that all teams share" : "Not written yet"}
            maxLength={500}
            disabled={!mayWord}
            onSave={async (goal, seen) =>
              (await command.run({ flowTeamId, sprintNumber: sprint.number, goal: { seen, to: goal } })).ok
            }
          />
        </div>
        <RefusalNotice refusal={command.refusal} />
      </section>
      <ConfidencePart teams={sprint.teams} />
      <section aria-label="Team Sprint Goals" className="flex flex-col gap-1.5">
        <h2 className="text-md">Team Sprint Goals</h2>
        <ul className="border-t in-data-projector:grid in-data-projector:grid-cols-2 in-data-projector:gap-x-10">
          {sprint.teams.map(({ id, name, hue, goal }) => (
            <li key={id} className="flex gap-3 border-b py-2 max-sm:flex-col max-sm:gap-0.5">
              <span className="flex w-36 shrink-0 items-center gap-2 self-start font-medium">
                <TeamDot hue={hue} /> <span className="min-w-0 truncate">{name}</span>
              </span>
              <span className={goal ? "min-w-0 wrap-anywhere" : "text-ink-3"}>{goal || "Not written yet"}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
