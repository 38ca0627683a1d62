import type { EpicKind } from "@/lib/domain/backlog/kinds";
import { type CalendarDate, daysBetween } from "@/lib/domain/calendar/dates";
import type { Judged } from "@/lib/domain/dependencies/view";
import { counted } from "@/lib/domain/words";
import { type LaneKind, type PlannedEpic, isPlanned, lanesForKind, lanesOf, milestoneTitle } from "./lanes";
import { type Axis, axisOf, columnOf, comfortable, isOnAxis, spanBox } from "./layout";
import { placeLanes } from "./placement";
import { type Box, routeString } from "./routes";
import { type JudgedDependency, epicConflicts, epicProgress, judgeDependencies, milestoneStandings } from "./standing";
import { storyStringsOf, stringsOf } from "./strings";
import { isNotReady } from "./timeline-words";
import { paper, teamPaint } from "./svg-colours";
import type { EpicInView, RoadmapView } from "./view";

export type PictureOptions = {
  lanes: LaneKind;
  /** Which Epics: the filtered ones. */
  epics: readonly EpicInView[];
  /** Where Epics of one kind alone are shown: lanes of teams that lead none are left out. */
  kind?: EpicKind;
  today: CalendarDate;
  /** Flow Sprints from and to; all that hold something when left out. */
  from?: number;
  to?: number;
  showSatisfied?: boolean;
  /** The Dependencies with those of Stories, where they are known: as strings between their Epics, and counted. */
  ofItems?: readonly Judged[] | undefined;
  /** A calendar day in words. */
  day(date: CalendarDate): string;
};

const laneWidth = 170;
const titleHeight = 64;
const cardHeight = 50;
const tickHeight = 26;
const margin = 24;

/**
 * The roadmap as one self-contained SVG: light theme, no outside fonts or styles, fit for a slide.
 * Everything people wrote is escaped.
 */
export function timelineSvg(view: RoadmapView, options: PictureOptions): string {
  const axis = shownAxis(view, options);
  if (!axis) return emptyPicture(view);
  const judged = judgeDependencies(view);
  const first = axis.columns[0]?.number ?? 1;
  const last = axis.columns.at(-1)?.number ?? 1;
  const scale = Math.max(6.5, 1100 / axis.days);
  const isShown = (epic: PlannedEpic) => isOnAxis(axis, epic.firstSprint, epic.lastSprint);
  const lanes = lanesForKind(lanesOf(view, options.lanes, options.epics), view.epics, options.kind).map((lane) => ({
    ...lane,
    bars: lane.epics.filter(isShown).map((epic) => ({
      id: epic.id,
      epic,
      first: Math.max(first, epic.firstSprint),
      last: Math.min(last, epic.lastSprint),
    })),
  }));
  const placement = placeLanes(axis, lanes, scale, { ...comfortable, minHeight: 44 });
  const width = margin * 2 + laneWidth + axis.days * scale;
  const bodyTop = margin + titleHeight + cardHeight + tickHeight;
  const height = bodyTop + placement.height + margin;
  const teamHue = new Map(view.teams.map((team) => [team.id, team.hue]));

  const parts = [
    `<rect width="${n(width)}" height="${n(height)}" fill="${paper.background}"/>`,
    text(margin, margin + 22, `${view.flowTeam.name} roadmap`, { size: 22, weight: 600 }),
    text(
      margin,
      margin + 42,
      [view.goal?.text, `as of ${options.day(options.today)} ${options.today.slice(0, 4)}`].filter(Boolean).join(" · "),
      { size: 13, fill: paper.ink2, max: width - 2 * margin },
    ),
    `<g transform="translate(${margin + laneWidth} ${margin + titleHeight})">${cards(view, axis, scale, judged, options)}${ticks(view, axis, scale, options)}</g>`,
    `<g transform="translate(${margin + laneWidth} ${bodyTop})">`,
    ground(axis, scale, placement.height, view),
    ...lanes.map((lane, i) => {
      const top = placement.tops[i] ?? 0;
      const dot =
        lane.hue === null
          ? ""
          : `<rect x="${4 - laneWidth}" y="${top + 13}" width="10" height="10" rx="3" fill="${teamPaint(lane.hue).dot}"/>`;
      return (
        `<path d="M${-laneWidth} ${top}H${n(axis.days * scale)}" stroke="${paper.line}"/>${dot}` +
        text(lane.hue === null ? 4 - laneWidth : 20 - laneWidth, top + 22, lane.name, {
          size: 13,
          weight: 600,
          max: laneWidth - 28,
        })
      );
    }),
    `<path d="M${-laneWidth} ${placement.height}H${n(axis.days * scale)}" stroke="${paper.line}"/>`,
    ...lanes.flatMap((lane) =>
      lane.bars.map(({ id, epic }) => {
        const box = placement.boxes.get(id);
        return box ? barOf(epic, box, epic.leadTeamId ? (teamHue.get(epic.leadTeamId) ?? null) : null) : "";
      }),
    ),
    strings(judged, placement.boxes, options),
    todayLine(axis, scale, placement.height, options.today),
    "</g>",
  ];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}" ` +
    `font-family="Inter, 'Helvetica Neue', Arial, sans-serif"><title>${escapeXml(`${view.flowTeam.name}: roadmap`)}</title>` +
    `<defs><pattern id="pause" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V7" stroke="${paper.line}" stroke-width="3"/></pattern>${arrowHead("end-giver", paper.ink3)}${arrowHead("end-conflict", paper.bad)}</defs>` +
    `${parts.join("")}</svg>`
  );
}

