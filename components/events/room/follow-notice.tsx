"use client";

import { Eye } from "lucide-react";
import { Button } from "@/components/ui/button";
import { lookAt } from "./use-step-address";
import { useRoom } from "./use-room";

/** Said while somebody looks around: where the room is, and the way back to it. */
export function FollowNotice() {
  const { room, contract, isElsewhere } = useRoom();
  if (!isElsewhere) return null;
  return (
    <div className="flex items-center gap-2 border-b bg-accent-soft px-5 py-2 text-accent-ink" role="status">
      <Eye aria-hidden="true" className="size-4 shrink-0" />
      <span className="min-w-0 flex-1">You look around. The room is at “{contract.steps[room.clock.step]?.name}”.</span>
      <Button onClick={() => lookAt(null)}>Follow the room</Button>
    </div>
  );
}
