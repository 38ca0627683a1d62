import { type CalendarDate, addDays, daysBetween, todayIn } from "@/lib/domain/calendar/dates";
import { firstClock } from "@/lib/domain/events/clock";
import { type EventKind, contracts } from "@/lib/domain/events/contracts";
import { type Minutes, type MinutesAction, minutesText } from "@/lib/domain/events/minutes";
import { participantsOf } from "@/lib/domain/events/participants";
import { scheduleSprint } from "@/lib/domain/events/schedule";
import type { ScheduleGround, ScheduledEvent } from "@/lib/domain/events/schedule-model";
import { rankBetween } from "@/lib/domain/backlog/ranks";
import { roleNames } from "@/lib/domain/access";
import { midnight } from "./days";
import { demoActions, demoDecisions, demoImprovements, demoObjectives, demoReports } from "./event-words";
import { demoTeams } from "./people";
import type { DemoStory } from "./story";
import type { Tx } from "./transaction";
import { type IdOf, demoFlowTeam, sprintStart, teamSlug } from "./view";

type Writing = { tx: Tx; story: DemoStory; idOf: IdOf; ground: ScheduleGround; running: number; today: CalendarDate };

/**
 * Writes what the demo's events have left and what is prepared for the next ones: minutes of those
 * that are over, Improvements, action items, objectives, claims, reports and where the calls are.
 */
export async function writeEvents(tx: Tx, story: DemoStory, idOf: IdOf, today: CalendarDate): Promise<void> {
  const running = story.calendar.sprints.find(({ state }) => state === "running")?.number;
  if (running === undefined) return;
  const ground = groundOf(story, idOf);
  const writing: Writing = { tx, story, idOf, ground, running, today };
  await writePlan(writing);
  await writeCallLinks(writing);
  const closed = await writeClosed(writing);
  await writeOutcomes(writing, closed);
  await writeReports(writing);
}

function groundOf({ calendar, holdings }: DemoStory, idOf: IdOf): ScheduleGround {
  return {
    timeZone: demoFlowTeam.timeZone,
    sprints: calendar.sprints,
    teams: demoTeams
      .map(({ key, name }) => ({ id: idOf("team", key), slug: teamSlug(name), name }))
      .toSorted((one, other) => (one.name < other.name ? -1 : 1)),
    roles: holdings.map(({ person, role, team }) => ({
      personId: idOf("person", person),
      role,
      teamId: team && idOf("team", team),
    })),
    // What is written here holds its place, whatever public holidays the teams' countries have.
    holidays: {},
    series: [],
    kept: [],
  };
}

/** Objectives of the next Flow Sprint; what teams claimed for the running one. */
async function writePlan({ tx, story, idOf, running }: Writing): Promise<void> {
  const flowTeamId = idOf("flow team", "");
  const before = new Date(`${sprintStart(story.calendar, running)}T08:30:00Z`);
  let rank: string | null = null;
  for (const { text, epics } of demoObjectives) {
    rank = rankBetween(rank, null);
    const ids = story.epics
      .filter(({ title }) => epics.some((named) => named === title))
      .map(({ key }) => idOf("epic", key));
    await tx.objective.create({
      data: {
        flowTeamId,
        sprintNumber: running + 1,
        text,
        rank,
        createdAt: before,
        epics: { create: ids.map((epicId) => ({ epicId })) },
      },
    });
  }
  const claimed = story.epics.filter(
    ({ status, team, firstSprint, lastSprint }) =>
      status === "in_progress" && team && (firstSprint ?? running) <= running && (lastSprint ?? running) >= running,
  );
  await tx.claim.createMany({
    data: claimed.map(({ key, team, effort, firstSprint, lastSprint }) => ({
      flowTeamId,
      sprintNumber: running,
      epicId: idOf("epic", key),
      teamId: idOf("team", team ?? ""),
      points: Math.round((effort ?? 0) / ((lastSprint ?? running) - (firstSprint ?? running) + 1)),
      claimedById: idOf("person", holderOf(story, "po", team)),
      claimedAt: before,
    })),
  });
}

