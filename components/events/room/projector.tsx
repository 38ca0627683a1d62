"use client";

import { Minimize2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { RoomClock } from "./room-clock";
import { Stage } from "./stage";
import { useRoom } from "./use-room";

/** The room for a wall: big type, the clock, and the stage, with nothing around. Esc leaves it. */
export function Projector({ name }: { name: string }) {
  const { room, contract, isRunning, stepAt } = useRoom();
  const router = useRouter();
  const leave = () => router.replace(window.location.pathname);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) router.replace(window.location.pathname);
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
      tabIndex={-1}
      className="fixed inset-0 z-30 flex flex-col bg-background"
      aria-label={`${name}, for the projector`}
    >
      <header className="flex items-start gap-8 border-b bg-surface px-8 py-5">
        <div className="min-w-0 flex-1">
          <p className="text-xl text-ink-2">{name}</p>
          <h1 className="text-[2.5rem] leading-tight font-semibold">{contract.steps[stepAt]?.name}</h1>
          {isRunning ? (
            <p className="text-xl text-ink-2">
              Step {room.clock.step + 1} of {contract.steps.length}
            </p>
          ) : null}
        </div>
        <div className="w-96 shrink-0">
          <RoomClock size="lg" />
        </div>
        <IconButton label="Leave the projector view" shortcut="Esc" icon={<Minimize2 />} onClick={leave} />
      </header>
      <div className="min-h-0 flex-1 overflow-auto [zoom:1.4]">
        <Stage />
      </div>
    </main>
  );
}
