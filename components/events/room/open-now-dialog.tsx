"use client";

import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { FormDialog } from "@/components/ui/form-dialog";
import { serverNow } from "@/lib/client/server-clock";
import { plannedWords } from "./room-words";
import { useRoom } from "./use-room";

/** Asks before an event is opened on another day than the one it is planned for. */
export function OpenNowDialog({ onOpen, onClose }: { onOpen(): void; onClose(): void }) {
  const { room } = useRoom();
  const { timeZone } = useHere();
  const [now] = useState(serverNow);
  return (
    <FormDialog title="Open it now?" submitLabel="Open it now" pending={false} onClose={onClose} onSubmit={onOpen}>
      <p>
        {plannedWords(room.event.startsAt, now, timeZone)} Opened now, its clock starts, and everybody it is for sees it
        run.
      </p>
    </FormDialog>
  );
}
