"use client";

import clsx from "clsx";
import { Button } from "@/components/ui/button";
import { teamColor } from "@/components/ui/team-color";
import { remindUnprepared } from "@/lib/actions/events-answers";
import { useServerNow } from "@/lib/client/server-clock";
import { useCommand } from "@/lib/client/use-command";
import type { TeamOnGround } from "@/lib/domain/backlog/ground";
import { useRoom } from "../room/use-room";

const hour = 3_600_000;

type ReadinessProps = { teams: readonly TeamOnGround[]; remindedAt: number | null };

/** Which teams have prepared, one square each, and a reminder for the others. */
export function Readiness({ teams, remindedAt }: ReadinessProps) {
  const { flowTeamId, key, room, mayLead, isProjector } = useRoom();
  const prepared = new Set(room.prepared);
  const missing = teams.filter(({ id }) => !prepared.has(id));
  const reminding = useCommand(remindUnprepared, {
    done: ({ reminded }) => `${reminded === 1 ? "1 team is" : `${reminded} teams are`} reminded`,
  });
  const now = useServerNow(remindedAt !== null);
  const minutes = remindedAt === null || now === null ? null : Math.floor((now - remindedAt) / 60_000);
  const isFresh = minutes !== null && minutes < hour / 60_000;
  return (
    <section aria-label="Who has prepared" className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <h2 className="text-lg">
        {missing.length === 0
          ? "All teams have prepared"
          : `${teams.length - missing.length} of ${teams.length} teams have prepared`}
      </h2>
      <ul className="flex flex-wrap gap-1.5">
        {teams.map(({ id, name, hue }) => (
          <li
            key={id}
            {...teamColor(hue)}
            title={`${name}: ${prepared.has(id) ? "prepared" : "not prepared yet"}`}
            className={clsx(
              "grid h-7 min-w-7 place-items-center rounded-md border px-1 text-xs font-semibold",
              prepared.has(id) ? "border-transparent bg-team-strong text-team-on" : "border-line-strong text-ink-2",
            )}
          >
            <span aria-hidden="true">{shortName(name)}</span>
            <span className="sr-only">
              {name}: {prepared.has(id) ? "prepared" : "not prepared yet"}
            </span>
          </li>
        ))}
      </ul>
      {mayLead && missing.length > 0 && !isProjector ? (
        isFresh ? (
          <span className="text-sm text-ink-2">Reminded {minutes < 1 ? "just now" : `${minutes} min ago`}</span>
        ) : (
          <Button pending={reminding.pending} onClick={() => void reminding.run({ flowTeamId, key })}>
            Remind {missing.length}
          </Button>
        )
      ) : null}
    </section>
  );
}

/** "AM" for "API Machinery", "B" for "Bedrock". */
function shortName(name: string): string {
  const [first = "", second = ""] = name.split(/\s+/);
  return `${[...first][0] ?? "?"}${[...second][0] ?? ""}`.toLocaleUpperCase("en");
}
