"use client";

import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import { type ReactNode, useMemo } from "react";
import { useHere } from "@/components/flow-teams/here";
import { PageFrame } from "@/components/frame/page-frame";
import { useUndo } from "@/lib/client/undo";
import { useView } from "@/lib/client/use-view";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import type { PaintedView } from "@/lib/domain/live";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { noRights, rightsOf } from "./timeline-rights";
import { RoadmapTimeline } from "./timeline-roadmap";
import { StaleMoveDialog } from "./timeline-stale-dialog";
import { useMovers } from "./use-movers";
import { useRoadmapCommands } from "./use-roadmap-commands";

const EpicPanel = dynamic(() => import("@/components/backlog/epic-panel").then((module) => module.EpicPanel));

type LiveRoadmapProps = {
  painted: PaintedView<RoadmapView>;
  today: CalendarDate;
  /** Beside the page's title, and at the right of the top bar. */
  subtitle?: ReactNode;
  actions?: ReactNode;
};

/** The roadmap as it is now, for everybody at once: moves are shown at once and sent. */
export function LiveRoadmap({ painted, today, subtitle, actions }: LiveRoadmapProps) {
  const { slug, actor, flowTeamId, isRetired } = useHere();
  const { data: view } = useView<RoadmapView>({ slug, view: "roadmap" }, painted);
  const commands = useRoadmapCommands(view);
  const rights = useMemo(() => (isRetired ? noRights : rightsOf(actor, flowTeamId)), [actor, flowTeamId, isRetired]);
  const movers = useMovers(view, actor.personId);
  const params = useSearchParams();
  const openNumber = Number(params.get("epic")) || null;
  const undo = useUndo();
  return (
    <PageFrame title="Roadmap" subtitle={subtitle ?? <Goal view={view} />} actions={actions} layout="full">
      <RoadmapTimeline
        view={view}
        today={today}
        mode="live"
        rights={rights}
        onMove={commands.move}
        onFinish={commands.finish}
        onConnect={commands.connect}
        onOpen={(epic) => openEpic(epic.number)}
        openNumber={openNumber}
        movers={movers}
        undo={rights.connect ? undo : undefined}
        calendarHref={`/flow-teams/${slug}/calendar`}
      />
      {openNumber ? <EpicPanel number={openNumber} roadmap={view} onOpen={openEpic} onClose={() => openEpic(null)} /> : null}
      {commands.stale ? <StaleMoveDialog stale={commands.stale} view={view} onSettle={commands.settle} /> : null}
    </PageFrame>
  );
}

function Goal({ view }: { view: RoadmapView }) {
  if (!view.goal) return null;
  return (
    <span className="block w-fit max-w-full truncate rounded-full bg-sunken px-2.5 py-0.5 text-sm" title={view.goal.measure || undefined}>
      Product Goal: {view.goal.text}
    </span>
  );
}

/** Puts an Epic's panel into the address, or takes it out. Back closes what was opened. */
function openEpic(number: number | null): void {
  const params = new URLSearchParams(window.location.search);
  const wasOpen = params.has("epic");
  if (number === null) params.delete("epic");
  else params.set("epic", String(number));
  const search = params.toString();
  const address = `${window.location.pathname}${search && `?${search}`}`;
  if (number !== null && !wasOpen) window.history.pushState(null, "", address);
  else window.history.replaceState(null, "", address);
}
