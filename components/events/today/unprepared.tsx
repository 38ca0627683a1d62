"use client";

import { useHere } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { remindUnprepared } from "@/lib/actions/events-answers";
import { useCommand } from "@/lib/client/use-command";
import type { TodayEvent } from "@/lib/domain/events/today";
import { TeamMarks } from "../room/team-marks";

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
      <TeamMarks
        label={`Who has prepared for ${event.name}`}
        teams={teams.map(({ name, hue }) => ({ id: name, name, hue }))}
        ready={new Set(teams.flatMap(({ name, isPrepared }) => (isPrepared ? [name] : [])))}
        is="prepared"
        isnt="not prepared yet"
      />
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