async function writeCallLinks({ tx, idOf }: Writing): Promise<void> {
  const flowTeamId = idOf("flow team", "");
  const ofFlow = (Object.keys(contracts) as EventKind[]).filter((kind) => !contracts[kind].isOfTeam);
  await tx.eventSeries.createMany({
    data: [
      ...ofFlow.map((kind) => ({ flowTeamId, kind, fromSprint: 1, callLink: "https://meet.example.org/tidewater" })),
      ...demoTeams.map(({ key, name }) => ({
        flowTeamId,
        kind: "daily_scrum" as const,
        teamId: idOf("team", key),
        fromSprint: 1,
        callLink: `https://meet.example.org/${teamSlug(name)}`,
      })),
    ],
  });
}

type Closed = ScheduledEvent & { id: string };

/** The Flow Team's events of the running Flow Sprint that are over, and the end of the one before. */
async function writeClosed(writing: Writing): Promise<Closed[]> {
  const { tx, story, idOf, ground, running, today } = writing;
  const isOver = ({ day, kind, sprintNumber }: ScheduledEvent) =>
    sprintNumber === running
      ? day < today && (kind === "planning_1" || kind === "planning_2" || kind === "scrum_of_scrums")
      : kind === "review" || kind === "flow_retrospective";
  const events = [running - 1, running].flatMap((number) => scheduleSprint(ground, number)).filter(isOver);
  const lastScrumOfScrums = events.findLast(({ kind }) => kind === "scrum_of_scrums");
  const closed: Closed[] = [];
  for (const [index, event] of events.entries()) {
    const { key, kind, sprintNumber, ordinal, day, startMinute, minutes } = event;
    const actions = event === lastScrumOfScrums ? actionsAgreedOn(writing, day) : [];
    const document = minutesOf(writing, event, index, actions);
    const people = participantsOf(ground, event).filter((_, at) => at % 9 !== 7);
    const row = await tx.flowSprintEvent.create({
      data: {
        flowTeamId: idOf("flow team", ""),
        key,
        kind,
        sprintNumber,
        ordinal,
        state: "closed",
        dayOffset: daysBetween(sprintStart(story.calendar, sprintNumber), day),
        startMinute,
        minutes,
        facilitatorId: idOf("person", "csm"),
        openedAt: new Date(document.openedAt),
        closedAt: new Date(document.closedAt),
        closedById: idOf("person", "csm"),
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

/** Minutes as a close would have written them; some events took longer than planned. */
function minutesOf(
  { story, idOf, ground }: Writing,
  event: ScheduledEvent,
  index: number,
  actions: MinutesAction[],
): Minutes {
  const { kind, sprintNumber, startsAt, minutes } = event;
  const contract = contracts[kind];
  const over = index % 3 === 1 ? 6 : -4;
  const used = minutes + over;
  const nameOf = (id: string) => story.people.find(({ key }) => idOf("person", key) === id)?.name ?? "";
  const people = participantsOf(ground, event).map((id, at) => {
    const held = ground.roles.filter(({ personId }) => personId === id).map(({ role }) => roleNames[role]);
    return { name: nameOf(id), roles: [...new Set(held)].join(", "), isThere: at % 9 !== 7 };
  });
  const shares = contract.steps.map(({ share }) => share);
  const planned = firstClock(minutes, shares, 0).steps;
  const taken = firstClock(used, shares, 0).steps;
  const csm = nameOf(idOf("person", "csm"));
  return {
    name: contract.name,
    kind,
    sprintNumber,
    day: todayIn(ground.timeZone, new Date(startsAt)),
    openedAt: startsAt + 60_000,
    closedAt: startsAt + (used + 1) * 60_000,
    closedBy: csm,
    facilitator: csm,
    planned: minutes,
    used,
    steps: contract.steps.map(({ name }, at) => ({
      name,
      planned: Math.round((planned[at]?.seconds ?? 0) / 60),
      used: Math.round((taken[at]?.seconds ?? 0) / 60),
    })),
    attendance: people.filter(({ isThere }) => isThere).map(({ name, roles }) => ({ name, roles })),
    absent: people.filter(({ isThere }) => !isThere).map(({ name, roles }) => ({ name, roles })),
    outputs: contract.outputs.map(({ name }) => ({ name, said: "all there", isMet: true })),
    overrideReason: null,
    decisions: [...((demoDecisions as { [K in EventKind]?: readonly string[] })[kind] ?? [])],
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

/** Improvements of the last Flow Retrospective, and action items of the last Scrum of Scrums. */
async function writeOutcomes({ tx, idOf, running }: Writing, closed: readonly Closed[]): Promise<void> {
  const flowTeamId = idOf("flow team", "");
  const retro = closed.findLast(({ kind }) => kind === "flow_retrospective");
  const sos = closed.findLast(({ kind }) => kind === "scrum_of_scrums");
  let rank: string | null = null;
  if (retro) {
    for (const [index, { title, owner, measure }] of demoImprovements.entries()) {
      rank = rankBetween(rank, null);
      await tx.improvement.create({
        data: {
          flowTeamId,
          number: index + 1,
          sprintNumber: running,
          eventId: retro.id,
          title,
          ownerId: idOf("person", owner),
          measure,
          dueOn: midnight(addDays(retro.day, 14)),
          rank,
          createdAt: new Date(retro.endsAt),
        },
      });
    }
  }
  if (sos) {
    await tx.actionItem.createMany({
      data: demoActions.map(({ text, owner, daysAfter }, index) => ({
        flowTeamId,
        number: index + 1,
        eventId: sos.id,
        kind: sos.kind,
        text,
        ownerId: idOf("person", owner),
        dueOn: midnight(addDays(sos.day, daysAfter)),
        createdById: idOf("person", "csm"),
        createdAt: new Date(sos.endsAt),
      })),
    });
  }
  await tx.flowTeam.update({
    where: { id: flowTeamId },
    data: {
      nextImprovementNumber: retro ? demoImprovements.length + 1 : 1,
      nextActionNumber: sos ? demoActions.length + 1 : 1,
    },
  });
}

/** The reports that teams have written for the next Scrum of Scrums. */
async function writeReports({ tx, story, idOf, ground, running, today }: Writing): Promise<void> {
  const next = [running, running + 1]
    .flatMap((number) => scheduleSprint(ground, number))
    .find(({ kind, day }) => kind === "scrum_of_scrums" && day >= today);
  if (!next) return;
  const { key, kind, sprintNumber, ordinal } = next;
  const at = new Date(`${today}T07:30:00Z`);
  const event = await tx.flowSprintEvent.create({
    data: { flowTeamId: idOf("flow team", ""), key, kind, sprintNumber, ordinal },
    select: { id: true },
  });
  const written = demoReports.map(({ team, answers }) => ({
    subjectId: idOf("team", team),
    byId: idOf("person", holderOf(story, "sm", team)),
    answers,
  }));
  await tx.eventAnswer.createMany({
    data: written.flatMap(({ subjectId, byId, answers }) =>
      answers.map((text, index) => ({
        eventId: event.id,
        subjectId,
        question: index + 1,
        text,
        authorId: byId,
        updatedAt: at,
      })),
    ),
  });
  await tx.preparation.createMany({
    data: written.map(({ subjectId, byId }) => ({ eventId: event.id, subjectId, byId, at })),
  });
}

/** Who holds a role in a team of the story. Throws where nobody does. */
function holderOf({ holdings }: DemoStory, role: "po" | "sm", team: string | null): string {
  const held = holdings.find((holding) => holding.role === role && holding.team === team);
  if (!held) throw new Error(`${team} has no ${role}`);
  return held.person;
}
