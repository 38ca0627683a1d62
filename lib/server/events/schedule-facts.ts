import "server-only";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import { readEventKey } from "@/lib/domain/events/key";
import { findScheduled } from "@/lib/domain/events/schedule";
import type { ScheduleGround, ScheduledEvent } from "@/lib/domain/events/schedule-model";
import type { FlowTeamState } from "@/lib/domain/flow-teams/schema";
import type { Tx } from "@/lib/server/db";
import { holidaysAround } from "./schedule-holidays";

/** A Scrum Team as the schedule shows it. */
export type ScheduledTeam = ScheduleGround["teams"][number] & { hue: number };
type SprintState = "planned" | "running" | "closed";

/** What a schedule is made from, as the database has it. */
export type ScheduleFacts = Omit<ScheduleGround, "sprints" | "teams"> & {
  flowTeamId: string;
  state: FlowTeamState;
  sprints: readonly {
    number: number;
    startsOn: CalendarDate;
    endsOn: CalendarDate;
    state: SprintState;
    isBeforeFlotilla: boolean;
  }[];
  teams: readonly ScheduledTeam[];
  /** Retired Scrum Teams of which events are kept. */
  formerTeams: readonly ScheduledTeam[];
};

type TeamPlace = { id: string; country: string | null };

/** One event, the team whose it is (null for the Flow Team's), and what its schedule was made from. */
export type FoundEvent = { event: ScheduledEvent; team: ScheduledTeam | null; ground: ScheduleFacts };

/**
 * Reads what the schedules of some Flow Sprints are made from, in one round trip: the calendar, the
 * teams and their roles, the series, and the events kept of those sprints. Throws for no Flow Team.
 */
export async function loadScheduleGround(
  tx: Pick<Tx, "$queryRaw">,
  flowTeamId: string,
  sprintNumbers: readonly number[],
): Promise<ScheduleFacts> {
  const [row] = await tx.$queryRaw<{ facts: Omit<ScheduleFacts, "holidays">; places: TeamPlace[] }[]>`
    WITH kept AS (
      SELECT * FROM "FlowSprintEvent" WHERE "flowTeamId" = ${flowTeamId}::uuid AND "sprintNumber" = ANY(${[...sprintNumbers]}::int[])
    ), team AS (
      SELECT t."retiredAt", lower(t.name) AS place, t.id, t.country, json_build_object('id', t.id, 'slug', t.slug, 'name', t.name, 'hue', t.hue) AS body
      FROM "ScrumTeam" t WHERE t."flowTeamId" = ${flowTeamId}::uuid
    )
    SELECT json_build_object('flowTeamId', f.id, 'timeZone', f."timeZone", 'state', f.state,
      'sprints', (SELECT coalesce(json_agg(json_build_object('number', number, 'startsOn', "startsOn", 'endsOn', "endsOn",
          'state', state, 'isBeforeFlotilla', "isBeforeFlotilla") ORDER BY number), '[]')
        FROM "FlowSprint" WHERE "flowTeamId" = f.id),
      'teams', (SELECT coalesce(json_agg(body ORDER BY place, id), '[]') FROM team WHERE "retiredAt" IS NULL),
      'formerTeams', (SELECT coalesce(json_agg(body ORDER BY place, id), '[]') FROM team
        WHERE "retiredAt" IS NOT NULL AND id IN (SELECT "teamId" FROM kept)),
      'roles', (SELECT coalesce(json_agg(json_build_object('personId', "personId", 'role', role, 'teamId', "scrumTeamId")
          ORDER BY "personId", role, "scrumTeamId"), '[]')
        FROM "RoleHolding" WHERE "flowTeamId" = f.id AND "endedAt" IS NULL),
      'series', (SELECT coalesce(json_agg(json_build_object('kind', kind, 'teamId', "teamId", 'fromSprint', "fromSprint", 'day', day,
          'startMinute', "startMinute", 'minutes', minutes, 'callLink', "callLink")), '[]')
        FROM "EventSeries" WHERE "flowTeamId" = f.id),
      'kept', (SELECT coalesce(json_agg(json_build_object('id', id, 'key', key, 'kind', kind, 'teamId', "teamId",
          'sprintNumber', "sprintNumber", 'ordinal', ordinal, 'state', state, 'dayOffset', "dayOffset", 'startMinute', "startMinute",
          'minutes', minutes, 'callLink', "callLink")), '[]') FROM kept)) AS facts,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'country', country)), '[]') FROM team WHERE "retiredAt" IS NULL) AS places
    FROM "FlowTeam" f WHERE f.id = ${flowTeamId}::uuid`;
  if (!row) throw new Error(`There is no Flow Team ${flowTeamId}`);
  const sprints = row.facts.sprints.filter(({ number }) => sprintNumbers.includes(number));
  return { ...row.facts, holidays: holidaysAround(row.places, sprints) };
}

/** The event an address names, where it stands in the schedule, and its team; null when there is none. */
export async function findEvent(
  tx: Pick<Tx, "$queryRaw">,
  flowTeamId: string,
  key: string,
): Promise<FoundEvent | null> {
  const identity = readEventKey(key);
  if (!identity) return null;
  const ground = await loadScheduleGround(tx, flowTeamId, [identity.sprintNumber]);
  const event = findScheduled(ground, key);
  return event && { event, team: teamOf(ground, event.teamId), ground };
}

/** A Scrum Team of the schedule, retired ones included; null for none. */
export function teamOf({ teams, formerTeams }: ScheduleFacts, teamId: string | null): ScheduledTeam | null {
  return [...teams, ...formerTeams].find(({ id }) => id === teamId) ?? null;
}

/** A Flow Sprint of the calendar. Throws for one it doesn't have: events are of those it has. */
export function sprintOf({ sprints }: ScheduleFacts, sprintNumber: number): ScheduleFacts["sprints"][number] {
  const sprint = sprints.find(({ number }) => number === sprintNumber);
  if (!sprint) throw new Error(`The calendar has no Flow Sprint ${sprintNumber}`);
  return sprint;
}
