import { Badge, type Tone } from "@/components/ui/badge";
import { type GoalVerdict, type SprintOutcome, goalVerdictWords } from "@/lib/domain/events/review";

const tones: Record<GoalVerdict["is"], Tone> = { reached: "ok", partly: "warn", missed: "bad" };

type GoalStandingProps = Pick<SprintOutcome, "sprintNumber" | "goal" | "verdict"> & {
  /** With what was said about it. */
  withText: boolean;
};

/** A Flow Sprint's goal, and whether it was reached. */
export function GoalStanding({ sprintNumber, goal, verdict, withText }: GoalStandingProps) {
  return (
    <>
      <p className="flex flex-wrap items-center gap-2 text-ink-2">
        Goal of Flow Sprint {sprintNumber}
        {verdict ? <Badge tone={tones[verdict.is]}>{goalVerdictWords[verdict.is]}</Badge> : null}
      </p>
      <p className="text-xl font-semibold wrap-anywhere">{goal || "No Flow Sprint Goal was set"}</p>
      {verdict?.text && withText ? <p className="text-ink-2 wrap-anywhere">{verdict.text}</p> : null}
    </>
  );
}
