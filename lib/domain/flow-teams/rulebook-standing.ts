import { isReady } from "@/lib/domain/backlog/readiness";
import type { Calendar, MilestoneSpan } from "@/lib/domain/calendar/calendar";
import { checkCalendar } from "@/lib/domain/calendar/check";
import { daysBetween } from "@/lib/domain/calendar/dates";
import { findCycle } from "@/lib/domain/dependencies/cycle";
import type { ItemEdge } from "@/lib/domain/dependencies/rules";
import type { RisksView } from "@/lib/domain/dependencies/risks";
import { answeredStanding, conflictStanding, riskStanding } from "@/lib/domain/dependencies/standing";
import { type DependenciesView, judgeAll } from "@/lib/domain/dependencies/view";
import type { RuleId } from "@/lib/domain/result";
import { capacityOf, teamLoad } from "@/lib/domain/roadmap/load";
import { missingForCommitment } from "@/lib/domain/roadmap/milestones";
import { milestoneOf } from "@/lib/domain/roadmap/standing";
import type { MilestoneInView, RoadmapView } from "@/lib/domain/roadmap/view";
import { counted } from "@/lib/domain/words";
import type { FlowTeamFacts } from "./facts";
import { type SprintBacklogs, committedRule, readyStoriesRule } from "./rulebook-sprints";
import { type EventFacts, claimedStanding, eventRules, gateStanding } from "./rulebook-events";
import { launchStanding } from "./standing";

/**
 * How a Flow Team stands against one rule now:
 * - `holds`: measured, and it does
 * - `open`: a gate not passed yet, or a Flow Team that is still forming; nothing is wrong
 * - `advised`: advice that isn't followed
 * - `broken`: a promise or rule is broken
 * - `later`: what it speaks of isn't in the product yet; `says` names from when on it is
 */
export type RuleStanding = {
  rule: RuleId;
  is: "holds" | "open" | "advised" | "broken" | "later";
  says: string;
  /** The facts behind it, each a sentence. */
  items: string[];
};

/** The Dependencies and Risks of the Flow Team. */
export type Register = { dependencies: DependenciesView; risks: RisksView };

/** The standing of every rule, in the rulebook's order. */
export function rulebookStanding(
  facts: FlowTeamFacts,
  roadmap: RoadmapView,
  register: Register,
  backlogs: SprintBacklogs,
  events: EventFacts,
): RuleStanding[] {
  return [
    ...teamRules(facts),
    ...calendarRules(roadmap, events),
    ...backlogRules(roadmap, backlogs, events),
    ...dependencyRules(roadmap, register),
    riskRule(register),
    ...eventRules(events).map(shortened),
    later("DLV-1", "Measured once pipelines are connected."),
    later("DLV-2", "Measured once pipelines are connected."),
    later("DLV-3", "Measured once Deployments go through Flotilla."),
    later("DLV-4", "Measured once Signals arrive from production."),
  ];
}

const later = (rule: RuleId, says: string): RuleStanding => ({ rule, is: "later", says, items: [] });
const holds = (rule: RuleId, says: string): RuleStanding => ({ rule, is: "holds", says, items: [] });

function teamRules(facts: FlowTeamFacts): RuleStanding[] {
  return launchStanding(facts).map(({ rule, kind, holds: isHeld, facts: says, missing }) => {
    const unmet = kind === "advice" ? "advised" : facts.state === "forming" ? "open" : "broken";
    return { rule, is: isHeld ? "holds" : unmet, says: `${says}.`, items: missing.map(({ text }) => text) };
  });
}

