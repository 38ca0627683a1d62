import { type CalendarDate, addDays } from "@/lib/domain/calendar/dates";
import { type EventKind, contracts } from "@/lib/domain/events/contracts";
import { scheduleSprint } from "@/lib/domain/events/schedule";
import type { ScheduleGround } from "@/lib/domain/events/schedule-model";
import { rankBetween } from "@/lib/domain/backlog/ranks";
import { midnight } from "./days";
import { demoActions, demoImprovements, demoObjectives, demoReports } from "./event-words";
import { demoTeams } from "./people";
import type { DemoStory } from "./story";
import { type HeldEvent, type Writing, claimedEpics, holderOf, writeHeld } from "./held-events";
import type { Tx } from "./transaction";
import { type IdOf, demoFlowTeam, sprintStart, teamSlug } from "./view";

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
  const closed = await writeHeld(writing);
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
  await tx.claim.createMany({
    data: claimedEpics(story, running).map(({ key, team, effort, firstSprint, lastSprint }) => ({
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

/** Improvements of the last Flow Retrospective, and action items of the last Scrum of Scrums. */
async function writeOutcomes({ tx, idOf, running }: Writing, closed: readonly HeldEvent[]): Promise<void> {
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
