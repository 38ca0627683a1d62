import type { JsonFields } from "@/lib/domain/audit";
import { momentOf, onWorkday } from "./days";
import type { DemoHistoryEntry } from "./history-entry";
import { impedimentHistory } from "./impediment-history";
import { demoInsights } from "./insights";
import { randomFrom } from "./random";
import type { DemoStory } from "./story";
import { storyHistory } from "./story-history";
import { workdayUpTo } from "./timeline";
import { sprintStart } from "./view";

/** Field edits of the last weeks that the story speaks of: the CPO's and POs' own hands. */
const edits: { epic: string; daysAgo: number; actor: string; before: JsonFields; after: JsonFields }[] = [
  {
    epic: "gate-rail",
    daysAgo: 30,
    actor: "cpo",
    before: { firstSprint: 19, lastSprint: 22 },
    after: { firstSprint: 18, lastSprint: 21 },
  },
  { epic: "gate-rail", daysAgo: 30, actor: "cpo", before: { value: 8 }, after: { value: 13 } },
  { epic: "traffic-collisions", daysAgo: 29, actor: "cpo", before: { value: 13 }, after: { value: 20 } },
  {
    epic: "traffic-collisions",
    daysAgo: 29,
    actor: "po traffic",
    before: { firstSprint: 17, lastSprint: 19 },
    after: { firstSprint: 18, lastSprint: 21 },
  },
  {
    epic: "berth-replan",
    daysAgo: 26,
    actor: "po berths",
    before: { firstSprint: 20, lastSprint: 23 },
    after: { firstSprint: 22, lastSprint: 25 },
  },
  { epic: "app-offline", daysAgo: 24, actor: "po quayside", before: { lastSprint: 14 }, after: { lastSprint: 15 } },
  { epic: "two-sites", daysAgo: 22, actor: "po bedrock", before: { effort: 48 }, after: { effort: 76 } },
  {
    epic: "pilot-fatigue",
    daysAgo: 20,
    actor: "po pilotage",
    before: { riskNote: "" },
    after: { riskNote: "Pilots' union wants to see the model first." },
  },
  {
    epic: "gate-queue",
    daysAgo: 18,
    actor: "po gatehouse",
    before: { firstSprint: 14, lastSprint: 16 },
    after: { firstSprint: 15, lastSprint: 17 },
  },
  { epic: "app-photo", daysAgo: 40, actor: "cpo", before: { status: "in_progress" }, after: { status: "dropped" } },
  { epic: "tariff-green", daysAgo: 16, actor: "cpo", before: { value: 5 }, after: { value: 8 } },
  {
    epic: "tariff-green",
    daysAgo: 8,
    actor: "po tariffs",
    before: { firstSprint: 18, lastSprint: 21 },
    after: { firstSprint: 17, lastSprint: 20 },
  },
  {
    epic: "gate-queue",
    daysAgo: 8,
    actor: "po gatehouse",
    before: { firstSprint: 15, lastSprint: 17 },
    after: { firstSprint: 16, lastSprint: 18 },
  },
  {
    epic: "exchange-rail",
    daysAgo: 7,
    actor: "po exchange",
    before: { firstSprint: 22, lastSprint: 25 },
    after: { firstSprint: 21, lastSprint: 24 },
  },
  {
    epic: "yard-auto",
    daysAgo: 6,
    actor: "po yard",
    before: { riskNote: "" },
    after: { riskNote: "The maker's controller accepts one order at a time and answers slowly." },
  },
  { epic: "berth-agreed", daysAgo: 3, actor: "po berths", before: { ownerId: null }, after: { ownerId: "po berths" } },
  { epic: "manifest-bays", daysAgo: 2, actor: "cpo", before: { value: 8 }, after: { value: 13 } },
];

