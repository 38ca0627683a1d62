import type { Feasibility } from "@/lib/domain/backlog/kinds";
import { feasibilityWords, fieldWords, kindWords, statusWords } from "@/lib/domain/backlog/words";
import {
  type EpicDifference,
  type MilestoneFigures,
  type RoadmapDifference,
  comparedFields,
} from "@/lib/domain/roadmap/snapshot";
import type { TeamInView } from "@/lib/domain/roadmap/view";
import { counted } from "@/lib/domain/words";

/** Whether a refinement changed anything of the roadmap. */
export function isChanged({ epics, milestones, conflicts }: RoadmapDifference): boolean {
  return epics.length + milestones.length + conflicts.appeared.length + conflicts.vanished.length > 0;
}

/** What is changed since a Roadmap version, which is named: "4 Epics changed, 1 Epic added since “Before”". */
export function sinceWords(difference: RoadmapDifference, name: string): string {
  return `${isChanged(difference) ? differenceWords(difference) : "Nothing yet"} since “${name}”`;
}

/** What a refinement changed, in one sentence: "4 Epics changed, 1 is new". */
function differenceWords({ epics, milestones }: RoadmapDifference): string {
  const of = (kind: EpicDifference["kind"]) => epics.filter((epic) => epic.kind === kind).length;
  const parts = [
    [of("changed"), (count: number) => `${counted(count, "Epic")} changed`],
    [of("added"), (count: number) => `${counted(count, "Epic")} added`],
    [of("removed"), (count: number) => `${counted(count, "Epic")} removed`],
  ] as const;
  const said = parts.flatMap(([count, words]) => (count > 0 ? [words(count)] : []));
  if (said.length > 0) return said.join(", ");
  return milestones.length > 0 ? `${counted(milestones.length, "Milestone")} changed` : "Conflicts changed";
}

/** What Epics differ in, a line for each, for the minutes of a refinement. */
export function epicLines(epics: readonly EpicDifference[], teams: readonly TeamInView[]): string[] {
  const teamName = (id: unknown) => teams.find((team) => team.id === id)?.name ?? "no team";
  return epics.map((epic) => epicLine(epic, teamName));
}

/** What Milestones differ in, a line for each, for the minutes of a refinement. */
export function milestoneLines(milestones: RoadmapDifference["milestones"]): string[] {
  return milestones.map(({ number, name, before, after }) => {
    const title = `Milestone ${number}${name && ` ${name}`}`;
    if (!after) return `${title}: gone`;
    const is = figureWords(after);
    if (!before) return `${title}: new, ${is.join(", ")}`;
    const changes = figureWords(before).flatMap((was, at) => (was === is[at] ? [] : [`${was} → ${is[at]}`]));
    return `${title}: ${changes.join("; ")}`;
  });
}

/** What the Architect said of an Epic. */
export type GivenVerdict = {
  number: number;
  title: string;
  feasibility: Feasibility;
  note: string;
  by: string | null;
};

/** A verdict in one line: "E-75 Night berths: Feasible with conditions (A second mast stands), by Ina Roth". */
export function verdictLine({ number, title, feasibility, note, by }: GivenVerdict): string {
  const why = note.trim().replace(/\s+/g, " ");
  return `E-${number} ${title}: ${feasibilityWords[feasibility]}${why && ` (${why})`}${by ? `, by ${by}` : ""}`;
}

/** Each figure of a Milestone in words, so that only those that differ are said. */
function figureWords({ endsOn, epics, load, capacity, conflicts }: MilestoneFigures): string[] {
  return [
    endsOn ? `ends ${endsOn}` : "no end",
    counted(epics, "Epic"),
    `${load} of ${capacity} points`,
    counted(conflicts, "conflict"),
  ];
}

function epicLine(change: EpicDifference, teamName: (id: unknown) => string): string {
  const name = `E-${change.epic.number} ${change.epic.title}`;
  if (change.kind !== "changed") return `${name}: ${change.kind === "added" ? "new" : "gone"}`;
  const { before, epic, fields } = change;
  const moved = fields.includes("firstSprint") || fields.includes("lastSprint");
  const others = comparedFields.filter(
    (field) => fields.includes(field) && field !== "firstSprint" && field !== "lastSprint",
  );
  const words = (field: (typeof comparedFields)[number], side: typeof epic) => {
    if (field === "leadTeamId") return teamName(side.leadTeamId);
    if (field === "status") return statusWords[side.status];
    if (field === "kind") return kindWords[side.kind];
    return String(side[field] ?? "nothing");
  };
  return `${name}: ${[
    ...(moved ? [`${spanOf(before)} → ${spanOf(epic)}`] : []),
    ...others.map((field) => `${fieldWords[field].toLowerCase()} ${words(field, before)} → ${words(field, epic)}`),
  ].join("; ")}`;
}

function spanOf({ firstSprint, lastSprint }: { firstSprint: number | null; lastSprint: number | null }): string {
  if (firstSprint === null || lastSprint === null) return "off the roadmap";
  return firstSprint === lastSprint ? `S${firstSprint}` : `S${firstSprint} to S${lastSprint}`;
}
