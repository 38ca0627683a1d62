import { roleNames } from "@/lib/domain/access";
import { type CalendarDate, addDays, daysBetween, todayIn } from "@/lib/domain/calendar/dates";
import { sayConfidence } from "@/lib/domain/events/ballots";
import { firstClock } from "@/lib/domain/events/clock";
import { type EventKind, contracts, eventName } from "@/lib/domain/events/contracts";
import { type Minutes, type MinutesAction, minutesText } from "@/lib/domain/events/minutes";
import { type OutputFacts, outputsOf, sayOutput } from "@/lib/domain/events/outputs";
import { participantsOf } from "@/lib/domain/events/participants";
import { scheduleSprint } from "@/lib/domain/events/schedule";
import type { ScheduleGround, ScheduledEvent } from "@/lib/domain/events/schedule-model";
import { counted } from "@/lib/domain/words";
import { demoActions, demoDecisions, demoImprovements } from "./event-words";
import { demoTeams } from "./people";
import { demoRisks } from "./registers";
import type { DemoStory } from "./story";
import type { Tx } from "./transaction";
import { type IdOf, sprintStart } from "./view";

/** What the demo's events are written with. */
export type Writing = {
  tx: Tx;
  story: DemoStory;
  idOf: IdOf;
  ground: ScheduleGround;
  running: number;
  today: CalendarDate;
};

/** An event with the id of its row. */
export type HeldEvent = ScheduledEvent & { id: string };

/** What is held of the running Flow Sprint before today, and at the end of the one before. */
const heldBeforeToday: readonly EventKind[] = [
  "planning_1",
  "team_planning",
  "planning_2",
  "daily_scrum",
  "refinement",
  "scrum_of_scrums",
];
const heldAtTheEnd: readonly EventKind[] = ["review", "flow_retrospective", "team_retrospective"];

/** The events of the running Flow Sprint that are over, but for a Daily Scrum in thirty, and the end of the one before. */
export async function writeHeld(writing: Writing): Promise<HeldEvent[]> {
  const { tx, story, idOf, ground, running, today } = writing;
  const isOver = ({ day, kind, sprintNumber }: ScheduledEvent) =>
    sprintNumber === running ? day < today && heldBeforeToday.includes(kind) : heldAtTheEnd.includes(kind);
  const events = [running - 1, running]
    .flatMap((number) => scheduleSprint(ground, number))
    .filter(isOver)
    .filter(({ kind }, at) => kind !== "daily_scrum" || at % 30 !== 29);
  const lastScrumOfScrums = events.findLast(({ kind }) => kind === "scrum_of_scrums");
  const closed: HeldEvent[] = [];
  for (const [index, event] of events.entries()) {
    const { key, kind, teamId, sprintNumber, ordinal, day, startMinute, minutes } = event;
    const actions = event === lastScrumOfScrums ? actionsAgreedOn(writing, day) : [];
    const document = minutesOf(writing, event, index, actions);
    const people = participantsOf(ground, event).filter((_, at) => isThere(at));
    const leader = leaderOf(writing, event);
    const row = await tx.flowSprintEvent.create({
      data: {
        flowTeamId: idOf("flow team", ""),
        key,
        kind,
        teamId,
        sprintNumber,
        ordinal,
        state: "closed",
        dayOffset: daysBetween(sprintStart(story.calendar, sprintNumber), day),
        startMinute,
        minutes,
        facilitatorId: leader,
        openedAt: new Date(document.openedAt),
        closedAt: new Date(document.closedAt),
        closedById: leader,
        step: contracts[kind].steps.length - 1,
        steps: document.steps.map(({ planned, used }) => ({ seconds: planned * 60, used: used * 60 })),
        minutesDocument: document,
        minutesText: minutesText(document),
        attendances: { create: people.map((personId) => ({ personId, joinedAt: new Date(document.openedAt) })) },
      },
      select: { id: true },
    });
    closed.push({ ...event, id: row.id });
  }
  return closed;
}

/** Some of those an event brings don't come. */
const isThere = (at: number): boolean => at % 9 !== 7;

/** Who leads: a team's SM, else the CSM. */
function leaderOf({ ground, idOf }: Writing, { teamId }: ScheduledEvent): string {
  const sm = ground.roles.find((held) => held.role === "sm" && held.teamId === teamId);
  return sm?.personId ?? idOf("person", "csm");
}