function calendarRules(roadmap: RoadmapView, events: EventFacts): RuleStanding[] {
  const { sprints, pauses, milestones } = roadmap;
  const ids = ["CAL-1", "CAL-2", "CAL-3", "CAL-4", "CAL-5"] as const;
  if (sprints.length === 0) {
    return ids.map((rule) => ({ rule, is: "open", says: "There is no calendar yet.", items: [] }));
  }
  const gate = gateStanding(events);
  const violations = [
    ...checkCalendar(calendarOf(roadmap)),
    ...gate.items.map((message) => ({ rule: "CAL-4" as const, message })),
  ];
  const running = sprints.find((sprint) => sprint.state === "running");
  const fixed = sprints.filter((sprint) => sprint.state !== "planned").length;
  const lengths = [...new Set(sprints.map(weeksOf))].sort((a, b) => a - b);
  const says: Record<(typeof ids)[number], string> = {
    "CAL-1": `${counted(sprints.length, "Flow Sprint")} of ${lengths.join(" or ")} weeks.`,
    "CAL-2": `No gap and no overlap; ${counted(pauses.length, "pause")}.`,
    "CAL-3": `${counted(fixed, "Flow Sprint")} over or running, with fixed dates.`,
    "CAL-4": `${running ? `Flow Sprint ${running.number} runs, alone.` : "No Flow Sprint runs."} ${gate.says}`,
    "CAL-5": `${counted(milestones.length, "Milestone")} of 8 to 10 weeks.`,
  };
  return ids.map((rule) => {
    const items = violations.filter((one) => one.rule === rule).map(({ message }) => message);
    return {
      rule,
      is: items.length > 0 ? "broken" : "holds",
      says: items.length > 0 ? `${counted(items.length, "violation")}.` : says[rule],
      items,
    };
  });
}

/** The roadmap's calendar as the calendar's own functions take it. Cadences are about changes. */
function calendarOf({ sprints, pauses, milestones }: RoadmapView): Calendar {
  return {
    sprints: sprints.map((sprint) => ({ ...sprint, weeks: weeksOf(sprint) })),
    pauses: pauses.map((pause) => ({ ...pause, weeks: weeksOf(pause) })),
    milestones: milestones.map(
      ({ number, firstSprint, lastSprint, state }): MilestoneSpan => ({
        number,
        firstSprint,
        lastSprint,
        committed: state !== "planned",
      }),
    ),
    cadences: [],
  };
}

const weeksOf = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }) => (daysBetween(startsOn, endsOn) + 1) / 7;

function backlogRules(roadmap: RoadmapView, backlogs: SprintBacklogs, events: EventFacts): RuleStanding[] {
  return [
    milestoneRule(roadmap),
    shortened(readyRule(roadmap, events)),
    shortened(readyStoriesRule(backlogs)),
    orderRule(roadmap),
    shortened(committedRule(backlogs, roadmap) ?? capacityRule(roadmap)),
    doneRule(roadmap),
  ];
}

function milestoneRule(roadmap: RoadmapView): RuleStanding {
  const lacking = roadmap.milestones.map((milestone) => ({
    milestone,
    lacks: missingForCommitment(milestone, epicsIn(milestone, roadmap)),
  }));
  const ahead = lacking.filter(({ milestone }) => milestone.state === "planned");
  const ready = ahead.filter(({ lacks }) => lacks.length === 0);
  const items = ahead
    .filter(({ lacks }) => lacks.length > 0)
    .map(({ milestone, lacks }) => `Milestone ${milestone.number} lacks ${lacks.join(", ")}.`);
  const committed = roadmap.milestones.filter((milestone) => milestone.state === "committed").length;
  return {
    rule: "MAP-1",
    is: items.length > 0 ? "open" : "holds",
    says: `${committed} committed; ${ready.length} of ${ahead.length} planned ones could be.`,
    items,
  };
}

/** Epics that end in a Milestone: those it is committed with. */
function epicsIn({ id }: MilestoneInView, { epics, milestones }: RoadmapView): number {
  return epics.filter((epic) => epic.status !== "dropped" && milestoneOf(milestones, epic)?.id === id).length;
}

function readyRule({ epics }: RoadmapView, events: EventFacts): RuleStanding {
  const open = epics.filter(({ status }) => status === "planned" || status === "in_progress");
  const ready = open.filter(isReady).length;
  const { says, items } = claimedStanding(events);
  return {
    rule: "BLG-1",
    is: items.length > 0 ? "broken" : ready === open.length ? "holds" : "open",
    says: `${ready} of ${counted(open.length, "planned Epic")} ready to be claimed. ${says}`,
    items,
  };
}

function orderRule({ epics }: RoadmapView): RuleStanding {
  const isTotal = new Set(epics.map(({ rank }) => rank)).size === epics.length;
  if (isTotal) return holds("BLG-3", `${counted(epics.length, "Epic")}, each with a place of its own.`);
  return { rule: "BLG-3", is: "broken", says: "Two Epics share a place.", items: [] };
}

