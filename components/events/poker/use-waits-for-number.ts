"use client";

import { useView } from "@/lib/client/use-view";
import type { BallotView } from "@/lib/domain/events/ballots";
import type { EventKind } from "@/lib/domain/events/contracts";
import { waitsForNumber } from "@/lib/domain/events/poker";
import { useRoom } from "../room/use-room";

/** Whether the vote on the Story on the table was shown, and no number is agreed on yet. */
export function useWaitsForNumber(): boolean {
  const { slug, key, room, isRunning } = useRoom();
  const plays = isRunning && withPoker.includes(room.event.kind);
  const { data = [] } = useView<BallotView[]>({ slug, view: `events/${key}/ballots` }, null, { enabled: plays });
  return plays && waitsForNumber(data, room.stage.turn);
}

const withPoker: readonly EventKind[] = ["refinement", "team_planning"];