/** What an event left, all of it there. */
function leftBy(
  { story, idOf, running }: Writing,
  { kind, teamId, sprintNumber }: ScheduledEvent,
  { actions, people, present }: { actions: number; people: number; present: number },
): OutputFacts {
  const whole = (of: number, said?: string) => ({ met: of, of, missing: [], ...(said && { said }) });
  const claimed = claimedEpics(story, running);
  const dependencies = story.dependencies.filter(({ needer }) => claimed.some(({ key }) => key === needer)).length;
  const finished = story.epics.filter(({ status, lastSprint }) => status === "done" && lastSprint === sprintNumber);
  switch (kind) {
    case "planning_1":
      return {
        claims: whole(claimed.length, counted(claimed.length, "Epic")),
        givers: whole(dependencies),
        risks: whole(demoRisks.filter(({ owner, roam }) => owner && roam).length),
      };
    case "planning_2":
      return {
        goal: whole(1),
        dependencies: whole(dependencies),
        confidence: whole(1, sayConfidence({ all: { 4: present } }, people)),
      };
    case "scrum_of_scrums":
      return { reports: whole(demoTeams.length), actions: whole(actions) };
    case "team_planning": {
      const planned = story.stories.filter(
        ({ team, sprint }) => sprint === running && team && idOf("team", team) === teamId,
      ).length;
      return { backlog: whole(planned, counted(planned, "Story", "Stories")), goal: whole(1) };
    }
    case "daily_scrum":
      return { updates: whole(present) };
    case "refinement":
      return { ready: whole(2, "2 Stories") };
    case "review":
      return { validated: whole(finished.length) };
    default:
      return { improvements: whole(demoImprovements.length) };
  }
}

/** Minutes as a close would have written them; some events took longer than planned. */
function minutesOf(writing: Writing, event: ScheduledEvent, index: number, actions: MinutesAction[]): Minutes {
  const { story, idOf, ground } = writing;
  const { kind, sprintNumber, startsAt, minutes } = event;
  const contract = contracts[kind];
  const over = Math.round(minutes * (index % 3 === 1 ? 0.08 : -0.05));
  const used = minutes + over;
  const nameOf = (id: string) => story.people.find(({ key }) => idOf("person", key) === id)?.name ?? "";
  const people = participantsOf(ground, event).map((id, at) => {
    const held = ground.roles.filter(({ personId }) => personId === id).map(({ role }) => roleNames[role]);
    return { name: nameOf(id), roles: [...new Set(held)].join(", "), isThere: isThere(at) };
  });
  const shares = contract.steps.map(({ share }) => share);
  const planned = firstClock(minutes, shares, 0).steps;
  const taken = firstClock(used, shares, 0).steps;
  const leader = nameOf(leaderOf(writing, event));
  const team = ground.teams.find(({ id }) => id === event.teamId);
  return {
    name: eventName(kind, team?.name),
    kind,
    sprintNumber,
    day: todayIn(ground.timeZone, new Date(startsAt)),
    openedAt: startsAt + 60_000,
    closedAt: startsAt + (used + 1) * 60_000,
    closedBy: leader,
    facilitator: leader,
    planned: minutes,
    used,
    steps: contract.steps.map(({ name }, at) => ({
      name,
      planned: Math.round((planned[at]?.seconds ?? 0) / 60),
      used: Math.round((taken[at]?.seconds ?? 0) / 60),
    })),
    attendance: people.filter(({ isThere }) => isThere).map(({ name, roles }) => ({ name, roles })),
    absent: people.filter(({ isThere }) => !isThere).map(({ name, roles }) => ({ name, roles })),
    outputs: outputsOf(
      kind,
      leftBy(writing, event, {
        actions: actions.length,
        people: people.length,
        present: people.filter(({ isThere }) => isThere).length,
      }),
      contract.outputs.map(({ key }) => key),
    ).map((output) => ({ name: output.name, said: sayOutput(output), isMet: output.isMet })),
    overrideReason: null,
    decisions: ((demoDecisions as { [K in EventKind]?: readonly string[] })[kind] ?? []).map(
      (decision) => `${decision} (${leader})`,
    ),
    parked: [],
    extensions: [],
    actions,
    sections: [],
  };
}

/** The action items of the last Scrum of Scrums, as its minutes have them. */
function actionsAgreedOn({ story }: Writing, day: CalendarDate): MinutesAction[] {
  return demoActions.map(({ text, owner, daysAfter }, index) => ({
    number: index + 1,
    text,
    owner: story.people.find(({ key }) => key === owner)?.name ?? null,
    dueOn: addDays(day, daysAfter),
    state: "open",
  }));
}

/** The Epics that teams work on in the running Flow Sprint. */
export function claimedEpics({ epics }: DemoStory, running: number): DemoStory["epics"] {
  return epics.filter(
    ({ status, team, firstSprint, lastSprint }) =>
      status === "in_progress" && team && (firstSprint ?? running) <= running && (lastSprint ?? running) >= running,
  );
}

/** Who holds a role in a team of the story. Throws where nobody does. */
export function holderOf({ holdings }: DemoStory, role: "po" | "sm", team: string | null): string {
  const held = holdings.find((holding) => holding.role === role && holding.team === team);
  if (!held) throw new Error(`${team} has no ${role}`);
  return held.person;
}
