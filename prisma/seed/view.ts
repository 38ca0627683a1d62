import { milestoneDates, type Calendar } from "@/lib/domain/calendar/calendar";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { demoCapacities, demoGoals, demoMilestones, demoSprintGoals } from "./direction";
import { demoInsights } from "./insights";
import { demoTeams } from "./people";
import type { DemoEpic, DemoStory } from "./story";

/** What stands in place of the story's keys: ids once written, the keys themselves in tests. */
export type IdOf = (
  kind:
    | "flow team"
    | "team"
    | "person"
    | "epic"
    | "story"
    | "column"
    | "definition"
    | "milestone"
    | "dependency"
    | "risk"
    | "impediment"
    | "goal"
    | "insight",
  key: string,
) => string;

export const demoFlowTeam = {
  slug: "tidewater",
  name: "Tidewater",
  product: "Tidewater, the port's shared plan",
  timeZone: "Europe/Berlin",
};

export const teamSlug = (name: string) => name.toLowerCase().replace(/[^a-z]+/g, "-");

/** The story as the roadmap shows it; what Roadmap versions are made of. */
export function viewOf(story: DemoStory, idOf: IdOf): RoadmapView {
  const { calendar } = story;
  const goal = demoGoals.at(-1) as (typeof demoGoals)[number];
  return {
    flowTeam: { id: idOf("flow team", ""), ...demoFlowTeam, state: "active" },
    goal: {
      id: idOf("goal", goal.text),
      text: goal.text,
      measure: goal.measure,
      since: `${sprintStart(calendar, goal.sinceSprint)}T09:00:00.000Z`,
    },
    cadence: { sprintWeeks: 2, milestoneSprints: 4 },
    sprints: calendar.sprints.map(({ number, startsOn, endsOn, state }) => ({
      number,
      startsOn,
      endsOn,
      state,
      goal: demoSprintGoals[number] ?? "",
    })),
    pauses: calendar.pauses.map(({ afterSprint, startsOn, endsOn, reason }) => ({
      afterSprint,
      startsOn,
      endsOn,
      reason,
    })),
    milestones: calendar.milestones.map(({ number, firstSprint, lastSprint }) => {
      const told = demoMilestones.find((one) => one.number === number);
      return {
        id: idOf("milestone", String(number)),
        number,
        name: told?.name ?? "",
        objective: told?.objective ?? "",
        measure: told?.measure ?? "",
        baseline: told?.baseline ?? "",
        target: told?.target ?? "",
        state: told?.state ?? "planned",
        firstSprint,
        lastSprint,
      };
    }),
    teams: demoTeams
      .map((team) => ({
        id: idOf("team", team.key),
        name: team.name,
        slug: teamSlug(team.name),
        hue: team.hue,
        usualCapacity: team.usualCapacity,
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    capacities: demoCapacities.map(({ team, sprint, points }) => ({ teamId: idOf("team", team), sprint, points })),
    computedCapacities: {},
    epics: [...story.epics].sort((a, b) => (a.rank < b.rank ? -1 : 1)).map((epic) => epicInView(epic, idOf)),
    dependencies: story.dependencies.map((dependency) => ({
      id: idOf("dependency", `${dependency.needer} ${dependency.giver}`),
      neederTeamId: idOf("team", teamOf(story, dependency.needer)),
      giverTeamId: idOf("team", teamOf(story, dependency.giver)),
      neederEpicId: idOf("epic", dependency.needer),
      giverEpicId: idOf("epic", dependency.giver),
      state: dependency.state,
      note: dependency.note,
      neededBySprint: null,
      promisedForSprint: null,
      mitigation: dependency.mitigation ?? "",
    })),
    people: [],
  };
}

function epicInView(epic: DemoEpic, idOf: IdOf): RoadmapView["epics"][number] {
  const points = (items: DemoEpic["stories"]) => items.reduce((sum, item) => sum + (item.estimate ?? 0), 0);
  return {
    id: idOf("epic", epic.key),
    number: epic.number,
    title: epic.title,
    kind: epic.kind,
    status: epic.status,
    isDoneBeforeFlotilla: epic.status === "done",
    leadTeamId: epic.team && idOf("team", epic.team),
    firstSprint: epic.firstSprint,
    lastSprint: epic.lastSprint,
    effort: epic.effort,
    value: epic.value,
    timeCriticality: epic.timeCriticality,
    riskReduction: epic.riskReduction,
    hasRiskNote: epic.riskNote !== "",
    acceptanceConditions: epic.acceptanceConditions.length,
    feasibility: epic.feasibility,
    ownerId: epic.owner && idOf("person", epic.owner),
    labels: epic.labels,
    rank: epic.rank,
    donePoints: points(epic.stories.filter((item) => item.status === "done")),
    storyPoints: points(epic.stories),
    insights: demoInsights.filter((insight) => insight.epics.includes(epic.key)).length,
  };
}

/** The team that leads an Epic a Dependency is drawn between. */
export function teamOf(story: DemoStory, epicKey: string): string {
  const team = story.epics.find((epic) => epic.key === epicKey)?.team;
  if (!team) throw new Error(`${epicKey} isn't led by a team`);
  return team;
}

/** The first day of a Flow Sprint. */
export function sprintStart(calendar: Calendar, number: number): string {
  return milestoneDates(calendar, { number, firstSprint: number, lastSprint: number, committed: false }).startsOn;
}
