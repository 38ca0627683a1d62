import type { Role } from "@/lib/domain/access";
import { allTeams } from "@/lib/domain/backlog/board-address";
import { cardAge, isStuck } from "@/lib/domain/backlog/board-age";
import { missingForReady } from "@/lib/domain/backlog/story-readiness";
import { daysToOld, isOld } from "@/lib/domain/dependencies/impediments";
import { counted } from "@/lib/domain/words";
import { whenWords } from "./schedule-words";
import type { Pressing, TodaySection } from "./today";
import {
  type TodayFacts,
  blockedFor,
  columnName,
  conflictLine,
  epicLine,
  eventLine,
  feedbackLine,
  impedimentLine,
  milestoneLine,
  press,
  section,
  storyLine,
  teamOn,
  wholeSection,
} from "./today-lines";

type Part = { sections: TodaySection[]; pressing: Pressing[] };

/** What waits for a person by their roles, the most far-reaching role first. */
export function partsOf(facts: TodayFacts): Part {
  const holds = (role: Role) => facts.held.some((held) => held.role === role);
  const teamsAs = (role: Role) =>
    facts.held.flatMap((held) => (held.role === role && held.teamId ? [held.teamId] : []));
  const parts: Part[] = [
    ...(holds("csm") ? [csmPart(facts)] : []),
    ...(holds("cpo") ? [cpoPart(facts)] : []),
    ...(holds("architect") ? [architectPart(facts)] : []),
    ...teamsAs("po").map((teamId) => poPart(facts, teamId)),
    ...teamsAs("sm").map((teamId) => smPart(facts, teamId)),
    ...(teamsAs("developer").length > 0 ? [developerPart(facts, teamsAs("developer"))] : []),
    ...(holds("stakeholder") ? [stakeholderPart(facts)] : []),
    ...(facts.myFeedback.length > 0 || holds("stakeholder") ? [feedbackPart(facts)] : []),
  ];
  return {
    sections: parts.flatMap(({ sections }) => sections),
    pressing: parts.flatMap(({ pressing }) => pressing),
  };
}

/** Where all Dependencies in conflict are, whatever Flow Sprints they are of. */
const inConflict = "dependencies?form=list&show=conflict";

function csmPart(facts: TodayFacts): Part {
  const { judged, impediments, now } = facts;
  const conflicts = judged.filter(({ standing }) => standing.kind === "conflict");
  const open = impediments.filter(({ resolvedAt }) => resolvedAt === null);
  const old = open.filter((one) => isOld(one, new Date(now)));
  return {
    sections: [
      section(
        "conflicts",
        "Dependencies in conflict",
        `${conflicts.length} of ${judged.length}`,
        inConflict,
        conflicts.map((one) => conflictLine(one, facts)),
        "Every promise comes in time.",
      ),
      section(
        "impediments",
        "Impediments by age",
        `${open.length} open`,
        "impediments",
        open.map((one) => impedimentLine(one, facts)),
        "Nothing is in the way.",
      ),
      ...(facts.overrides.length > 0
        ? [
            wholeSection(
              "overrides",
              "Overrides this Flow Sprint",
              facts.overrides.map(({ id, rule, transition, reason, by, item, href }) => ({
                key: id,
                title: `${rule}, ${transition}: ${item}`,
                detail: `${reason} (${by})`,
                href,
                hues: [],
                badge: null,
              })),
              "",
            ),
          ]
        : []),
    ],
    pressing: [
      ...press(conflicts.length, "Dependency is in conflict", "Dependencies are in conflict", inConflict),
      ...press(
        old.length,
        `Impediment is open for ${daysToOld} days or more`,
        `Impediments are open for ${daysToOld} days or more`,
        "impediments?show=old",
      ),
    ],
  };
}

