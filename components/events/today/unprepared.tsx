"use client";

import clsx from "clsx";
import { useHere } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { teamColor } from "@/components/ui/team-color";
import { remindUnprepared } from "@/lib/actions/events-answers";
import { useCommand } from "@/lib/client/use-command";
import type { TodayEvent } from "@/lib/domain/events/today";

type UnpreparedProps = { events: readonly TodayEvent[]; now: number | null };

/** For who leads the next event that teams prepare: which have, and a reminder for the others. */
export function Unprepared({ events, now }: UnpreparedProps) {
  const { flowTeamId } = useHere();
  const reminding = useCommand(remindUnprepared, {
    done: ({ reminded }) => `Reminded ${reminded === 1 ? "1 team" : `${reminded} teams`}`,
  });
  const event = events.find(
    ({ state, endsAt, mayLead, prepared }) =>
      state === "scheduled" &&
      mayLead &&
      prepared !== null &&
      prepared.teams.length > 0 &&
      (now === null || endsAt > now),
  );
  if (!event?.prepared) return null;
  const { teams, met, of } = event.prepared;
  return (
    <div className="mt-3 flex flex-wrap items-center gap-1.5">
      <ul className="flex flex-wrap gap-1.5" aria-label={`Who has prepared for ${event.name}`}>
        {teams.map(({ name, hue, isPrepared }) => (
          <li
            key={name}
            {...teamColor(hue)}
            title={`${name}: ${isPrepared ? "prepared" : "not prepared"}`}
            className={clsx(
              "grid size-7 place-items-center rounded-md text-sm font-semibold",
              isPrepared ? "bg-team-strong text-team-on" : "border border-line-strong bg-surface text-ink-2",
            )}
          >
            <span aria-hidden="true">{name.slice(0, 1)}</span>
            <span className="sr-only">
              {name}: {isPrepared ? "prepared" : "not prepared"}
            </span>
          </li>
        ))}
      </ul>
      {met < of ? (
        <Button
          className="ml-2"
          pending={reminding.pending}
          onClick={() => void reminding.run({ flowTeamId, key: event.key })}
        >
          Remind {of - met}
        </Button>
      ) : null}
    </div>
  );
}
