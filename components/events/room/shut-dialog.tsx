"use client";

import { FormDialog } from "@/components/ui/form-dialog";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { shutEvent } from "@/lib/actions/events";
import { serverNow } from "@/lib/client/server-clock";
import { useCommand } from "@/lib/client/use-command";
import { usedInAll } from "@/lib/domain/events/clock";
import { counted } from "@/lib/domain/words";
import { useRoom } from "./use-room";

/** Asks before a room is shut as if it had never been opened. */
export function ShutDialog({ onClose }: { onClose(): void }) {
  const { flowTeamId, key, room } = useRoom();
  const { run, pending, refusal } = useCommand(shutEvent, {
    isInline: true,
    done: () => "The room is shut: the event is planned again",
    onDone: onClose,
  });
  const minutes = Math.round(usedInAll(room.clock, serverNow()) / 60);
  return (
    <FormDialog
      title="Shut the room again?"
      submitLabel="Shut the room"
      isDanger
      pending={pending}
      onClose={onClose}
      onSubmit={() => void run({ flowTeamId, key })}
    >
      <p>
        This is for a room opened by mistake: the event is planned again, and its clock
        {minutes > 0 ? ` (${counted(minutes, "minute")})` : ""} and who came are forgotten. An event that was held is
        closed instead.
      </p>
      <RefusalNotice refusal={refusal} />
    </FormDialog>
  );
}
