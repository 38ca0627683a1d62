"use client";

import { Eye } from "lucide-react";
import { Button } from "@/components/ui/button";
import { nameOfStep } from "@/lib/domain/events/turns";
import { useRoom } from "./use-room";

/** Said while somebody looks around or still writes: where the room is, and the way to it. */
export function FollowNotice() {
  const { room, stepAt, isElsewhere, lookAt } = useRoom();
  if (!isElsewhere) return null;
  const isOver = room.event.state !== "running";
  return (
    <div className="flex items-center gap-2 border-b bg-accent-soft px-5 py-2 text-accent-ink" role="status">
      <Eye aria-hidden="true" className="size-4 shrink-0" />
      <span className="min-w-0 flex-1">
        {isOver
          ? "The room was closed meanwhile. What you write can't be saved here any more: copy what you need."
          : stepAt === room.clock.step
            ? "The room has gone on. What you write in stays here until you are done."
            : `You are at another step. The room is at “${nameOfStep(room, room.clock.step)}”.`}
      </span>
      <Button onClick={() => lookAt(null)}>{isOver ? "Leave it" : "Follow the room"}</Button>
    </div>
  );
}
