import type { StayInSprint, TeamInSprint } from "@/lib/domain/calendar/sprint-life";

/** A Story's stay in a Sprint Backlog, for tests: open, of 5 points, there from the beginning. */
export function aStay(over: Partial<StayInSprint> = {}): StayInSprint {
  return {
    storyId: "s",
    number: 1,
    title: "A Story",
    teamId: "a",
    status: "open",
    estimate: 5,
    tasks: 0,
    tasksDone: 0,
    enteredAt: 0,
    enteredBy: null,
    points: 5,
    isScopeChange: false,
    enterReason: "",
    leftAt: null,
    leftBy: null,
    leaveReason: "",
    pointsAtEnd: null,
    outcome: null,
    ...over,
  };
}

/** A Scrum Team in a Flow Sprint, for tests: with its usual capacity of 10 points unless said otherwise. */
export function aTeamInSprint(id: string, capacity: Partial<TeamInSprint["capacity"]> = {}): TeamInSprint {
  return {
    id,
    name: id,
    slug: id,
    hue: 0,
    isRetired: false,
    goal: "",
    capacity: { typed: null, computed: null, usual: 10, ...capacity },
    pointsDone: null,
    focusedDays: null,
  };
}
