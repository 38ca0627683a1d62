"use client";

import { useHere, useMay } from "@/components/flow-teams/here";
import { Badge, type Tone } from "@/components/ui/badge";
import { fullDayWords } from "@/components/ui/day-words";
import { InlineText } from "@/components/ui/inline-text";
import { Progress } from "@/components/ui/progress";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { editSprintGoal } from "@/lib/actions/sprints";
import { useCommand } from "@/lib/client/use-command";
import { type CalendarDate, workingDaysBetween } from "@/lib/domain/calendar/dates";
import type { SprintView } from "@/lib/domain/calendar/sprint-life";
import { sprintStanding } from "@/lib/domain/flow-teams/frame";
import { rangeWords } from "../calendar-words";
import { GateLine } from "./sprint-gate";
import { actWords, dayOfWords, instantWords } from "./sprint-words";

const states: Record<SprintView["state"], { words: string; tone: Tone }> = {
  planned: { words: "Planned", tone: "neutral" },
  running: { words: "Running", tone: "accent" },
  closed: { words: "Closed", tone: "ok" },
};

/** The Flow Sprint Goal first, then where the Flow Sprint is: by its days, and by its acts. */
export function SprintHead({ sprint, today }: { sprint: SprintView; today: CalendarDate }) {
  const { flowTeamId } = useHere();
  const mayWord = useMay("confirm the flow sprint goal") && sprint.state !== "closed";
  const command = useCommand(editSprintGoal, { isInline: true, done: () => "Flow Sprint Goal saved" });
  const standing = sprintStanding(sprint, today);
  const state = states[sprint.state];
  const isOver = standing.is === "over" && sprint.state === "running";
  const share = standing.is === "under way" ? standing.day / standing.of : standing.is === "over" ? 1 : 0;
  return (
    <section
      aria-label="Flow Sprint Goal and days"
      className="flex flex-col gap-3 rounded border bg-surface p-5 max-md:p-4"
    >
      <h2 className="text-sm font-medium text-ink-2">Flow Sprint Goal</h2>
      <div className="text-xl">
        <InlineText
          value={sprint.goal}
          label="Flow Sprint Goal"
          placeholder={
            mayWord
              ? "Word the goal all teams share in this Flow Sprint"
              : `No Flow Sprint Goal ${sprint.state === "closed" ? "was set" : "yet"}`
          }
          maxLength={500}
          disabled={!mayWord}
          onSave={async (goal, seen) => {
            const edit = { seen, to: goal };
            return (await command.run({ flowTeamId, sprintNumber: sprint.number, goal: edit })).ok;
          }}
        />
      </div>
      <RefusalNotice refusal={command.refusal} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5 text-ink-2">
        <Badge tone={isOver ? "warn" : state.tone} dot>
          {state.words}
        </Badge>
        <span title={`${fullDayWords(sprint.startsOn)} to ${fullDayWords(sprint.endsOn)}`}>
          {rangeWords(sprint, today)}, {workingDaysBetween(sprint.startsOn, sprint.endsOn)} working days
        </span>
        {sprint.state === "closed" ? null : (
          <span className={isOver ? "text-warn-ink" : undefined}>{dayOfWords(sprint, today)}</span>
        )}
        <Acts sprint={sprint} today={today} />
      </div>
      {sprint.state === "running" ? (
        <Progress
          value={share}
          label={`Working days of Flow Sprint ${sprint.number}`}
          tone={isOver ? "warn" : "accent"}
        />
      ) : null}
      <GateLine sprint={sprint} />
    </section>
  );
}

/** Start and close as they were made, beside the days they were planned for. */
function Acts({ sprint, today }: { sprint: SprintView; today: CalendarDate }) {
  const { timeZone } = useHere();
  if (sprint.isBeforeFlotilla) return <span>Over before Flotilla came into use</span>;
  return (
    <>
      {sprint.startedAt === null ? null : (
        <span title={instantWords(sprint.startedAt, timeZone)}>
          {actWords("Started", sprint.startedAt, sprint.startsOn, { timeZone, today })}
        </span>
      )}
      {sprint.closedAt === null ? null : (
        <span title={instantWords(sprint.closedAt, timeZone)}>
          {actWords("Closed", sprint.closedAt, sprint.endsOn, { timeZone, today })}
        </span>
      )}
    </>
  );
}
