"use client";

import { createContext, useContext } from "react";
import { useHere } from "@/components/flow-teams/here";
import type { ViewKey } from "@/lib/client/query-keys";
import { type Actor, can } from "@/lib/domain/access";
import { type EventContract, contracts } from "@/lib/domain/events/contracts";
import {
  type EventStage,
  type RoomRights,
  type RoomView,
  mayGiveTurn,
  mayLead,
  seesTable,
  takesPart,
} from "@/lib/domain/events/room";

/** The room this screen is in. */
export type Room = {
  slug: string;
  flowTeamId: string;
  /** The event's address. */
  key: string;
  room: RoomView;
  contract: EventContract;
  isRunning: boolean;
  isClosed: boolean;
  /** The clock may be led, steps changed: the facilitator and those whose role it is. */
  mayLead: boolean;
  /** Whoever leads, and who presents at the step the room is at. */
  mayGiveTurn: boolean;
  takesPart: boolean;
  /** What the event works on is for them to see. */
  seesTable: boolean;
  me: Actor;
  /** The step whose stage is shown, and its place in the agenda: the room's, or where the person looks around. */
  step: string;
  stepAt: number;
  /** The stage as it is shown: where they still write, with the turn and the phase from before. */
  stage: EventStage;
  /** They look at another step than the room is at, or write in one that is closed by now. */
  isElsewhere: boolean;
  /** Looks around at a step (from 0), or follows the room again (null). */
  lookAt(step: number | null): void;
  /** Big type, nothing to press. */
  isProjector: boolean;
};

export const RoomContext = createContext<Room | null>(null);

/** The room around this component; throws outside of one. */
export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error("RoomContext is missing above this component.");
  return room;
}

/** Whether the person writes down decisions and action items here: Members who take part; on a wall nobody. */
export function useWritesDown(): boolean {
  const { takesPart, me, flowTeamId } = useRoom();
  return takesPart && can(me, "contribute", { flowTeamId });
}

/** Where the room's own view is kept. */
export const roomKey = (slug: string, key: string): ViewKey => ({ slug, view: `events/${key}/room` });

/** Who the person is in the room. */
export function useRights(room: RoomView): Pick<Room, "mayLead" | "mayGiveTurn" | "takesPart" | "seesTable" | "me"> {
  const { actor, isRetired } = useHere();
  const rights = useRightsFacts(room);
  return {
    mayLead: !isRetired && mayLead(actor, rights),
    mayGiveTurn: !isRetired && mayGiveTurn(actor, rights, room.clock.step),
    takesPart: !isRetired && (takesPart(actor, rights) || mayLead(actor, rights)),
    seesTable: seesTable(actor, rights),
    me: actor,
  };
}

/** What decides who may do what in the room. */
export function useRightsFacts(room: RoomView): RoomRights {
  const { flowTeamId } = useHere();
  return {
    flowTeamId,
    kind: room.event.kind,
    teamId: room.event.teamId,
    facilitatorId: room.facilitatorId,
    guestIds: room.people.filter(({ isGuest }) => isGuest).map(({ id }) => id),
  };
}

/** The contract of the room's event. */
export const contractOf = (room: RoomView): EventContract => contracts[room.event.kind];
