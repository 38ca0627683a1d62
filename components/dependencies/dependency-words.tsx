"use client";

import { Badge, type Tone } from "@/components/ui/badge";
import { TeamDot } from "@/components/ui/team-dot";
import type { GroundView, TeamOnGround } from "@/lib/domain/backlog/ground";
import { itemName } from "@/lib/domain/dependencies/rules";
import type { DependencyState } from "@/lib/domain/dependencies/schema";
import { stateWords } from "@/lib/domain/dependencies/states";
import {
  type ItemAtEnd,
  type Judged,
  dependencyName,
  shortWords,
  standingWords,
  unfinishedWords,
} from "@/lib/domain/dependencies/view";

/** The team of an id; undefined for one that is retired. */
export function teamOf(ground: GroundView, id: string): TeamOnGround | undefined {
  return ground.teams.find((team) => team.id === id);
}

/** What a Scrum Team is called. */
export function teamName(ground: GroundView, id: string): string {
  return teamOf(ground, id)?.name ?? "A retired team";
}

/** "S-12 needs E-4". */
export function nameOf(dependency: Judged, ground: GroundView): string {
  return dependencyName(dependency, (id) => teamName(ground, id));
}

/** One end: the team's colour, the item's number and title, or the team's name alone. */
export function EndLabel({ item, teamId, ground }: { item: ItemAtEnd | null; teamId: string; ground: GroundView }) {
  const team = teamOf(ground, teamId);
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      {team ? <TeamDot hue={team.hue} /> : null}
      {item ? (
        <span
          className="min-w-0 truncate"
          title={`${itemName(item)} ${item.title} · ${team?.name ?? "A retired team"}`}
        >
          <span className="sr-only">{team?.name}, </span>
          <span className="text-ink-3">{itemName(item)}</span> {item.title}
        </span>
      ) : (
        <span className="min-w-0 truncate">{team?.name ?? "A retired team"}</span>
      )}
    </span>
  );
}

const stateTones: Record<DependencyState, Tone> = {
  proposed: "accent",
  accepted: "neutral",
  declined: "neutral",
  in_progress: "neutral",
  delivered: "accent",
  verified: "ok",
};

/** How far a Dependency is. */
export function StateBadge({ state }: { state: DependencyState }) {
  return <Badge tone={stateTones[state]}>{stateWords[state]}</Badge>;
}

/** Whether it comes in time (DEP-2): a conflict with its reason, or in short how late it is. */
export function StandingBadge({ dependency, isShort = false }: { dependency: Judged; isShort?: boolean }) {
  const { standing, mitigation } = dependency;
  switch (standing.kind) {
    case "conflict":
      return (
        <Badge tone="bad" title={standing.reason}>
          {isShort ? shortWords(standing, dependency) : standing.reason}
        </Badge>
      );
    case "mitigated":
      return <Badge title={`${standing.reason}; mitigation: ${mitigation}`}>mitigated</Badge>;
    case "satisfied":
      return <Badge tone="ok">satisfied</Badge>;
    case "open_ended":
      return <Badge title="One end has no Flow Sprint yet">no date yet</Badge>;
    default:
      return <Badge>{standing.kind === "void" ? "no longer needed" : standingWords(standing)}</Badge>;
  }
}

/** That the giver's item isn't Done, for who delivers or verifies next: it is said, and forbids nothing. */
export function UnfinishedGiver({ dependency }: { dependency: Judged }) {
  const words = unfinishedWords(dependency);
  return words ? <p className="text-warn-ink">{words}</p> : null;
}

/** "S14", or a dash where nobody said. */
export function sprintWord(sprint: number | null): string {
  return sprint === null ? "–" : `S${sprint}`;
}
