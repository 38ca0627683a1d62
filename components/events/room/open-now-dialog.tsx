"use client";

import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { FormDialog } from "@/components/ui/form-dialog";
import { Notice } from "@/components/ui/notice";
import { serverNow } from "@/lib/client/server-clock";
import { useView } from "@/lib/client/use-view";
import type { SprintView } from "@/lib/domain/calendar/sprint-life";
import { earlierWords } from "@/lib/domain/events/order";
import { notStartedWords, plannedWords } from "./room-words";
import { useRoom } from "./use-room";

/** Asks before an event is opened on another day than the one it is planned for, or ahead of what comes before it. */
export function OpenNowDialog({ onOpen, onClose }: { onOpen(): void; onClose(): void }) {
  const { slug, room } = useRoom();
  const { kind, sprintNumber, startsAt } = room.event;
  const { timeZone } = useHere();
  const [now] = useState(serverNow);
  const notStarted = notStartedWords(kind, sprintNumber);
  const { data: sprint } = useView<SprintView>(
    { slug, view: "sprint", query: { number: String(sprintNumber) } },
    null,
    { enabled: notStarted !== null },
  );
  return (
    <FormDialog title="Open it now?" submitLabel="Open it now" pending={false} onClose={onClose} onSubmit={onOpen}>
      <p>{plannedWords(startsAt, now, timeZone)} Opened now, its clock starts, and everybody it is for sees it run.</p>
      {room.earlier.length > 0 ? (
        <Notice tone="warn" title="Out of order">
          <ul>
            {room.earlier.map((one) => (
              <li key={one.kind}>{earlierWords(one)}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {notStarted && sprint?.state === "planned" ? <Notice tone="warn">{notStarted}</Notice> : null}
    </FormDialog>
  );
}