/** How many facts are listed at most: more are counted. */
const mostItems = 12;

function capacityRule(roadmap: RoadmapView): RuleStanding {
  const load = teamLoad(roadmap.epics);
  const capacity = capacityOf(roadmap);
  const ahead = roadmap.sprints.filter((sprint) => sprint.state !== "closed");
  const items = roadmap.teams.flatMap((team) =>
    ahead.flatMap(({ number }) => {
      const points = Math.round(load.get(team.id)?.get(number) ?? 0);
      const has = capacity(team, number);
      return points > has ? [`${team.name} in Flow Sprint ${number}: ${points} of ${has} points.`] : [];
    }),
  );
  if (items.length === 0) return holds("BLG-4", "The roadmap's load fits every team's points in each sprint ahead.");
  return {
    rule: "BLG-4",
    is: "advised",
    says: `Over capacity ${items.length === 1 ? "once" : `${items.length} times`}, by the roadmap's load.`,
    items,
  };
}

function doneRule({ epics }: RoadmapView): RuleStanding {
  const done = epics.filter(({ status }) => status === "done");
  // What was done before Flotilla came into use passes.
  const reopened = done.filter((epic) => !epic.isDoneBeforeFlotilla && epic.donePoints < epic.storyPoints);
  const waiting = epics.filter(
    ({ status, donePoints, storyPoints }) =>
      status !== "done" && status !== "dropped" && storyPoints > 0 && donePoints === storyPoints,
  );
  const says = `${counted(done.length, "Epic")} done, ${waiting.length} with all Stories Done ${waiting.length === 1 ? "waits" : "wait"} for the CPO's validation.`;
  if (reopened.length > 0) {
    const items = reopened.map(({ number, title }) => `E-${number} ${title} is Done, and Stories of it aren't.`);
    return { rule: "BLG-5", is: "broken", says, items: items.slice(0, mostItems) };
  }
  return { rule: "BLG-5", is: waiting.length > 0 ? "open" : "holds", says, items: [] };
}

function dependencyRules(roadmap: RoadmapView, { dependencies: view }: Register): RuleStanding[] {
  const judged = judgeAll(view, roadmap);
  const inForce = judged.filter(({ state }) => state !== "declined" && state !== "verified");
  const edges = inForce.flatMap(({ needer, giver }): ItemEdge[] =>
    needer && giver ? [{ needer: needer.id, giver: giver.id }] : [],
  );
  const parts = view.stories.flatMap(({ id, epicId }): ItemEdge[] => (epicId ? [{ needer: epicId, giver: id }] : []));
  const isRound = edges.some((edge, index) => findCycle([...parts, ...edges.slice(0, index)], edge) !== null);
  const isOfOne = inForce.some(({ neederTeamId, giverTeamId }) => neederTeamId === giverTeamId);
  const first: RuleStanding =
    isRound || isOfOne
      ? { rule: "DEP-1", is: "broken", says: isRound ? "There is a circle." : "A team depends on itself.", items: [] }
      : holds("DEP-1", `${counted(inForce.length, "open Dependency", "open Dependencies")}, none in a circle.`);
  const next = roadmap.sprints.find(({ state }) => state === "planned")?.number ?? null;
  return [
    first,
    measured("DEP-2", conflictStanding(judged), "broken"),
    measured("DEP-3", answeredStanding(judged, next), "open"),
  ];
}

function riskRule({ risks }: Register): RuleStanding {
  return measured("RISK-1", riskStanding(risks.risks), "open");
}

function measured(
  rule: RuleId,
  { says, items }: { says: string; items: string[] },
  unmet: RuleStanding["is"],
): RuleStanding {
  return { rule, is: items.length === 0 ? "holds" : unmet, says, items: shorten(items) };
}

const shortened = (standing: RuleStanding): RuleStanding => ({ ...standing, items: shorten(standing.items) });

function shorten(items: string[]): string[] {
  return items.length <= mostItems ? items : [...items.slice(0, mostItems), `And ${items.length - mostItems} more.`];
}
