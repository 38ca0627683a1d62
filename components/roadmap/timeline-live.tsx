"use client";

import dynamic from "next/dynamic";
import { useMemo } from "react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useRegister } from "@/components/dependencies/use-register";
import { useHere } from "@/components/flow-teams/here";
import { PageFrame } from "@/components/frame/page-frame";
import { lazily } from "@/components/ui/lazily";
import { useUndo } from "@/lib/client/undo";
import { useView } from "@/lib/client/use-view";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import type { PaintedView } from "@/lib/domain/live";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { GoalPill } from "./goal-pill";
import { RoadmapActions } from "./roadmap-actions";
import { noRights, rightsOf } from "./timeline-rights";
import { RoadmapTimeline } from "./timeline-roadmap";
import { useMovers } from "./use-movers";
import { useRoadmapCommands } from "./use-roadmap-commands";

const StaleMoveDialog = lazily(
  dynamic(() => import("./timeline-stale-dialog").then((module) => module.StaleMoveDialog)),
);
const EpicPanel = lazily(dynamic(() => import("@/components/backlog/epic-panel").then((module) => module.EpicPanel)));
const ItemPanels = lazily(
  dynamic(() => import("@/components/backlog/item-panels").then((module) => module.ItemPanels)),
);
const MilestonePanel = lazily(dynamic(() => import("./milestone-panel").then((module) => module.MilestonePanel)));

type LiveRoadmapProps = { painted: PaintedView<RoadmapView>; today: CalendarDate };

/** The roadmap as it is now, for everybody at once: moves are shown at once and sent. */
export function LiveRoadmap({ painted, today }: LiveRoadmapProps) {
  const { slug, actor, flowTeamId, isRetired } = useHere();
  const { data: view } = useView<RoadmapView>({ slug, view: "roadmap" }, painted);
  const { ofItems } = useRegister(view);
  const commands = useRoadmapCommands(view);
  const rights = useMemo(() => (isRetired ? noRights : rightsOf(actor, flowTeamId)), [actor, flowTeamId, isRetired]);
  const movers = useMovers(view, actor.personId);
  const panel = usePanelAddress();
  const undo = useUndo();
  return (
    <PageFrame
      title="Roadmap"
      subtitle={<GoalPill goal={view.goal} />}
      actions={<RoadmapActions roadmap={view} onOpenEpic={panel.openEpic} />}
      layout="full"
    >
      <RoadmapTimeline
        view={view}
        today={today}
        mode="live"
        rights={rights}
        onMove={commands.move}
        onFinish={commands.finish}
        onConnect={commands.connect}
        onOpen={(epic) => panel.openEpic(epic.number)}
        onOpenMilestone={panel.openMilestone}
        ofItems={ofItems}
        openNumber={panel.epic}
        movers={movers}
        undo={rights.connect ? undo : undefined}
        calendarHref={`/flow-teams/${slug}/calendar`}
      />
      {panel.story === null ? null : <ItemPanels />}
      {panel.epic ? (
        <EpicPanel number={panel.epic} roadmap={view} onOpen={panel.openEpic} onClose={panel.close} />
      ) : null}
      {panel.milestone ? (
        <MilestonePanel
          number={panel.milestone}
          roadmap={view}
          ofItems={ofItems}
          onOpenEpic={panel.openEpic}
          onClose={panel.close}
        />
      ) : null}
      {commands.stale ? <StaleMoveDialog stale={commands.stale} view={view} onSettle={commands.settle} /> : null}
    </PageFrame>
  );
}
