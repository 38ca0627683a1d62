import "server-only";
import { type Actor, type Role, can, roleNames } from "@/lib/domain/access";
import { type SearchMatch, mostMatches } from "@/lib/domain/flow-teams/search-match";
import { goodEnough, searchScore } from "@/lib/domain/search";
import { db } from "@/lib/server/db";
import type { OpenFlowTeam } from "./access";

/**
 * What a search finds in a Flow Team the actor has opened, best first: Epics by title or number,
 * and, for its Members, people and Scrum Teams. One statement.
 *
 * All titles are read and compared here rather than by the database: some hundred short texts, and
 * typing errors are forgiven without an extension that an outside database may not have.
 */
export async function searchFlowTeam(
  actor: Actor,
  flowTeam: OpenFlowTeam,
  search: string,
): Promise<SearchMatch[]> {
  const isMember = can(actor, "contribute", { flowTeamId: flowTeam.id }) || actor.isAdministrator;
  const [row] = await db().$queryRaw<Candidates[]>`
    SELECT
      (SELECT coalesce(json_agg(json_build_object('number', epic.number, 'title', epic.title,
          'teamName', team.name, 'hue', team.hue)), '[]')
        FROM "Epic" epic LEFT JOIN "ScrumTeam" team ON team.id = epic."leadTeamId"
        WHERE epic."flowTeamId" = ${flowTeam.id}::uuid AND epic."deletedAt" IS NULL) AS epics,
      (SELECT coalesce(json_agg(json_build_object('slug', slug, 'title', name, 'hue', hue)), '[]')
        FROM "ScrumTeam" WHERE ${isMember} AND "flowTeamId" = ${flowTeam.id}::uuid
          AND "retiredAt" IS NULL) AS teams,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'title', name, 'roles', roles)), '[]')
        FROM (SELECT person.id, person.name, json_agg(DISTINCT held.role) AS roles
          FROM "RoleHolding" held JOIN "Person" person ON person.id = held."personId"
          WHERE ${isMember} AND held."flowTeamId" = ${flowTeam.id}::uuid AND held."endedAt" IS NULL
          GROUP BY person.id) AS people) AS people`;
  if (!row) return [];
  const number = Number(search.match(/^\s*(?:e-?)?(\d{1,9})\s*$/i)?.[1] ?? Number.NaN);
  return [
    ...best(row.epics, (epic) =>
      epic.number === number ? 1 : searchScore(epic.title, search),
    ).map((epic): SearchMatch => ({ kind: "Epic", ...epic })),
    ...best(row.teams, (team) => searchScore(team.title, search)).map(
      (team): SearchMatch => ({ kind: "Scrum Team", ...team }),
    ),
    ...best(row.people, (person) => searchScore(person.title, search)).map(
      ({ roles, ...person }): SearchMatch => ({
        kind: "Person",
        ...person,
        roles: roles.map((role) => roleNames[role]).join(", "),
      }),
    ),
  ];
}

type Candidates = {
  epics: { number: number; title: string; teamName: string | null; hue: number | null }[];
  teams: { slug: string; title: string; hue: number }[];
  people: { id: string; title: string; roles: Role[] }[];
};

/** The few that answer best. Near misses are left out where something holds what was typed. */
function best<T>(candidates: readonly T[], scoreOf: (candidate: T) => number): T[] {
  const scored = candidates
    .map((candidate) => ({ candidate, score: scoreOf(candidate) }))
    .filter(({ score }) => score > goodEnough)
    .toSorted((a, b) => b.score - a.score);
  const least = (scored[0]?.score ?? 0) > 0.5 ? 0.5 : goodEnough;
  return scored.filter(({ score }) => score > least).slice(0, mostMatches).map(({ candidate }) => candidate);
}
