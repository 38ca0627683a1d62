import "server-only";
import type { Actor } from "@/lib/domain/access";
import type { EventKind } from "@/lib/domain/events/contracts";
import type { OutputStanding } from "@/lib/domain/events/outputs";
import { readEventKey } from "@/lib/domain/events/key";
import { type RoomRights, type RoomView, mayEnter, mayLead, seesTable } from "@/lib/domain/events/room";
import type { WrittenInRoom } from "@/lib/domain/events/shutting";
import { type Context, clockOf, peopleOf, roomOf, tableOf } from "@/lib/domain/live";
import { type View, readPart } from "@/lib/server/view";
import { outputLoaders } from "./output-facts";
import { outputsViewJson, readRoomRights, roomViewJson } from "./room-queries";
import { writtenViewJson } from "./room-written";

/** A room: its clock, its people, its notes and action items. */
export function roomView(key: string): View<RoomView> {
  return ofRoom(key, "room", ["events", "calendar", "flow-teams", roomOf(key), clockOf(key), peopleOf(key)], (id) =>
    roomViewJson(id, key),
  );
}

/** The closing list of a room. */
export function outputsView(key: string, slug: string): View<OutputStanding[]> {
  const kind = readEventKey(key)?.kind;
  const { contexts = [], countsPeople, readsStage } = kind ? outputLoaders[kind] : {};
  const parts = [...(countsPeople ? [peopleOf(key)] : []), ...(readsStage ? [clockOf(key)] : [])];
  return ofRoom(key, "outputs", [roomOf(key), tableOf(key), ...parts, ...contexts], (id) =>
    outputsViewJson(id, slug, key),
  );
}

/** What was done in a room, for who may shut it again. */
export function writtenView(key: string): View<WrittenInRoom> {
  return ofRoom(
    key,
    "written",
    ["dependencies", "claims", "improvements", "today", roomOf(key), clockOf(key), peopleOf(key), tableOf(key)],
    (id) => writtenViewJson(id, key),
    mayLead,
  );
}

/**
 * A view of one room, for those the room exists for. Who that is is kept like a view, so that a
 * change costs the database one reading of it, however many look on.
 */
export function ofRoom<Shape>(
  key: string,
  part: string,
  contexts: readonly Context[],
  load: View<Shape>["load"],
  may: (actor: Actor, rights: RoomRights) => boolean = mayEnter,
): View<Shape> {
  return {
    name: `${part} of ${key}`,
    capability: "see the roadmap",
    admission: {
      contexts: rightsView(key).contexts,
      async admits(actor, flowTeamId, at) {
        const rights = await readPart(flowTeamId, rightsView(key), at);
        return rights !== null && may(actor, JSON.parse(rights) as RoomRights);
      },
    },
    contexts,
    load,
  };
}

/** As `ofRoom`, of what its event works on: for who enters and doesn't see that, it doesn't exist. */
export function ofTable<Shape>(
  key: string,
  part: string,
  contexts: readonly Context[],
  load: View<Shape>["load"],
): View<Shape> {
  return ofRoom(key, part, contexts, load, (actor, rights) => mayEnter(actor, rights) && seesTable(actor, rights));
}

/** As `ofTable`, of what only rooms of these kinds have: for others it doesn't exist. */
export function ofTableOf<Shape>(
  kinds: readonly EventKind[],
  key: string,
  part: string,
  contexts: readonly Context[],
  load: View<Shape>["load"],
): View<Shape> {
  const kind = readEventKey(key)?.kind;
  return ofTable(key, part, contexts, kind && kinds.includes(kind) ? load : async () => null);
}

function rightsView(key: string): View<RoomRights> {
  return {
    name: `rights of ${key}`,
    capability: "see the roadmap",
    contexts: ["events", "flow-teams", roomOf(key)],
    load: async (flowTeamId) => {
      const rights = await readRoomRights(flowTeamId, key);
      return rights && JSON.stringify(rights);
    },
  };
}
