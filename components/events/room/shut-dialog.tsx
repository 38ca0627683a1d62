"use client";

import { FormDialog } from "@/components/ui/form-dialog";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { shutEvent } from "@/lib/actions/events";
import { serverNow } from "@/lib/client/server-clock";
import { useCommand } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import { usedInAll } from "@/lib/domain/events/clock";
import { type WrittenInRoom, checkShut } from "@/lib/domain/events/shutting";
import { counted } from "@/lib/domain/words";
import { useRoom } from "./use-room";

/** Asks before a room is shut as if it had never been opened; once something was done in it, it is closed instead. */
export function ShutDialog({ onClose, onCloseEvent }: { onClose(): void; onCloseEvent(): void }) {
  const { slug, flowTeamId, key, room } = useRoom();
  const { run, pending, refusal } = useCommand(shutEvent, {
    isInline: true,
    done: () => "The room is shut: the event is planned again",
    onDone: onClose,
  });
  const { data: written, refusal: unread } = useView<WrittenInRoom>({ slug, view: `events/${key}/written` });
  const check = written && checkShut(written);
  const minutes = Math.round(usedInAll(room.clock, serverNow()) / 60);
  if (check && !check.ok) {
    return (
      <FormDialog
        title="This room can't be shut again"
        submitLabel="Close event"
        pending={false}
        onClose={onClose}
        onSubmit={() => {
          onClose();
          onCloseEvent();
        }}
      >
        <Notice title={check.refusal.message}>
          <p>{check.refusal.wayOut}</p>
        </Notice>
      </FormDialog>
    );
  }
  return (
    <FormDialog
      title="Shut the room again?"
      submitLabel="Shut the room"
      isDanger
      pending={pending || (!written && !unread)}
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
