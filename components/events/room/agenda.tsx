"use client";

import clsx from "clsx";
import { Check } from "lucide-react";
import { stepMinutes } from "@/lib/domain/events/clock";
import { isLedByTurns } from "@/lib/domain/events/turns";
import { StepTime } from "./room-clock";
import { useRoom } from "./use-room";

/** The steps of the event: where the room is, all of them where each turn goes through them, and the way to look around. */
export function Agenda({ onLook }: { onLook(step: number | null): void }) {
  const { room, contract, isRunning, stepAt } = useRoom();
  const shares = contract.steps.map(({ share }) => share);
  const minutes = stepMinutes(room.event.minutes, shares);
  const isByTurns = isLedByTurns(room.event.kind, room.stage);
  return (
    <nav aria-label="Agenda">
      <ol className="-mx-2 flex flex-col gap-0.5">
        {contract.steps.map((step, at) => {
          const isOn = isRunning && (isByTurns || at === room.clock.step);
          const isDone = isRunning && !isByTurns && at < room.clock.step;
          return (
            <li key={step.key}>
              <button
                type="button"
                aria-current={isOn && !isByTurns ? "step" : undefined}
                onClick={() => onLook(isOn ? null : at)}
                className={clsx(
                  "flex w-full items-start gap-2.5 rounded-lg px-2 py-2 text-left transition-colors",
                  isOn && !isByTurns ? "bg-accent-soft" : "hover:bg-hover",
                  at === stepAt && !isOn && "inset-ring inset-ring-line-strong",
                )}
              >
                <span
                  aria-hidden="true"
                  className={clsx(
                    "mt-px grid size-4.5 shrink-0 place-items-center rounded-full text-xs font-semibold",
                    isDone ? "bg-ok text-surface" : isOn ? "bg-accent text-accent-on" : "bg-sunken text-ink-2",
                  )}
                >
                  {isDone ? <Check className="size-3" /> : at + 1}
                </span>
                <span className="min-w-0">
                  <span className="block font-medium">
                    {step.name}
                    {isDone ? <span className="sr-only">, done</span> : null}
                    {at === stepAt && !isOn ? <span className="sr-only">, looked at</span> : null}
                  </span>
                  <span className="text-sm text-ink-2">
                    {isRunning && !isByTurns ? <StepTime at={at} /> : `${Math.round(minutes[at] ?? 0)} min`}
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
