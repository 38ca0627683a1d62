"use client";

import { Button } from "@/components/ui/button";
import { remindUnprepared } from "@/lib/actions/events-answers";
import { useServerNow } from "@/lib/client/server-clock";
import { useCommand } from "@/lib/client/use-command";
import type { TeamOnGround } from "@/lib/domain/backlog/ground";
import { ReadyTeams } from "../room/ready-teams";
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
    <ReadyTeams
      label="Who has prepared"
      teams={teams}
      ready={prepared}
      have="have prepared"
      is="prepared"
      isnt="not prepared yet"
    >
      {mayLead && missing.length > 0 && !isProjector ? (
        isFresh ? (
          <span className="text-sm text-ink-2">Reminded {minutes < 1 ? "just now" : `${minutes} min ago`}</span>
        ) : (
          <Button pending={reminding.pending} onClick={() => void reminding.run({ flowTeamId, key })}>
            Remind {missing.length}
          </Button>
        )
      ) : null}
    </ReadyTeams>
  );
}
