"use client";

import { TeamDot } from "@/components/ui/team-dot";
import { useRoom } from "./use-room";

/** An event's name; on a phone, where its end is cut, a team's event begins with the team. */
export function RoomTitle({ name }: { name: string }) {
  const { room, contract } = useRoom();
  if (room.teamName === null || room.teamHue === null) return name;
  return (
    <>
      <span className="md:hidden">
        <TeamDot hue={room.teamHue} className="mr-1" /> {room.teamName}: {contract.name}
      </span>
      <span className="max-md:hidden">{name}</span>
    </>
  );
}
