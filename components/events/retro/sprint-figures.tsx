"use client";

import clsx from "clsx";
import { ChevronRight } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { setInAddress } from "@/lib/client/address";
import { useView } from "@/lib/client/use-view";
import { hasPhases } from "@/lib/domain/events/retro";
import { type RetroFacts, type RetroFigure, type UnresolvedIssue, figuresOf } from "@/lib/domain/events/retro-figures";
import type { RetroPhase } from "@/lib/domain/events/room";
import { LeadsTo, Opens } from "../room/opens";
import { useRoom } from "../room/use-room";
import { LastImprovements } from "./last-improvements";

/** How the Flow Sprint went: open at first, folded where the cards are once they are grouped, and at a later step. */
export function SprintFigures({ phase }: { phase: RetroPhase }) {
  const { slug, key, room, stepAt, isProjector } = useRoom();
  const params = useSearchParams();
  const { data: facts, refusal } = useView<RetroFacts>({ slug, view: `events/${key}/figures` });
  const asked = params.get("figures");
  const isOpen = asked ? asked === "shown" : stepAt === 0 && (phase === "writing" || !hasPhases(room.event.kind, 0));
  if (isProjector && !isOpen) return null;
  return (
    <section aria-label="How the Flow Sprint went">
      <h2>
        <Opens
          aria-expanded={isOpen}
          className="flex items-center gap-1.5 rounded text-left text-lg font-semibold hover:text-accent-ink pointer-coarse:min-h-control"
          onOpen={() => show(!isOpen)}
        >
          {isProjector ? null : (
            <ChevronRight
              aria-hidden="true"
              className={clsx("size-4 shrink-0 text-ink-3 transition-transform", isOpen && "rotate-90")}
            />
          )}
          How Flow Sprint {room.event.sprintNumber} went
          {room.teamName ? ` for ${room.teamName}` : ""}
        </Opens>
      </h2>
      {!isOpen ? null : facts ? (
        <div className="mt-3 flex flex-col gap-5">
          <Goals facts={facts} />
          <ul className="grid grid-cols-2 gap-x-6 gap-y-4 @xl:grid-cols-4">
            {figuresOf(facts, slug).map((figure) => (
              <Figure key={figure.key} figure={figure} />
            ))}
          </ul>
          <LastImprovements />
          {facts.unresolved.length > 0 ? <Unresolved issues={facts.unresolved} /> : null}
        </div>
      ) : refusal?.code === "not_found" ? (
        <p className="mt-2 text-ink-2">
          Not enough data yet: the calendar has no Flow Sprint {room.event.sprintNumber}.
        </p>
      ) : refusal ? (
        <RefusalNotice refusal={refusal} className="mt-3" />
      ) : (
        <Skeleton className="mt-3 h-40" />
      )}
    </section>
  );
}

function Goals({ facts: { sprint, team } }: { facts: RetroFacts }) {
  return (
    <dl className="flex flex-col gap-1">
      {team ? <Goal name="Team Sprint Goal" goal={team.goal} /> : null}
      <Goal name="Flow Sprint Goal" goal={sprint.goal} />
    </dl>
  );
}

function Goal({ name, goal }: { name: string; goal: string }) {
  return (
    <div className="flex flex-wrap gap-x-2">
      <dt className="text-ink-2">{name}</dt>
      <dd className={clsx("wrap-anywhere", goal ? "font-medium" : "text-ink-3")}>{goal || "none was set"}</dd>
    </div>
  );
}

function Figure({ figure: { name, value, lines, how } }: { figure: RetroFigure }) {
  const [first] = lines;
  return (
    <li className="min-w-0" title={how}>
      <p className="text-sm text-ink-2">{name}</p>
      <p className={value === null ? "text-ink-3" : "text-xl font-semibold tabular-nums"}>
        {value === null || !first ? (
          "Not enough data yet"
        ) : (
          <LeadsTo href={first.href} className="hover:text-accent-ink hover:underline">
            {value}
          </LeadsTo>
        )}
      </p>
      <ul className="text-sm text-ink-2">
        {lines.map(({ text, href }) => (
          <li key={text}>
            <LeadsTo href={href} className="inline-flex min-h-6 items-center hover:text-accent-ink hover:underline">
              {text}
            </LeadsTo>
          </li>
        ))}
      </ul>
    </li>
  );
}

function Unresolved({ issues }: { issues: readonly UnresolvedIssue[] }) {
  return (
    <section aria-label="Unresolved issues">
      <h3 className="mb-1 text-sm font-normal text-ink-2">Unresolved issues</h3>
      <ul className="flex flex-col divide-y border-y">
        {issues.map(({ name, title, href }) => (
          <li key={href + title}>
            <LeadsTo href={href} className="flex gap-2 rounded px-2 py-1.5 hover:bg-hover pointer-coarse:min-h-control">
              <span className="shrink-0 text-ink-3">{name}</span>
              <span className="min-w-0 wrap-anywhere">{title}</span>
            </LeadsTo>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whether the figures are open stands in the address. */
function show(isShown: boolean): void {
  setInAddress({ figures: isShown ? "shown" : "folded" });
}
