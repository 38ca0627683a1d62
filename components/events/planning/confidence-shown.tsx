"use client";

import clsx from "clsx";
import { TeamDot } from "@/components/ui/team-dot";
import type { SprintView } from "@/lib/domain/calendar/sprint-life";
import {
  type Reveal,
  type Tally,
  averageOf,
  enoughConfidence,
  fistOfFive,
  sayAverage,
  sayVoted,
  sayWithheld,
  silentTeams,
} from "@/lib/domain/events/ballots";
import { allOf } from "@/lib/domain/words";

type ConfidenceShownProps = {
  revealed: Confidence;
  teams: SprintView["teams"];
  /** How many are asked for a vote. */
  asked: number;
};
type Confidence = Extract<Reveal, { kind: "confidence" }>;

/** The confidence of all and of each team, as averages and how the votes lie; never who chose what. */
export function ConfidenceShown({ revealed, teams, asked }: ConfidenceShownProps) {
  const average = averageOf(revealed.all) ?? 0;
  const isLow = average < enoughConfidence;
  const most = Math.max(1, ...Object.values(revealed.all));
  const withheld = sayWithheld(revealed);
  const silent = silentTeams(revealed, teams).map(({ name }) => name);
  return (
    <>
      <div className="flex flex-wrap items-end gap-x-8 gap-y-4">
        <p>
          <span className={clsx("text-figure font-semibold tabular-nums", isLow && "text-bad-ink")}>
            {sayAverage(average)}
          </span>{" "}
          <span className="ml-1 text-ink-2">of 5, {sayVoted(revealed, asked)}</span>
        </p>
        <ul aria-label="How the votes lie" className="flex items-end gap-2">
          {fistOfFive.map((value) => {
            const count = revealed.all[value] ?? 0;
            return (
              <li key={value} className="flex w-9 flex-col items-center text-sm">
                <span className="mb-1 text-ink-2 tabular-nums">{count}</span>
                <span
                  aria-hidden="true"
                  style={{ height: `${(count / most) * 3.5}rem` }}
                  className={clsx("w-full rounded-t", Number(value) < enoughConfidence ? "bg-bad" : "bg-accent")}
                />
                <span className="w-full border-t pt-0.5 text-center font-medium tabular-nums">
                  <span className="sr-only">chose </span>
                  {value}
                </span>
              </li>
            );
          })}
        </ul>
      </div>
      {isLow ? (
        <p className="rounded bg-bad-soft px-3 py-2 text-bad-ink">
          Under {enoughConfidence}: say what would make the plan one you believe in, change it, then ask for another
          round.
        </p>
      ) : null}
      {silent.length > 0 ? (
        <p className="rounded bg-warn-soft px-3 py-2 text-warn-ink">
          Nobody of {allOf(silent)} has voted: ask for another round, so that each team has a say.
        </p>
      ) : null}
      {revealed.teams.length > 0 ? (
        <ul className="grid gap-x-6 border-t sm:grid-cols-2">
          {revealed.teams.map(({ teamId, tally }) => {
            const team = teams.find(({ id }) => id === teamId);
            return (
              <li key={teamId} className="flex items-center gap-2 border-b py-1.5">
                {team ? <TeamDot hue={team.hue} /> : null}
                <span className="min-w-0 flex-1 truncate">{team?.name ?? "A retired team"}</span>
                <span className="text-ink-2 tabular-nums">{spread(tally)}</span>
                <span
                  className={clsx(
                    "w-8 text-right font-medium tabular-nums",
                    (averageOf(tally) ?? 0) < enoughConfidence && "text-bad-ink",
                  )}
                >
                  {sayAverage(averageOf(tally) ?? 0)}
                </span>
              </li>
            );
          })}
        </ul>
      ) : null}
      {withheld ? <p className="text-sm text-ink-2">{withheld}.</p> : null}
    </>
  );
}

/** "3 4 4": how the votes of a team lie. */
function spread(tally: Tally): string {
  return fistOfFive.flatMap((value) => Array<string>(tally[value] ?? 0).fill(value)).join(" ");
}
