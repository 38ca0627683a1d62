"use client";

import dynamic from "next/dynamic";
import { lazily } from "@/components/ui/lazily";
import { Segmented } from "@/components/ui/segmented";
import {
  type OwnTable,
  type RetroView,
  dotsEachIn,
  dotsLeft,
  hasPhases,
  isCounted,
  mayGiveDots,
  mostDotsOnOne,
  phaseNames,
  retroColumns,
  roundOf,
} from "@/lib/domain/events/retro";
import { type RetroPhase, retroPhases } from "@/lib/domain/events/room";
import { counted } from "@/lib/domain/words";
import { useRoom } from "../room/use-room";
import { usePhase } from "./use-phase";

const DotsEach = lazily(dynamic(() => import("./dots-each").then((module) => module.DotsEach)));
const VoteAgain = lazily(dynamic(() => import("./vote-again").then((module) => module.VoteAgain)));

/** What the room does with the cards now: led by the facilitator where the cards are, seen by all. */
export function PhaseBar({ phase, table, own }: { phase: RetroPhase; table: RetroView; own: OwnTable }) {
  const { room, stepAt, isRunning, mayLead, isProjector } = useRoom();
  const lead = usePhase();
  const says = useWords(phase, table, own);
  const isLed = isRunning && hasPhases(room.event.kind, stepAt);
  const leads = isLed && mayLead && !isProjector;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b pb-3">
      {leads ? (
        <Segmented
          label="What the room does"
          value={phase}
          onChange={lead}
          options={retroPhases.map((one) => ({ value: one, label: phaseNames[one] }))}
        />
      ) : isLed ? (
        <ol aria-label="What the room does" className="flex gap-3">
          {retroPhases.map((one) => (
            <li
              key={one}
              aria-current={one === phase ? "step" : undefined}
              className="text-ink-3 aria-[current=step]:font-semibold aria-[current=step]:text-ink"
            >
              {phaseNames[one]}
            </li>
          ))}
        </ol>
      ) : null}
      {leads && mayGiveDots(room.stage) ? <DotsEach /> : null}
      {leads && phase === "voting" && isCounted(room.stage) ? <VoteAgain /> : null}
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
    const then = isCounted(room.stage) ? "its dots go along" : `then everybody has ${counted(dotsEach, "dot")}`;
    return { all: `Put together what belongs together, ${then}` };
  }
  const here = room.people.filter(({ joinedAt }) => joinedAt !== null).length;
  if (phase === "deciding") return { all: "Most dots first" };
  if (isCounted(room.stage)) return { all: "The dots are counted: these stay as they are" };
  const again = roundOf(room.stage) > 1 ? `Round ${roundOf(room.stage)}, from zero: ` : "";
  const placed = `${table.dotsPlaced} of ${here * dotsEach} dots placed`;
  if (!takesPart) return { all: again + placed };
  const left = `${again}${dotsLeft(own.dots, dotsEach)} of your ${counted(dotsEach, "dot")} left`;
  const most = `at most ${mostDotsOnOne} on a card`;
  return { own: left, all: mayLead ? `${most} · ${placed}` : most };
}
