"use client";

import dynamic from "next/dynamic";
import { lazily } from "@/components/ui/lazily";
import { Segmented } from "@/components/ui/segmented";
import { setPhase } from "@/lib/actions/events";
import { patchView } from "@/lib/client/optimistic";
import { useCommand } from "@/lib/client/use-command";
import {
  type OwnTable,
  type RetroView,
  dotsEachIn,
  dotsLeft,
  mayGiveDots,
  mostDotsOnOne,
  retroColumns,
} from "@/lib/domain/events/retro";
import { type RetroPhase, type RoomView, retroPhases } from "@/lib/domain/events/room";
import { counted } from "@/lib/domain/words";
import { roomKey, useRoom } from "../room/use-room";

const DotsEach = lazily(dynamic(() => import("./dots-each").then((module) => module.DotsEach)));

const names: Record<RetroPhase, string> = { writing: "Write", grouping: "Group", voting: "Vote", deciding: "Decide" };

/** What the room does with the cards now: led by the facilitator, seen by all. */
export function PhaseBar({ phase, table, own }: { phase: RetroPhase; table: RetroView; own: OwnTable }) {
  const { slug, flowTeamId, key, isRunning, mayLead, isProjector } = useRoom();
  const { run } = useCommand(setPhase, {
    optimistic: ({ phase: to }) => [
      patchView<RoomView>(roomKey(slug, key), (view) => ({ ...view, stage: { ...view.stage, phase: to } })),
    ],
  });
  const says = useWords(phase, table, own);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b pb-3">
      {isRunning && mayLead && !isProjector ? (
        <Segmented
          label="What the room does"
          value={phase}
          onChange={(to) => void run({ flowTeamId, key, seen: phase, phase: to })}
          options={retroPhases.map((one) => ({ value: one, label: names[one] }))}
        />
      ) : isRunning ? (
        <ol aria-label="What the room does" className="flex gap-3">
          {retroPhases.map((one) => (
            <li
              key={one}
              aria-current={one === phase ? "step" : undefined}
              className="text-ink-3 aria-[current=step]:font-semibold aria-[current=step]:text-ink"
            >
              {names[one]}
            </li>
          ))}
        </ol>
      ) : null}
      {isRunning && mayLead && !isProjector && mayGiveDots(phase) ? <DotsEach /> : null}
      <p className="text-ink-2 tabular-nums">
        {/* One's own dots are said aloud; what the others place would go on and on. */}
        <span aria-live="polite">{says.own}</span>
        {says.all ? `${says.own ? " · " : ""}${says.all}` : null}
      </p>
    </div>
  );
}

function useWords(phase: RetroPhase, table: RetroView, own: OwnTable): { own?: string; all?: string } {
  const { room, isRunning, takesPart, mayLead } = useRoom();
  const all = retroColumns.reduce((sum, column) => sum + table.counts[column], 0);
  if (!isRunning) return { all: "Write cards before the room opens: the others see them once it groups them." };
  if (phase === "writing") return { all: `${counted(all, "card")} written, hidden until they are grouped` };
  const dotsEach = dotsEachIn(room.stage);
  if (phase === "grouping") {
    return { all: `Put together what belongs together, then everybody has ${counted(dotsEach, "dot")}` };
  }
  const here = room.people.filter(({ joinedAt }) => joinedAt !== null).length;
  const placed = `${table.dotsPlaced} of ${here * dotsEach} dots placed`;
  if (phase === "deciding") return { all: "Most dots first" };
  if (!takesPart) return { all: placed };
  const left = `${dotsLeft(own.dots, dotsEach)} of your ${counted(dotsEach, "dot")} left`;
  const most = `at most ${mostDotsOnOne} on a card`;
  return { own: left, all: mayLead ? `${most} · ${placed}` : most };
}
