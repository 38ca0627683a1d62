"use client";

import dynamic from "next/dynamic";
import { useCallback, useMemo, useRef, useState } from "react";
import { useCommands } from "@/components/frame/commands";
import { announce } from "@/components/ui/announce";
import { dayWords } from "@/components/ui/day-words";
import { lazily } from "@/components/ui/lazily";
import { ContextMenu } from "@/components/ui/menu";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { TimelineHandle, TimelineLane, TimelineMove } from "@/components/ui/timeline/model";
import { Timeline } from "@/components/ui/timeline/timeline";
import type { EpicKind } from "@/lib/domain/backlog/kinds";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import type { Judged } from "@/lib/domain/dependencies/view";
import type { DraftMove, Place } from "@/lib/domain/roadmap/draft";
import { countFilters, noFilters } from "@/lib/domain/roadmap/filters";
import { noLane } from "@/lib/domain/roadmap/lanes";
import { type Column, type Span, daysInSight, nextZoom } from "@/lib/domain/roadmap/layout";
import { previewOf } from "@/lib/domain/roadmap/strings";
import type { PictureOptions } from "@/lib/domain/roadmap/timeline-svg";
import { pointsWords } from "@/lib/domain/roadmap/timeline-words";
import { sumLoad } from "@/lib/domain/roadmap/load";
import type { EpicInView, RoadmapView } from "@/lib/domain/roadmap/view";
import { spanWords } from "./sprint-words";
import { barMenu } from "./timeline-bar-menu";
import { NoBars } from "./timeline-no-bars";
import type { RoadmapRights } from "./timeline-rights";
import { datesOfSpan } from "./timeline-spans";
import { EpicTip } from "./timeline-tip";
import { TimelineToolbar } from "./timeline-toolbar";
import { UnplannedTray } from "./timeline-tray";
import { useHeldMoves } from "./use-held-moves";
import { useTimelineAddress } from "./use-timeline-address";
import { useTimelineModel } from "./use-timeline-model";

// Fetched when they are asked for, so that the timeline doesn't wait for them.
const ConnectDialog = lazily(dynamic(() => import("./timeline-connect-dialog").then((module) => module.ConnectDialog)));
const MoveDialog = lazily(dynamic(() => import("./timeline-move-dialog").then((module) => module.MoveDialog)));
const TimelineTable = lazily(
  dynamic(() => import("./timeline-table").then((module) => module.TimelineTable)),
  <Skeleton className="m-5 h-64" />,
);
const PrintedTimeline = dynamic(() => import("./timeline-print").then((module) => module.PrintedTimeline), {
  ssr: false,
});

type RoadmapTimelineProps = {
  view: RoadmapView;
  today: CalendarDate;
  /** `live` and `draft` can be moved by who may; `read-only` by nobody, and has no tray. */
  mode: "live" | "draft" | "read-only";
  rights: RoadmapRights;
  /** Draws Epics of this kind alone. */
  kind?: EpicKind;
  /** Where an Epic was and where it goes: to the server, or into a draft. */
  onMove?(move: DraftMove): void;
  onFinish?(epic: EpicInView): void;
  onConnect?(neederId: string, giverId: string): void;
  onOpen?(epic: EpicInView): void;
  onOpenMilestone?(number: number): void;
  /** The Dependencies with those of Stories: for Members. */
  ofItems?: readonly Judged[] | undefined;
  /** The number of the Epic whose panel is open. */
  openNumber?: number | null;
  /** Who moved an Epic a moment ago, by the Epic's id. */
  movers?: ReadonlyMap<string, string>;
  undo?: { undo(): void; redo(): void };
  calendarHref?: string;
  /** More buttons in the toolbar. */
  toolbarExtra?: React.ReactNode;
};

/**
 * The roadmap as a timeline: toolbar, timeline or table, and the tray of what isn't planned. What
 * is shown is in the address; what is moved goes out by `onMove`, and comes back in `view`.
 */
