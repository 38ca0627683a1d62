import "server-only";
import type { Actor } from "@/lib/domain/access";
import { type CalendarDate, addDays, todayIn } from "@/lib/domain/calendar/dates";
import { givenInAll } from "@/lib/domain/events/clock";
import { type EventKind, contracts, eventName } from "@/lib/domain/events/contracts";
import { daysBeside, isStillOn } from "@/lib/domain/events/event-days";
import { participantsOf } from "@/lib/domain/events/participants";
import { leadsByRole } from "@/lib/domain/events/room";
import { scheduleSprint } from "@/lib/domain/events/schedule";
import type { ScheduledEvent } from "@/lib/domain/events/schedule-model";
import { type TodayEvent, type TodayView, eventsOn } from "@/lib/domain/events/today";
import { milestoneFigure, rulebookFigure } from "@/lib/domain/events/today-figures";
import { partsOf } from "@/lib/domain/events/today-sections";
import { isUpdateAwaited } from "@/lib/domain/events/updates";
import type { RuleStanding } from "@/lib/domain/flow-teams/rulebook-standing";
import { type Context, type Revisions, storiesOf } from "@/lib/domain/live";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { counted } from "@/lib/domain/words";
import { dayToDate } from "@/lib/server/calendar-days";
import { db } from "@/lib/server/db";
import { rulebookView } from "@/lib/server/flow-teams/queries";
import { roadmapView } from "@/lib/server/roadmap/views";
import { type View, readPart } from "@/lib/server/view";
import { clockOf } from "./event-state";
import { type ScheduleFacts, loadScheduleGround, sprintOf, teamOf } from "./schedule-facts";
import { type FactsAhead, readTodayFacts } from "./today-facts";

/**
 * One person's Today, on a day of the Flow Team's time zone. Read anew for what their roles look at
 * alone.
 */
export function todayView(
  actor: Actor,
  { id: flowTeamId, timeZone }: { id: string; timeZone: string },
): View<TodayView> {
  const day = todayIn(timeZone, new Date());
  const held = actor.roles.filter((one) => one.flowTeamId === flowTeamId);
  const holds = (...wanted: string[]) => held.some(({ role }) => wanted.includes(role));
  const teams = held.flatMap(({ scrumTeamId }) => (scrumTeamId ? [storiesOf(scrumTeamId)] : []));
  const contexts: Context[] = [
    "flow-teams",
    "calendar",
    "events",
    "today",
    "backlog",
    ...(holds("csm", "po", "sm") ? (["dependencies", "stories", "progress"] as const) : []),
    ...(holds("csm", "cpo", "architect", "stakeholder") ? (["roadmap", "progress", "dependencies"] as const) : []),
    ...(holds("csm") ? rulebookView.contexts : []),
    ...teams,
  ];
  return {
    name: `today of ${actor.personId} on ${day}`,
    capability: "see the roadmap",
    contexts: [...new Set(contexts)],
    load: async (id, at) => JSON.stringify(await readToday(actor, { id, timeZone }, new Date(), at)),
  };
}

async function readToday(
  actor: Actor,
  { id: flowTeamId, timeZone }: { id: string; timeZone: string },
  now: Date,
  at?: Revisions,
): Promise<TodayView> {
  const today = todayIn(timeZone, now);
  const [facts, sprints, recent, touched] = await Promise.all([
    readTodayFacts(actor, flowTeamId, now, at),
    db().flowSprint.findMany({
      where: { flowTeamId, state: { not: "closed" } },
      orderBy: { number: "asc" },
      take: 2,
      select: { number: true, goal: true, startsOn: true, endsOn: true, state: true },
    }),
    closedLately(flowTeamId, today),
    touchedRooms(flowTeamId, now),
  ]);
  const [current] = sprints;
  const ofRooms = touched.map(({ sprintNumber }) => sprintNumber);
  const numbers = [...new Set([...recent, ...sprints.map(({ number }) => number), ...ofRooms])].toSorted(
    (a, b) => a - b,
  );
  const ground = await loadScheduleGround(db(), flowTeamId, numbers);
  const scheduled = numbers.flatMap((number) => scheduleSprint(ground, number));
  const guestOf = await guestKeys(flowTeamId, actor.personId);
  const rooms = new Map(touched.map((room) => [room.key, room]));
  const mine = scheduled
    .filter(({ key, ...event }) => guestOf.has(key) || participantsOf(ground, event).includes(actor.personId))
    .filter((event) => isStillOn(event, sprintOf(ground, event.sprintNumber), today))
    .map((event) => {
      const room = rooms.get(event.key);
      const { openedAt = null, closedAt = null } = room ?? {};
      return {
        ...event,
        // With what it was given since it was opened.
        minutes: room && event.state === "running" ? Math.round(givenInAll(clockOf(room)) / 60) : event.minutes,
        openedAt: openedAt?.getTime() ?? null,
        closedOn: closedAt && todayIn(timeZone, closedAt),
      };
    })
    .toSorted((one, other) => one.startsAt - other.startsAt);
  const events = await Promise.all(eventsOn(mine, today).map((event) => asOfToday(actor, ground, event)));
  const next = mine.find(({ day, state }) => state === "scheduled" && day > today);
  const figures = await readFigures(actor, flowTeamId, current?.number ?? 1, at);
  const said = [...events.map(({ key }) => key), next?.key];
  const parts = partsOf({ ...facts, ...(await readAhead(actor, ground, mine, said, now)) });
  return {
    day: today,
    events,
    daily: dailyOf(actor, ground, mine, now),
    next: next ? { key: next.key, name: nameOf(ground, next), startsAt: next.startsAt } : null,
    sections: parts.sections,
    figures: figures.figures,
    pressing: [...figures.pressing, ...parts.pressing],
    sprint: current
      ? {
          number: current.number,
          goal: current.goal,
          startsOn: current.startsOn.toISOString().slice(0, 10),
          endsOn: current.endsOn.toISOString().slice(0, 10),
          isRunning: current.state === "running",
        }
      : null,
  };
}

