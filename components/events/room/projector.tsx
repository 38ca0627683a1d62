"use client";

import { Minimize2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useMemo } from "react";
import { HereProvider, useHere } from "@/components/flow-teams/here";
import { IconButton } from "@/components/ui/icon-button";
import { lookingOn } from "@/lib/domain/access";
import { isLedByTurns, nameOfStep } from "@/lib/domain/events/turns";
import { RoomClock } from "./room-clock";
import { Stage } from "./stage";
import { RoomContext, useRoom } from "./use-room";

/**
 * The room for a wall: its type grows with the screen, and there is the clock and the stage with nothing
 * around. Nobody acts on it, whatever they may do in the room. Esc leaves it.
 */
export function Projector({ name }: { name: string }) {
  const whole = useRoom();
  const here = useHere();
  const { room, contract, isRunning, stepAt } = whole;
  const router = useRouter();
  const leave = () => router.replace(window.location.pathname);
  const onWall = useMemo(() => ({ ...whole, mayLead: false, mayGiveTurn: false, takesPart: false }), [whole]);
  const looking = useMemo(() => ({ ...here, actor: lookingOn(here.actor) }), [here]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // An open panel takes it first.
      if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("[data-side-panel]")) return;
      router.replace(window.location.pathname);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [router]);
  useEffect(() => {
    // What lies under it is out of sight: out of reach as well. Toasts go on being seen.
    const frame = [...document.querySelectorAll<HTMLElement>("[data-frame]:not(ol)")];
    for (const part of frame) part.inert = true;
    return () => {
      for (const part of frame) part.inert = false;
    };
  }, []);
  return (
    <main
      id="page"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it where nothing in it takes focus
      tabIndex={0}
      data-projector=""
      className="fixed inset-0 z-30 overflow-auto bg-background -outline-offset-2"
      aria-label={`${name}, for the projector`}
    >
      <header className="sticky top-0 z-10 flex items-start gap-8 border-b bg-surface px-6 py-3 short:static">
        <div className="min-w-0 flex-1">
          <p className="text-md text-ink-2">{name}</p>
          <h1 className="text-2xl font-semibold">{nameOfStep(room, stepAt)}</h1>
          {isRunning && !isLedByTurns(room.event.kind, room.stage) ? (
            <p className="text-md text-ink-2">
              Step {room.clock.step + 1} of {contract.steps.length}
            </p>
          ) : null}
        </div>
        <div className="w-72 max-w-2/5 shrink-0">
          <RoomClock size="lg" />
        </div>
        <IconButton label="Leave the projector view" shortcut="Esc" icon={<Minimize2 />} onClick={leave} />
      </header>
      <HereProvider value={looking}>
        <RoomContext value={onWall}>
          <Stage />
        </RoomContext>
      </HereProvider>
    </main>
  );
}