export function RoadmapTimeline(props: RoadmapTimelineProps) {
  const { today, mode, rights, kind, onMove, onFinish, onConnect, onOpen, movers } = props;
  const { address, change, filter } = useTimelineAddress();
  const { shown: view, hold } = useHeldMoves(props.view, onMove);
  const model = useTimelineModel(view, address, rights, today, props.onOpenMilestone, kind, props.ofItems);
  const timeline = useRef<TimelineHandle>(null);
  const [dialog, setDialog] = useState<{ kind: "move" | "connect"; epicId: string } | null>(null);
  const [menuEpicId, setMenuEpicId] = useState<string | null>(null);
  const byId = useMemo(() => new Map(view.epics.map((epic) => [epic.id, epic])), [view.epics]);
  const byNumber = useMemo(() => new Map(view.epics.map((epic) => [epic.number, epic])), [view.epics]);
  const maysMove = mode !== "read-only" && onMove !== undefined;

  const place = useCallback(
    (epic: EpicInView, to: Place) => {
      const { leadTeamId, firstSprint, lastSprint } = epic;
      onMove?.({ epicId: epic.id, seen: { leadTeamId, firstSprint, lastSprint }, to });
    },
    [onMove],
  );
  const onBarMove = (move: TimelineMove, by: "pointer" | "keyboard") => {
    const epic = byId.get(move.id);
    if (!epic) return;
    const team = address.lanes === "team" ? (move.laneId === noLane ? null : move.laneId) : epic.leadTeamId;
    const to = { leadTeamId: team, firstSprint: move.first, lastSprint: move.last };
    if (by === "keyboard") hold(move.id, to);
    else place(epic, to);
  };
  const openDialog = (kind: "move" | "connect") => (epicId: string) => {
    const epic = byId.get(epicId);
    if (epic && (kind === "connect" || rights.move(epic))) setDialog({ kind, epicId });
    else announce("You can't move this Epic.");
  };
  const open = (id: string) => {
    const epic = byId.get(id);
    if (epic) onOpen?.(epic);
  };
  const spanInWords = ({ first, last }: Span, laneId: string) => {
    const lane =
      model.lanes.length > 1 && address.lanes === "team" ? view.teams.find(({ id }) => id === laneId)?.name : null;
    return [spanWords(first, last), datesOfSpan(view, first, last), lane].filter(Boolean).join(" · ");
  };
  const startsOn = useMemo(() => new Map(view.sprints.map((s) => [s.number, s.startsOn])), [view.sprints]);
  const picture = useMemo(
    (): PictureOptions => ({
      lanes: address.lanes,
      epics: model.epics,
      kind,
      today,
      showSatisfied: address.satisfied,
      ofItems: props.ofItems,
      day: (date) => dayWords(date),
    }),
    [address.lanes, address.satisfied, model.epics, kind, today, props.ofItems],
  );
  // What is in sight, as large as it is there: zoomed out it is all.
  const pictureOfSight = useCallback((): PictureOptions => {
    const sight = timeline.current?.inSight();
    return sight ? { ...picture, from: sight.first, to: sight.last } : picture;
  }, [picture]);
  const zoomBy = useCallback((step: 1 | -1) => change({ zoom: nextZoom(address.zoom, step) }), [address.zoom, change]);
  const showToday = () => {
    if (model.today !== null) timeline.current?.showDay(model.today);
  };
  useTimelineKeys(zoomBy, showToday);

  const dialogEpic = dialog ? byId.get(dialog.epicId) : undefined;
  const menuEpic = menuEpicId ? byId.get(menuEpicId) : undefined;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <TimelineToolbar
        view={view}
        model={model}
        address={address}
        change={change}
        filter={filter}
        onShowDay={(day) => timeline.current?.showDay(day)}
        onOpenMilestone={props.onOpenMilestone}
        onSave={(kind) => {
          if (kind === "print") window.print();
          else void savePicture(kind, view, pictureOfSight());
        }}
        undo={props.undo}
        calendarHref={props.calendarHref}
        extra={props.toolbarExtra}
      />
      {model.axis && (model.epics.length === 0 || (address.form === "timeline" && !model.lanes.some(hasBars))) ? (
        <NoBars
          all={view.epics.length}
          passing={model.epics.length}
          isFiltered={countFilters(address.filters) > 0}
          isReadOnly={mode === "read-only"}
          onShowAll={() => filter(noFilters)}
        />
      ) : null}
      {address.form === "table" ? (
        <TimelineTable view={view} model={model} onOpen={onOpen} />
      ) : model.axis ? (
        <ContextMenu
          label="Epic"
          items={
            menuEpic
              ? barMenu(menuEpic, {
                  open: onOpen && (() => onOpen(menuEpic)),
                  move: maysMove && rights.move(menuEpic) ? () => openDialog("move")(menuEpic.id) : undefined,
                  finish:
                    onFinish && rights.finish(menuEpic) && menuEpic.status !== "done"
                      ? () => onFinish(menuEpic)
                      : undefined,
                  unplan:
                    maysMove && rights.move(menuEpic)
                      ? () => place(menuEpic, { leadTeamId: menuEpic.leadTeamId, firstSprint: null, lastSprint: null })
                      : undefined,
                  connect: onConnect && rights.connect ? () => openDialog("connect")(menuEpic.id) : undefined,
                })
              : []
          }
        >
          <div className="min-h-0 flex-1 print:hidden">
            <Timeline
              handle={timeline}
              label={`Roadmap of ${view.flowTeam.name}`}
              axis={model.axis}
              daysInSight={daysInSight[address.zoom]}
              lanes={model.lanes}
              strings={model.strings}
              cards={model.cards}
              current={model.running}
              today={model.today}
              startAt={model.startAt}
              startLane={model.startLane}
              tick={(column, width) => tickWords(column, width, startsOn)}
              spanInWords={spanInWords}
              barTip={(id) => {
                const epic = byId.get(id);
                return epic ? <EpicTip view={view} epic={epic} conflicts={model.conflictsAt.get(id)} /> : null;
              }}
              cellTip={(laneId, sprint) => cellWords(view, laneId, sprint)}
              selectedId={(props.openNumber && byNumber.get(props.openNumber)?.id) || null}
              onOpen={onOpen && open}
              onMenu={onOpen || maysMove ? setMenuEpicId : undefined}
              onMoveDialog={maysMove ? openDialog("move") : undefined}
              onMove={maysMove ? onBarMove : undefined}
              previewStrings={(move) =>
                previewOf(view, model.judged, move.id, { firstSprint: move.first, lastSprint: move.last })
              }
              onConnect={rights.connect ? onConnect : undefined}
              onZoom={zoomBy}
              announce={announce}
              movers={movers}
            />
          </div>
        </ContextMenu>
      ) : (
        <EmptyState title="No calendar yet">
          The roadmap stands on Flow Sprints. Once the calendar is set, Epics can be put on it.{" "}
          {props.calendarHref ? (
            <a className="text-accent-ink underline" href={props.calendarHref}>
              Set the calendar
            </a>
          ) : null}
        </EmptyState>
      )}
      {mode !== "read-only" && model.axis && address.form === "timeline" ? (
        <UnplannedTray
          epics={model.unplanned}
          teams={view.teams}
          rights={rights}
          timeline={timeline}
          onOpen={onOpen}
          onMoveDialog={(epic) => openDialog("move")(epic.id)}
        />
      ) : null}
      <PrintedTimeline view={view} optionsNow={pictureOfSight} />
      {dialogEpic && dialog?.kind === "move" ? (
        <MoveDialog
          key={dialogEpic.id}
          view={view}
          judged={model.judged}
          epic={dialogEpic}
          onMove={(to) => place(dialogEpic, to)}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {dialogEpic && dialog?.kind === "connect" && onConnect ? (
        <ConnectDialog
          key={dialogEpic.id}
          view={view}
          epic={dialogEpic}
          onConnect={onConnect}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </div>
  );
}

function hasBars(lane: TimelineLane): boolean {
  return lane.bars.length > 0;
}

async function savePicture(kind: "svg" | "png", view: RoadmapView, options: PictureOptions): Promise<void> {
  const { savePng, saveSvg } = await import("./timeline-export");
  if (kind === "svg") saveSvg(view, options);
  else await savePng(view, options);
}

/** The timeline's keys, also found in the search box and the list of shortcuts. */
function useTimelineKeys(zoomBy: (step: 1 | -1) => void, showToday: () => void): void {
  const group = "Timeline";
  useCommands([
    { id: "timeline.today", label: "Scroll to today", keys: "t", group, run: showToday },
    { id: "timeline.nearer", label: "Zoom in", keys: "+", group, run: () => zoomBy(-1) },
    { id: "timeline.farther", label: "Zoom out", keys: "-", group, run: () => zoomBy(1) },
    {
      id: "timeline.move",
      label: "Move an Epic: Alt and arrows; Shift and arrows for its end",
      keys: "alt+ArrowRight",
      group,
    },
    { id: "timeline.moveTo", label: "Ask where to move an Epic", keys: "m", group },
  ]);
}

/** "S14 · 17 Nov" where there is room, then "S14", then only some of them. */
function tickWords({ number }: Column, width: number, startsOn: ReadonlyMap<number, CalendarDate>): string {
  const day = startsOn.get(number);
  if (width >= 88 && day) return `S${number} · ${dayWords(day)}`;
  const every = Math.ceil(30 / width);
  return (number - 1) % every === 0 ? `S${number}` : "";
}

function cellWords(view: RoadmapView, laneId: string, sprint: number): string | null {
  const team = view.teams.find(({ id }) => id === laneId);
  if (!team) return null;
  const { load, capacity, overBy } = sumLoad(view, sprint, sprint, team.id);
  if (load === 0 && capacity === 0) return null;
  const over = overBy > 0 && capacity > 0 ? `, ${overBy} over capacity` : "";
  return `${team.name} in S${sprint}: ${capacity > 0 ? pointsWords(load, capacity) : `${load} pts, no capacity set`}${over}`;
}