/** The axis of the Flow Sprints asked for, or of those from the first Epic's to the last one's. */
function shownAxis(view: RoadmapView, { from, to, epics }: PictureOptions): Axis | null {
  const planned = epics.filter(isPlanned);
  const running = view.sprints.find((s) => s.state === "running")?.number ?? view.sprints[0]?.number ?? 1;
  const first = from ?? Math.min(running, ...planned.map((e) => e.firstSprint));
  const last = to ?? Math.max(running + 3, ...planned.map((e) => e.lastSprint));
  const sprints = view.sprints.filter((s) => s.number >= first && s.number <= last);
  const [start, end] = [sprints[0]?.startsOn ?? "", sprints.at(-1)?.endsOn ?? ""];
  return axisOf(
    sprints,
    view.pauses.filter((p) => p.startsOn > start && p.endsOn < end),
  );
}

function cards(
  view: RoadmapView,
  axis: Axis,
  scale: number,
  judged: readonly JudgedDependency[],
  { ofItems }: PictureOptions,
): string {
  return milestoneStandings(view, epicConflicts(view, judged, ofItems))
    .filter(({ milestone }) => isOnAxis(axis, milestone.firstSprint, milestone.lastSprint))
    .map(({ milestone, progress, doneEpics, epics, conflicts, load }) => {
      const { left, width } = spanBox(axis, { first: milestone.firstSprint, last: milestone.lastSprint }, scale);
      const isOver = load.overBy > 0 && load.capacity > 0;
      const isTroubled = conflicts.length > 0 || isOver;
      const tone = milestone.state === "missed" ? paper.bad : isTroubled ? paper.warn : paper.ok;
      const facts = [
        `${doneEpics} / ${epics.length} Epics`,
        conflicts.length > 0 ? counted(conflicts.length, "conflict") : "",
        isOver ? `${load.overBy} pts over` : "",
      ].filter(Boolean);
      return (
        `<rect x="${n(left)}" y="0" width="${n(width)}" height="${cardHeight - 8}" rx="7" fill="#fff" stroke="${paper.line}"/>` +
        text(left + 10, 17, milestoneTitle(milestone), { size: 12.5, weight: 600, max: width - 64 }) +
        text(left + width - 10, 17, `${Math.round(progress * 100)}%`, {
          size: 12.5,
          weight: 600,
          fill: tone,
          anchor: "end",
        }) +
        text(left + 10, 32, facts.join(" · "), { size: 11, fill: paper.ink2, max: width - 20 }) +
        `<rect x="${n(left + 1)}" y="${cardHeight - 11}" width="${n((width - 2) * progress)}" height="2.5" fill="${tone}"/>`
      );
    })
    .join("");
}

function ticks(view: RoadmapView, axis: Axis, scale: number, { day }: PictureOptions): string {
  const byNumber = new Map(view.sprints.map((s) => [s.number, s]));
  return axis.columns
    .map((column) => {
      const sprint = byNumber.get(column.number);
      if (!sprint) return "";
      const width = (column.end - column.start) * scale;
      const words = width > 84 ? `S${column.number} · ${day(sprint.startsOn)}` : `S${column.number}`;
      const isNow = sprint.state === "running";
      return text(column.start * scale + 7, cardHeight + 12, words, {
        size: 11,
        weight: isNow ? 600 : 400,
        fill: isNow ? paper.accent : paper.ink2,
      });
    })
    .join("");
}