function cpoPart({ waits, openFeedback }: TodayFacts): Part {
  return {
    sections: [
      section(
        "value",
        "Epics waiting for value",
        String(waits.value.length),
        "backlog?only=awaits-value",
        waits.value.map(epicLine("lacks a value")),
        "Every Epic under way or ahead has a value.",
      ),
      section(
        "validation",
        "Epics waiting for validation",
        String(waits.validation.length),
        "backlog?only=awaits-validation",
        waits.validation.map(epicLine("all its Stories are done")),
        "No finished Epic waits for you.",
      ),
      wholeSection(
        "feedback",
        "Open feedback",
        openFeedback.map(feedbackLine),
        "All feedback has been turned or declined.",
      ),
    ],
    pressing: [
      ...press(
        waits.validation.length,
        "finished Epic waits for your validation",
        "finished Epics wait for your validation",
        "backlog?only=awaits-validation",
      ),
      ...press(
        waits.value.length,
        "Epic waits for its value",
        "Epics wait for their value",
        "backlog?only=awaits-value",
      ),
    ],
  };
}

function architectPart({ waits: { verdict }, nextSprint }: TodayFacts): Part {
  const soon = verdict.filter(
    ({ firstSprint }) => firstSprint !== null && nextSprint !== null && firstSprint <= nextSprint,
  );
  const ofNext = soon.length > 0 ? `, ${soon.length} of them for the next Flow Sprint` : "";
  return {
    sections: [
      section(
        "verdicts",
        "Verdicts asked for",
        String(verdict.length),
        "backlog?only=awaits-verdict",
        verdict.map(epicLine("all but your verdict is there")),
        "No Epic waits for your verdict.",
      ),
    ],
    pressing: press(
      verdict.length,
      `Epic waits for your verdict${ofNext}`,
      `Epics wait for your verdict${ofNext}`,
      "backlog?only=awaits-verdict",
    ),
  };
}

function poPart(facts: TodayFacts, teamId: string): Part {
  const { ground, judged, nextSprint, stories } = facts;
  const team = teamOn(facts, teamId);
  const planned = (stories.get(teamId) ?? []).filter(
    ({ sprint, status }) => sprint === nextSprint && status !== "done",
  );
  const unready = planned
    .map((story) => ({ story, missing: missingForReady(story, ground) }))
    .filter(({ missing }) => missing.length > 0);
  const asked = judged.filter(
    ({ state, answeringTeamId, standing }) =>
      state === "proposed" && answeringTeamId === teamId && standing.kind !== "void",
  );
  const backlog = `backlog?of=team&team=${team?.slug ?? ""}&sprint=${nextSprint ?? "none"}`;
  return {
    sections: [
      section(
        `ready-${teamId}`,
        nextSprint === null ? `Backlog of ${team?.name}` : `Not Ready for Flow Sprint ${nextSprint}`,
        `${planned.length - unready.length} of ${planned.length} Ready`,
        `${backlog}&status=open&status=in_progress`,
        unready.map(({ story, missing }) => ({
          ...storyLine(story, facts),
          detail: `lacks ${missing.join(", ")}`,
        })),
        planned.length > 0 ? "All that is planned for it is Ready." : "Nothing is planned for it yet.",
      ),
      section(
        `asked-${teamId}`,
        "Dependency requests",
        String(asked.length),
        "dependencies?form=queue",
        asked.map((one) => ({ ...conflictLine(one, facts), badge: null })),
        "Nobody waits for your answer.",
      ),
    ],
    pressing: [
      ...press(
        asked.length,
        "Dependency waits for your answer",
        "Dependencies wait for your answer",
        "dependencies?form=queue",
      ),
      ...press(
        nextSprint === null ? 0 : unready.length,
        `Story planned for Flow Sprint ${nextSprint} isn’t Ready`,
        `Stories planned for Flow Sprint ${nextSprint} aren’t Ready`,
        `${backlog}&only=not-ready`,
      ),
    ],
  };
}