const verdicts: { epic: string; daysAgo: number }[] = [
  { epic: "two-sites", daysAgo: 21 },
  { epic: "yard-auto", daysAgo: 5 },
  { epic: "customs-risk", daysAgo: 5 },
  { epic: "pilot-remote", daysAgo: 4 },
  { epic: "manifest-bays", daysAgo: 2 },
];

const starts: Record<string, number> = {
  "idea-ports": 10,
  "customs-transit": 25,
  "app-contractors": 28,
  "idea-price": 27,
  "gate-rail": 41,
};

/** The Flow Team's history so far, oldest first: how each Epic came to be, what changed lately, what was in the way. */
export function demoHistory(story: DemoStory): DemoHistoryEntry[] {
  const random = randomFrom(1872);
  const entries: DemoHistoryEntry[] = [];
  /** In working hours of a working day, yesterday at the latest, and not earlier than it can be. */
  const on = (daysAgo: number): Date => onWorkday(story.today, daysAgo, random.between(7 * 60, 16 * 60));
  const epicOf = (key: string) => {
    const epic = story.epics.find((one) => one.key === key);
    if (!epic) throw new Error(`The story has no Epic ${key}`);
    return { kind: "Epic" as const, key, title: `E-${epic.number} ${epic.title}` };
  };

  for (const epic of story.epics) {
    const at = starts[epic.key]
      ? on(starts[epic.key] as number)
      : momentOf(
          sprintStart(story.calendar, Math.max(1, Math.min(12, (epic.firstSprint ?? 14) - 4))),
          random.between(7 * 60, 16 * 60),
        );
    const after = { status: "idea", ...(epic.team ? { leadTeamId: epic.team } : {}), description: epic.description };
    entries.push({
      at,
      actor: epic.owner ?? "cpo",
      command: "backlog.createEpic",
      item: epicOf(epic.key),
      before: null,
      after,
    });
    if (epic.status === "done" && epic.lastSprint !== null) {
      const end = momentOf(
        workdayUpTo(story.calendar.sprints[epic.lastSprint - 1]?.endsOn ?? story.today),
        random.between(9 * 60, 16 * 60),
      );
      entries.push({
        at: end,
        actor: "cpo",
        command: "backlog.editEpic",
        item: epicOf(epic.key),
        before: { status: "in_progress" },
        after: { status: "done" },
      });
    }
  }
  for (const { epic, daysAgo, actor, before, after } of edits) {
    entries.push({ at: on(daysAgo), actor, command: "backlog.editEpic", item: epicOf(epic), before, after });
  }
  for (const { epic, daysAgo } of verdicts) {
    const judged = story.epics.find((one) => one.key === epic);
    const after = { feasibility: judged?.feasibility ?? null, feasibilityNote: judged?.feasibilityNote ?? "" };
    entries.push({
      at: on(daysAgo),
      actor: "architect",
      command: "backlog.judgeFeasibility",
      item: epicOf(epic),
      before: { feasibility: null, feasibilityNote: "" },
      after,
    });
  }
  for (const insight of demoInsights) {
    const item = { kind: "Insight" as const, key: insight.text, title: insight.text };
    entries.push({
      at: on(insight.daysAgo - 1),
      actor: "cpo",
      command: "backlog.addInsight",
      item,
      before: null,
      after: { source: insight.source },
    });
  }
  for (const { needer, giver, note } of story.dependencies) {
    const first = story.epics.find((epic) => epic.key === needer)?.firstSprint ?? 1;
    const at = momentOf(
      sprintStart(story.calendar, Math.max(1, Math.min(first - 2, 15))),
      random.between(9 * 60, 15 * 60),
    );
    const item = {
      kind: "Dependency" as const,
      key: `${needer} ${giver}`,
      title: `${epicOf(needer).title} needs ${epicOf(giver).title}`,
    };
    entries.push({ at, actor: "csm", command: "dependencies.raiseDependency", item, before: null, after: { note } });
  }
  entries.push(...storyHistory(story.stories), ...impedimentHistory(story));
  return entries.sort((a, b) => a.at.getTime() - b.at.getTime());
}