/** Flow Sprints that are closed and of which teams may still look back. */
async function closedLately(flowTeamId: string, today: CalendarDate): Promise<number[]> {
  const rows = await db().flowSprint.findMany({
    where: { flowTeamId, state: "closed", endsOn: { gte: dayToDate(addDays(today, -daysBeside)) } },
    select: { number: true },
  });
  return rows.map(({ number }) => number);
}

/** Whatever was closed on a day of any time zone was closed less long ago than this, in milliseconds. */
const lately = 48 * 60 * 60_000;

/** The rooms that are open or were closed lately, of whichever Flow Sprint. */
async function touchedRooms(flowTeamId: string, now: Date) {
  const closedSince = { state: "closed" as const, closedAt: { gte: new Date(now.getTime() - lately) } };
  return db().flowSprintEvent.findMany({
    where: { flowTeamId, OR: [{ state: "running" }, closedSince] },
    select: {
      ...{ key: true, sprintNumber: true, openedAt: true, closedAt: true },
      ...{ step: true, runningSince: true, steps: true },
    },
  });
}

/** The next Daily Scrum of a Developer's. */
function dailyOf(actor: Actor, ground: ScheduleFacts, mine: readonly ScheduledEvent[], now: Date): TodayView["daily"] {
  const held = actor.roles.map(({ role, scrumTeamId }) => ({ role, teamId: scrumTeamId }));
  const awaited = mine.filter(({ teamId }) => isUpdateAwaited(held, teamId));
  const next = nextOf(awaited, "daily_scrum", now);
  if (!next?.teamId) return null;
  return { key: next.key, teamId: next.teamId, name: nameOf(ground, next), startsAt: next.startsAt };
}

/** The first event of a kind that is open, or not over. */
function nextOf(events: readonly ScheduledEvent[], wanted: EventKind, now: Date): ScheduledEvent | undefined {
  return events.find(
    ({ kind, state, endsAt }) =>
      kind === wanted && (state === "running" || (state === "scheduled" && endsAt > now.getTime())),
  );
}

/** The next Review of a person's where it isn't said yet, and for an SM the next Scrum of Scrums with the teams whose report is in. */
async function readAhead(
  { roles }: Actor,
  ground: ScheduleFacts,
  mine: readonly ScheduledEvent[],
  said: readonly (string | undefined)[],
  now: Date,
): Promise<FactsAhead> {
  const reports = roles.some(({ role, flowTeamId }) => role === "sm" && flowTeamId === ground.flowTeamId);
  const review = nextOf(mine, "review", now);
  const report = reports ? nextOf(mine, "scrum_of_scrums", now) : undefined;
  const ahead = (event: ScheduledEvent) => ({ ...event, name: nameOf(ground, event) });
  return {
    ...(!(review && said.includes(review.key)) && { nextReview: review ? ahead(review) : null }),
    nextReport: report ? { event: ahead(report), preparedTeamIds: await preparedFor(report) } : null,
  };
}