function ground(axis: Axis, scale: number, height: number, view: RoadmapView): string {
  const running = view.sprints.find((s) => s.state === "running");
  const column = running && isOnAxis(axis, running.number, running.number) ? columnOf(axis, running.number) : null;
  const now = column
    ? `<rect x="${n(column.start * scale)}" width="${n((column.end - column.start) * scale)}" height="${height}" fill="${paper.now}"/>`
    : "";
  const gaps = axis.gaps
    .map(
      (gap) =>
        `<rect x="${n(gap.start * scale)}" width="${n((gap.end - gap.start) * scale)}" height="${height}" fill="url(#pause)"/>`,
    )
    .join("");
  const lines = axis.columns.map((c) => `M${n(c.start * scale)} ${-tickHeight}V${height}`).join("");
  return `${now}${gaps}<path d="${lines}" stroke="${paper.line}"/>`;
}

function barOf(epic: EpicInView, box: Box, hue: number | null): string {
  const paint = teamPaint(hue);
  const progress = epicProgress(epic);
  const at = `x="${n(box.left)}" y="${n(box.top)}" height="${box.height}" rx="5"`;
  const fill = progress > 0 ? `<rect ${at} width="${n(box.width * progress)}" fill="${paint.fill}"/>` : "";
  const label = (epic.status === "done" ? "✓ " : "") + epic.title;
  return (
    `<rect ${at} width="${n(box.width)}" fill="${paint.tint}"/>${fill}` +
    `<rect ${at} width="${n(box.width)}" fill="none" stroke="${paint.edge}"${isNotReady(epic) ? ' stroke-dasharray="4 3"' : ""}/>` +
    text(box.left + 7, box.top + 15, label, { size: 11, fill: paint.ink, max: box.width - 12 })
  );
}

function strings(
  judged: readonly JudgedDependency[],
  boxes: ReadonlyMap<string, Box>,
  { showSatisfied = false, ofItems = [] }: PictureOptions,
): string {
  return [...stringsOf(judged, showSatisfied), ...storyStringsOf(ofItems, showSatisfied)]
    .map(({ from, to, tone }) => {
      const [needer, giver] = [boxes.get(from), boxes.get(to)];
      if (!needer || !giver) return "";
      const look =
        tone === "bad"
          ? `stroke="${paper.bad}" stroke-width="1.75" stroke-dasharray="4 3" marker-end="url(#end-conflict)"`
          : `stroke="${paper.ink3}" stroke-width="1.1" marker-end="url(#end-giver)"`;
      return `<path d="${routeString(needer, giver)}" fill="none" ${look}/>`;
    })
    .join("");
}

/** The end of a string, at the bar that gives. */
function arrowHead(id: string, fill: string): string {
  return (
    `<marker id="${id}" viewBox="0 0 6 6" refX="5.5" refY="3" markerWidth="6" markerHeight="6" markerUnits="userSpaceOnUse" orient="auto">` +
    `<path d="M0 0L6 3L0 6z" fill="${fill}"/></marker>`
  );
}

function todayLine(axis: Axis, scale: number, height: number, today: CalendarDate): string {
  const days = daysBetween(axis.origin, today) + 0.5;
  if (days < 0 || days > axis.days) return "";
  const x = n(days * scale);
  return (
    `<path d="M${x} ${-tickHeight}V${height}" stroke="${paper.accent}" stroke-width="2"/>` +
    `<rect x="${n(days * scale - 24)}" y="${-tickHeight - 13}" width="48" height="15" rx="7.5" fill="${paper.accent}"/>` +
    text(days * scale, -tickHeight - 2, "Today", { size: 10.5, weight: 600, fill: "#ffffff", anchor: "middle" })
  );
}

function emptyPicture(view: RoadmapView): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="120" viewBox="0 0 640 120" font-family="sans-serif">` +
    `<rect width="640" height="120" fill="#fff"/>${text(24, 64, `${view.flowTeam.name} has no calendar yet.`, { size: 16 })}</svg>`
  );
}

type TextLook = { size: number; weight?: number; fill?: string; anchor?: "middle" | "end"; max?: number };

/** A line of text, cut where it would be wider than `max`: at 0.56 em a letter on average. */
function text(
  x: number,
  y: number,
  words: string,
  { size, weight = 400, fill = paper.ink, anchor, max }: TextLook,
): string {
  const letters = max === undefined ? words.length : Math.floor(max / (size * 0.56));
  if (letters < 2) return "";
  const cut = words.length > letters ? `${words.slice(0, Math.max(1, letters - 1)).trimEnd()}…` : words;
  const attributes = `x="${n(x)}" y="${n(y)}" font-size="${size}" font-weight="${weight}" fill="${fill}"${anchor ? ` text-anchor="${anchor}"` : ""}`;
  return `<text ${attributes}>${escapeXml(cut)}</text>`;
}

/** Text as XML holds it; characters XML has no place for are left out. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}
