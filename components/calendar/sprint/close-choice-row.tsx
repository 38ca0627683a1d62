"use client";

import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { Segmented } from "@/components/ui/segmented";
import { storyStatusWords } from "@/lib/domain/backlog/story-words";
import { type CloseDecision, type StayInSprint, canSplit } from "@/lib/domain/calendar/sprint-life";
import type { CloseChoice } from "@/lib/domain/calendar/sprint-life-schema";
import { counted } from "@/lib/domain/words";

type CloseChoiceRowProps = {
  stay: StayInSprint;
  /** As BLG-2 has it: only Ready Stories enter the next Sprint Backlog. */
  isReady: boolean;
  /** Lets it in unready, for who may; null where that isn't offered, or is done. */
  onOverride: (() => void) | null;
  /** There is a Flow Sprint after this one. */
  hasNext: boolean;
  /** A retired team has no next Sprint Backlog: nothing of it is carried over. */
  isTeamRetired: boolean;
  decision: CloseDecision;
  error: string | undefined;
  onDecide(decision: CloseDecision): void;
};

/** One unfinished Story at the close: what becomes of it. */
export function CloseChoiceRow({
  stay,
  isReady,
  onOverride,
  hasNext,
  isTeamRetired,
  decision,
  error,
  onDecide,
}: CloseChoiceRowProps) {
  const options: { value: CloseChoice; label: string }[] = [
    ...(hasNext && !isTeamRetired ? [{ value: "carry" as const, label: "Carry over" }] : []),
    { value: "return", label: "Return" },
    ...(hasNext && canSplit(stay) ? [{ value: "split" as const, label: "Split" }] : []),
  ];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-3 py-2">
      <div className="min-w-0 flex-1 basis-60">
        <p className="wrap-anywhere">
          <span className="mr-0.5 text-ink-3">S-{stay.number}</span> {stay.title}
        </p>
        <p className="text-sm text-ink-2">
          {storyStatusWords[stay.status]}, {stay.estimate === null ? "no estimate" : counted(stay.estimate, "point")}
          {stay.tasks > 0 ? `, ${stay.tasksDone} of ${stay.tasks} Tasks done` : null}
          {isReady || isTeamRetired ? null : (
            <span className="text-warn-ink">; not Ready, so only an Override carries it over</span>
          )}
        </p>
        {error ? <p className="text-sm text-bad-ink">{error}</p> : null}
        {onOverride ? (
          <Button variant="quiet" aria-label={`Override BLG-2 for S-${stay.number}`} onClick={onOverride}>
            Override…
          </Button>
        ) : null}
      </div>
      {decision.choice === "split" ? (
        <span className="flex items-center gap-2 text-sm text-ink-2">
          <span aria-hidden="true">Points left</span>
          <TextField
            inputMode="numeric"
            aria-label={`Points left of S-${stay.number}`}
            className="max-w-16 text-right tabular-nums"
            value={decision.remaining === null ? "" : String(decision.remaining)}
            onChange={({ target: { value } }) =>
              onDecide({ ...decision, remaining: /^\d{1,3}$/.test(value) ? Number(value) : null })
            }
          />
        </span>
      ) : null}
      <Segmented
        label={`What becomes of S-${stay.number}`}
        options={options}
        value={decision.choice}
        onChange={(choice) => onDecide({ ...decision, choice })}
      />
    </li>
  );
}
