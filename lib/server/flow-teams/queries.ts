import "server-only";
import type { RisksView } from "@/lib/domain/dependencies/risks";
import type { DependenciesView } from "@/lib/domain/dependencies/view";
import { withOvertime } from "@/lib/domain/flow-teams/rulebook-events";
import { type RuleStanding, rulebookStanding } from "@/lib/domain/flow-teams/rulebook-standing";
import type { LeftBehindView, PeopleView } from "@/lib/domain/flow-teams/view";
import { type Revisions, storiesOf } from "@/lib/domain/live";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { keptCapacitiesJson } from "@/lib/server/calendar/capacity-views";
import { db } from "@/lib/server/db";
import { dependenciesViewJson, risksViewJson } from "@/lib/server/dependencies/queries";
import { roadmapViewJson } from "@/lib/server/roadmap/queries";
import { type View, readPart } from "@/lib/server/view";
import { loadEventFacts, loadRunning } from "./event-facts";
import { loadFacts } from "./facts";
import { loadSprintBacklogs } from "./sprint-backlog-facts";

/** Who is in the Flow Team: for Members and Administrators, since it holds e-mail addresses. */
export const peopleView: View<PeopleView> = {
  name: "people",
  capability: "see the people",
  contexts: ["flow-teams", "accounts", "backlog"],
  load: peopleJson,
};

/** A `PeopleView` as JSON text, in one statement. */
async function peopleJson(flowTeamId: string): Promise<string | null> {
  const [row] = await db().$queryRaw<{ body: string }[]>`
    WITH team AS (
      SELECT team.*, (
        SELECT count(*) FROM "Epic"
        WHERE "leadTeamId" = team.id AND "deletedAt" IS NULL AND status NOT IN ('done', 'dropped')) AS epics
      FROM "ScrumTeam" team WHERE "flowTeamId" = ${flowTeamId}::uuid
    ), held AS (
      SELECT "personId", json_agg(json_build_object('role', role, 'scrumTeamId', "scrumTeamId") ORDER BY role, since) AS roles
      FROM "RoleHolding" WHERE "flowTeamId" = ${flowTeamId}::uuid AND "endedAt" IS NULL
      GROUP BY "personId"
    )
    SELECT json_build_object(
      'flowTeam', json_build_object(
        'id', flow.id, 'name', flow.name, 'product', flow.product, 'timeZone', flow."timeZone", 'state', flow.state),
      'teams', (
        SELECT coalesce(json_agg(json_build_object(
          'id', id, 'name', name, 'slug', slug, 'hue', hue, 'usualCapacity', "usualCapacity",
          'isRetired', "retiredAt" IS NOT NULL, 'openEpics', epics) ORDER BY lower(name), id), '[]')
        FROM team WHERE "retiredAt" IS NULL OR epics > 0),
      'people', (
        SELECT coalesce(json_agg(json_build_object(
          'id', person.id, 'name', person.name, 'email', person.email,
          'isInvited', NOT person."isDemo" AND person."passwordHash" IS NULL AND NOT EXISTS (
            SELECT FROM "OpenIdIdentity" WHERE "personId" = person.id),
          'skills', membership.skills, 'roles', held.roles) ORDER BY lower(person.name), person.id), '[]')
        FROM held
        JOIN "Person" person ON person.id = held."personId"
        JOIN "Membership" membership ON membership."personId" = held."personId"
          AND membership."flowTeamId" = flow.id)
    )::text AS body
    FROM "FlowTeam" flow WHERE flow.id = ${flowTeamId}::uuid`;
  return row?.body ?? null;
}

/** What a Scrum Team would leave behind if it retired, for who may say so. */
export const leftBehindView = (teamId: string): View<LeftBehindView> => ({
  name: `left behind by ${teamId}`,
  capability: "run the flow team",
  contexts: ["calendar", storiesOf(teamId)],
  async load(flowTeamId) {
    const [row] = await db().$queryRaw<{ json: string }[]>`
      SELECT json_build_object('stories', count(*), 'running', count(*) FILTER (WHERE EXISTS (
        SELECT FROM "SprintEntry" n JOIN "FlowSprint" sp
          ON sp."flowTeamId" = n."flowTeamId" AND sp.number = n."sprintNumber" AND sp.state = 'running'
        WHERE n."storyId" = s.id AND n."leftAt" IS NULL)))::text AS json
      FROM "Story" s
      WHERE s."flowTeamId" = ${flowTeamId}::uuid AND s."teamId" = ${teamId}::uuid AND s."deletedAt" IS NULL
        AND s.status <> 'done'`;
    return row?.json ?? null;
  },
});

/** How the Flow Team stands against every rule now. */
export const rulebookView: View<RuleStanding[]> = {
  name: "rulebook",
  capability: "see the people",
  contexts: ["flow-teams", "calendar", "roadmap", "backlog", "progress", "stories", "dependencies", "claims", "events"],
  load: rulebookJson,
};

/**
 * The same at an instant: what runs may be over its time-box, which no change says. Read anew each minute
 * for those who open the page, and only that part of it.
 */
export function rulebookViewAt(now: Date): View<RuleStanding[]> {
  const minute = Math.floor(now.getTime() / 60_000);
  return {
    ...rulebookView,
    name: `rulebook at ${minute}`,
    edition: `at-${minute}`,
    async load(flowTeamId, at) {
      const [kept, running] = await Promise.all([readPart(flowTeamId, rulebookView, at), loadRunning(flowTeamId)]);
      if (kept === null || running.length === 0) return kept;
      const standing = JSON.parse(kept) as RuleStanding[];
      return JSON.stringify(
        standing.map((one) => (one.rule === "EVT-1" ? withOvertime(one, running, now.getTime()) : one)),
      );
    },
  };
}

async function rulebookJson(flowTeamId: string, at?: Revisions): Promise<string | null> {
  const flowTeam = await db().flowTeam.findUnique({
    where: { id: flowTeamId },
    select: { id: true, name: true, state: true },
  });
  if (!flowTeam) return null;
  const [facts, roadmap, dependencies, risks, backlogs, events] = await Promise.all([
    loadFacts(db(), flowTeam),
    keptCapacitiesJson(flowTeamId, at).then((computed) => roadmapViewJson(flowTeamId, computed)),
    dependenciesViewJson(flowTeamId),
    risksViewJson(flowTeamId),
    loadSprintBacklogs(flowTeamId),
    loadEventFacts(flowTeamId),
  ]);
  const register = {
    dependencies: JSON.parse(dependencies) as DependenciesView,
    risks: JSON.parse(risks) as RisksView,
  };
  return JSON.stringify(rulebookStanding(facts, JSON.parse(roadmap) as RoadmapView, register, backlogs, events));
}

/** The address of somebody who signs in. */
export async function getEmail(personId: string): Promise<string> {
  const { email } = await db().person.findUniqueOrThrow({ where: { id: personId }, select: { email: true } });
  return email;
}