function smPart(facts: TodayFacts, teamId: string): Part {
  const { stories, runningSprint, impediments, now } = facts;
  const team = teamOn(facts, teamId);
  const pace = facts.paces.get(teamId);
  const current = (stories.get(teamId) ?? []).filter(
    ({ sprint, status }) => runningSprint !== null && sprint === runningSprint && status !== "done",
  );
  const stuck = current
    .filter((story) => isStuck(story, pace, now / 1000))
    .map((story) => ({ story, age: cardAge(story, pace, now / 1000) }));
  const blocked = current.filter(({ blockedReason }) => blockedReason !== null);
  const ours = impediments.filter((one) => one.teamId === teamId && one.resolvedAt === null);
  const board = `board?team=${team?.slug ?? ""}&planned=shown`;
  return {
    sections: [
      ...reportSection(facts, teamId),
      section(
        `stuck-${teamId}`,
        "Blocked and ageing",
        `${stuck.length} of ${current.length}`,
        `${board}&only=stuck`,
        stuck
          .toSorted(
            (one, other) =>
              Number(other.story.blockedReason !== null) - Number(one.story.blockedReason !== null) ||
              other.age.days - one.age.days,
          )
          .map(({ story, age }) => ({
            ...storyLine(story, facts),
            detail: story.blockedReason ?? `${counted(age.days, "day")} in its column`,
            badge:
              story.blockedReason === null
                ? { text: "ageing", tone: "warn" as const }
                : { text: blockedFor(story, now), tone: "bad" as const },
          })),
        "Everything moves.",
      ),
      section(
        `impediments-${teamId}`,
        `Impediments of ${team?.name}`,
        `${ours.length} open`,
        `impediments?team=${team?.slug ?? ""}`,
        ours.map((one) => impedimentLine(one, facts)),
        "Nothing is in the way.",
      ),
    ],
    pressing: press(
      blocked.length,
      `Story of ${team?.name} is blocked`,
      `Stories of ${team?.name} are blocked`,
      `${board}&only=blocked`,
    ),
  };
}

/** The report to the next Scrum of Scrums, until it is in. */
function reportSection(facts: TodayFacts, teamId: string): TodaySection[] {
  if (!facts.nextReport) return [];
  const { event, preparedTeamIds } = facts.nextReport;
  const lines = preparedTeamIds.includes(teamId) ? [] : [{ ...eventLine(event), title: `Prepare for ${event.name}` }];
  return [
    section(
      `report-${teamId}`,
      `SoS report due from ${teamOn(facts, teamId)?.name}`,
      String(lines.length),
      `events/${event.key}`,
      lines,
      `The report for ${whenWords(event.day, event.startMinute)} is in.`,
    ),
  ];
}

function developerPart(facts: TodayFacts, teamIds: readonly string[]): Part {
  const { personId, stories, now, runningSprint } = facts;
  const mine = teamIds
    .flatMap((teamId) => stories.get(teamId) ?? [])
    .filter(
      ({ ownerId, status, sprint }) =>
        ownerId === personId &&
        status !== "done" &&
        ((runningSprint !== null && sprint === runningSprint) || status === "in_progress"),
    );
  const blocked = mine.filter(({ blockedReason }) => blockedReason !== null);
  const [teamId = "", ...others] = teamIds;
  const team = others.length > 0 ? allTeams : (teamOn(facts, teamId)?.slug ?? "");
  const board = `board?team=${team}&planned=shown&only=mine`;
  return {
    sections: [
      section(
        "cards",
        "My cards",
        // The board shows those that are done too, in their column.
        `${mine.length} not done`,
        board,
        mine
          .toSorted(
            (one, other) =>
              Number(other.status === "in_progress") - Number(one.status === "in_progress") ||
              one.columnSince - other.columnSince,
          )
          .map((story) => ({
            ...storyLine(story, facts),
            detail: story.blockedReason ?? columnName(story, facts),
            badge: story.blockedReason === null ? null : { text: blockedFor(story, now), tone: "bad" as const },
          })),
        "No card of this Flow Sprint is yours. The board has what is next.",
      ),
    ],
    pressing: press(blocked.length, "of your cards is blocked", "of your cards are blocked", `${board}&only=blocked`),
  };
}

function stakeholderPart({ nextReview, milestones }: TodayFacts): Part {
  return {
    sections: [
      ...(nextReview === undefined
        ? []
        : [
            wholeSection(
              "review",
              "Next Flow Sprint Review",
              nextReview ? [eventLine(nextReview)] : [],
              "None is scheduled yet.",
            ),
          ]),
      section(
        "milestones",
        "Milestones ahead",
        String(milestones.length),
        "roadmap",
        milestones.map(milestoneLine),
        "The roadmap has none ahead.",
      ),
    ],
    pressing: [],
  };
}

function feedbackPart({ myFeedback }: TodayFacts): Part {
  return {
    sections: [
      wholeSection(
        "my-feedback",
        "What became of your feedback",
        myFeedback.map(feedbackLine),
        "You haven’t given feedback yet. The next Flow Sprint Review is the place for it.",
      ),
    ],
    pressing: [],
  };
}
