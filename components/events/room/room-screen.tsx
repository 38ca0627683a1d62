"use client";

import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import { useEffect, useMemo, useRef } from "react";
import { useHere } from "@/components/flow-teams/here";
import { lazily } from "@/components/ui/lazily";
import { useKeptFocus } from "@/components/ui/use-kept-focus";
import { attendEvent } from "@/lib/actions/events";
import { useCommand } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import { eventName } from "@/lib/domain/events/contracts";
import type { RoomView } from "@/lib/domain/events/room";
import type { PaintedView } from "@/lib/domain/live";
import { OpenRoom } from "./open-room";
import { useShown } from "./use-shown";
import { type Room, RoomContext, contractOf, roomKey, useRights, useRoom } from "./use-room";

const MinutesScreen = lazily(dynamic(() => import("./minutes-screen").then((module) => module.MinutesScreen)));
const Projector = lazily(dynamic(() => import("./projector").then((module) => module.Projector)));

/** They show nothing, so nothing of the page waits for them. */
const RoomNews = dynamic(() => import("./room-news").then((module) => module.RoomNews), { ssr: false });
const RoomKeys = dynamic(() => import("./room-keys").then((module) => module.RoomKeys), { ssr: false });

/** An event's room, before it opens, while it runs, and what is left of it afterwards. */
export function RoomScreen({ eventKey, painted }: { eventKey: string; painted: PaintedView<RoomView> }) {
  const { slug, flowTeamId } = useHere();
  const { data: room } = useView<RoomView>(roomKey(slug, eventKey), painted);
  const rights = useRights(room);
  const params = useSearchParams();
  const contract = contractOf(room);
  const { state, step, stage, isHeld, lookAt } = useShown(room);
  const isRunning = state === "running";
  const looked = Number(params.get("step"));
  const isLooking = looked >= 1 && looked <= contract.steps.length && (!isRunning || looked - 1 !== step);
  const stepAt = isLooking ? looked - 1 : isRunning ? step : 0;
  const value = useMemo<Room>(
    () => ({
      slug,
      flowTeamId,
      key: eventKey,
      room,
      contract,
      isRunning,
      isClosed: state === "closed",
      ...rights,
      step: contract.steps[stepAt]?.key ?? "",
      stepAt,
      stage,
      isElsewhere: isRunning && (isLooking || isHeld),
      lookAt,
      isProjector: params.has("projector"),
    }),
    [
      slug,
      flowTeamId,
      eventKey,
      room,
      contract,
      isRunning,
      state,
      rights,
      stepAt,
      stage,
      isLooking,
      isHeld,
      lookAt,
      params,
    ],
  );
  const name = eventName(room.event.kind, room.teamName);
  const whole = useRef<HTMLDivElement>(null);
  useKeptFocus(whole, "nearest");
  return (
    <RoomContext value={value}>
      <Attend />
      <RoomNews />
      {value.isClosed || room.event.state === "called_off" ? null : <RoomKeys />}
      {/* No box of its own: it is there for the focus, which stays in the room whatever the room turns into. */}
      <div ref={whole} className="contents">
        {value.isProjector ? (
          <Projector name={name} />
        ) : value.isClosed ? (
          <MinutesScreen name={name} />
        ) : (
          <OpenRoom name={name} />
        )}
      </div>
    </RoomContext>
  );
}

/** Says once that the person came, for the minutes. */
function Attend() {
  const { key, flowTeamId, room, isRunning, takesPart, me } = useRoom();
  const { run } = useCommand(attendEvent, { onRefusal: () => {} });
  const said = useRef("");
  const hasCome = room.people.some(({ id, joinedAt }) => id === me.personId && joinedAt !== null);
  const isDue = isRunning && takesPart && !hasCome;
  useEffect(() => {
    if (!isDue || said.current === key) return;
    said.current = key;
    void run({ flowTeamId, key });
  });
  return null;
}