async function readFigures(actor: Actor, flowTeamId: string, sprint: number, at?: Revisions) {
  const held = actor.roles.filter((one) => one.flowTeamId === flowTeamId);
  const holds = (...wanted: string[]) => held.some(({ role }) => wanted.includes(role));
  const part = async <Shape>(view: View<Shape>) =>
    JSON.parse((await readPart(flowTeamId, view, at)) ?? "null") as Shape | null;
  const [roadmap, rulebook] = await Promise.all([
    holds("csm", "cpo", "architect", "stakeholder") ? part<RoadmapView>(roadmapView) : null,
    holds("csm") ? part<RuleStanding[]>(rulebookView) : null,
  ]);
  const milestone = roadmap && milestoneFigure(roadmap, sprint);
  return {
    figures: [...(milestone ? [milestone.figure] : []), ...(rulebook ? [rulebookFigure(rulebook)] : [])],
    pressing: holds("cpo") ? (milestone?.pressing ?? []) : [],
  };
}

async function asOfToday(
  actor: Actor,
  ground: ScheduleFacts,
  event: ScheduledEvent & Pick<TodayEvent, "openedAt">,
): Promise<TodayEvent> {
  const { key, kind, teamId, startsAt, endsAt, state, callLink, openedAt } = event;
  const rights = { flowTeamId: ground.flowTeamId, kind, teamId, facilitatorId: null, guestIds: [] };
  const prepared = await preparedFor(event);
  const open = await db().actionItem.count({
    where: { flowTeamId: ground.flowTeamId, kind, teamId, state: "open", deletedAt: null },
  });
  const standing = preparedOf(ground, event, prepared);
  const says = [
    ...(standing
      ? [`${standing.met} of ${standing.of} ${kind === "daily_scrum" ? "have their update in" : "teams have prepared"}`]
      : []),
    ...(open > 0 ? [`${counted(open, "action item")} ${open === 1 ? "rolls" : "roll"} over`] : []),
  ];
  return {
    key,
    kind,
    name: nameOf(ground, event),
    openedAt,
    startsAt,
    endsAt,
    state,
    callLink,
    mayLead: leadsByRole(actor, rights),
    prepared: standing,
    isMineToPrepare: isMineToPrepare(actor, ground, event, prepared),
    says: says.join(" · ") || `${event.minutes} min`,
  };
}

/** The teams or people that have prepared for an event. */
async function preparedFor({ id }: Pick<ScheduledEvent, "id">): Promise<string[]> {
  if (!id) return [];
  const rows = await db().preparation.findMany({ where: { eventId: id }, select: { subjectId: true } });
  return rows.map(({ subjectId }) => subjectId);
}

/** Who has prepared: the teams of a Scrum of Scrums, the Developers of a Daily Scrum; null where nobody has to. */
function preparedOf(ground: ScheduleFacts, event: ScheduledEvent, prepared: readonly string[]): TodayEvent["prepared"] {
  if (event.kind === "scrum_of_scrums") {
    const teams = ground.teams.map(({ id, name, hue }) => ({ name, hue, isPrepared: prepared.includes(id) }));
    return { of: teams.length, met: teams.filter(({ isPrepared }) => isPrepared).length, teams };
  }
  if (event.kind !== "daily_scrum") return null;
  const people = awaitedIn(ground, event);
  return { of: people.length, met: people.filter((id) => prepared.includes(id)).length, teams: [] };
}

function isMineToPrepare(
  actor: Actor,
  ground: ScheduleFacts,
  event: ScheduledEvent,
  prepared: readonly string[],
): boolean {
  if (event.state !== "scheduled" && event.state !== "running") return false;
  if (event.kind === "daily_scrum") {
    return awaitedIn(ground, event).includes(actor.personId) && !prepared.includes(actor.personId);
  }
  if (event.kind !== "scrum_of_scrums") return false;
  const mine = ground.roles.filter(({ personId, role }) => personId === actor.personId && role === "sm");
  return mine.some(({ teamId }) => teamId !== null && !prepared.includes(teamId));
}

/** Those whose update a Daily Scrum waits for. */
function awaitedIn({ roles }: ScheduleFacts, { teamId }: ScheduledEvent): string[] {
  const awaited = roles.filter((held) => isUpdateAwaited([held], teamId));
  return [...new Set(awaited.map(({ personId }) => personId))];
}

async function guestKeys(flowTeamId: string, personId: string): Promise<ReadonlySet<string>> {
  const rows = await db().flowSprintEvent.findMany({
    where: { flowTeamId, guests: { some: { personId } }, state: { not: "called_off" } },
    select: { key: true },
  });
  return new Set(rows.map(({ key }) => key));
}

const nameOf = (ground: ScheduleFacts, { kind, teamId }: ScheduledEvent) =>
  contracts[kind].isOfTeam ? eventName(kind, teamOf(ground, teamId)?.name) : eventName(kind);
