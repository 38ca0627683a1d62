"use client";

import { addNote } from "@/lib/actions/events";
import { useCommand } from "@/lib/client/use-command";
import type { TeamOnGround } from "@/lib/domain/backlog/ground";
import { AddLine } from "../room/add-line";
import { useRoom } from "../room/use-room";

type ParkingPlaceProps = {
  teams: readonly TeamOnGround[];
  /** The team whose turn it is: what is parked is about it. */
  about: string | null;
};

/** What is to be talked through after the reports, so that they stay short. */
export function ParkingPlace({ teams, about }: ParkingPlaceProps) {
  const { room, isRunning, takesPart } = useRoom();
  const parked = room.notes.filter(({ kind }) => kind === "parked");
  if (!isRunning && parked.length === 0) return null;
  const nameOf = (id: string) => teams.find((team) => team.id === id)?.name;
  return (
    <section aria-label="Parking place" className="flex flex-col gap-1.5">
      <h2 className="text-md">
        Parking place <span className="font-normal text-ink-2">for solutions, after the reports</span>
      </h2>
      {parked.length > 0 ? (
        <ul className="flex flex-col border-t">
          {parked.map(({ id, text, about: of, doneAt }) => (
            <li key={id} className="flex gap-2 border-b py-1.5">
              <span className={doneAt ? "flex-1 text-ink-3 line-through" : "flex-1 wrap-anywhere"}>{text}</span>
              <span className="text-sm text-ink-3">{nameOf(of)}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {isRunning && takesPart ? <ParkForm about={about} /> : null}
    </section>
  );
}

/** A line to park something: Enter parks it. */
export function ParkForm({ about }: { about: string | null }) {
  const { flowTeamId, key } = useRoom();
  const parking = useCommand(addNote, { queueAs: "events.addNote" });
  return (
    <AddLine
      kind="parked"
      label="Park something for later"
      placeholder="Park it, and talk it through after the reports"
      maxLength={2000}
      onAdd={async (text) => (await parking.run({ flowTeamId, key, kind: "parked", text, about: about ?? "" })).ok}
    />
  );
}
