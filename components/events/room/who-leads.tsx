"use client";

import clsx from "clsx";
import { useRoom } from "./use-room";

/** Who leads the room now, by name; on a wall also whose screen it is. */
export function WhoLeads({ isLarge = false }: { isLarge?: boolean }) {
  const { room, me, isProjector } = useRoom();
  const name = room.people.find(({ id }) => id === room.facilitatorId)?.name;
  if (name === undefined) return null;
  return (
    <span className={clsx("block truncate text-ink-2", isLarge ? "text-md" : "text-sm")} title={`${name} leads`}>
      {room.facilitatorId === me.personId && !isProjector ? "You lead" : `${name} leads`}
    </span>
  );
}
