import "server-only";
import { type Actor, type Role, can, roleNames } from "@/lib/domain/access";
import { type SearchMatch, mostMatches } from "@/lib/domain/flow-teams/search-match";
import { goodEnough, searchScore } from "@/lib/domain/search";
import { db } from "@/lib/server/db";
import type { OpenFlowTeam } from "./access";

/**
 * What a search finds in a Flow Team the actor has opened, best first: Epics by title or number for
 * who sees the roadmap; people and Scrum Teams for its Members and Administrators. One statement.
 *
 * All titles are read and compared here rather than by the database: some hundred short texts, and
 * typing errors are forgiven without an extension that an outside database may not have.
 */
export async function searchFlowTeam(actor: Actor, flowTeam: OpenFlowTeam, search: string): Promise<SearchMatch[]> {
  const seesPlan = can(actor, "see the roadmap", { flowTeamId: flowTeam.id });
  const isMember = can(actor, "contribute", { flowTeamId: flowTeam.id }) || actor.isAdministrator;
  const [row] = await db().$queryRaw<Candidates[]>`
    SELECT
      (SELECT coalesce(json_agg(json_build_object('number', epic.number, 'title', epic.title,
          'teamName', team.name, 'hue', team.hue)), '[]')
        FROM "Epic" epic LEFT JOIN "ScrumTeam" team ON team.id = epic."leadTeamId"
        WHERE ${seesPlan} AND epic."flowTeamId" = ${flowTeam.id}::uuid AND epic."deletedAt" IS NULL) AS epics,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'title', name, 'hue', hue)), '[]')
        FROM "ScrumTeam" WHERE ${isMember} AND "flowTeamId" = ${flowTeam.id}::uuid
          AND "retiredAt" IS NULL) AS teams,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'title', name, 'roles', roles)), '[]')
        FROM (SELECT person.id, person.name, json_agg(DISTINCT held.role) AS roles
          FROM "RoleHolding" held JOIN "Person" person ON person.id = held."personId"
          WHERE ${isMember} AND held."flowTeamId" = ${flowTeam.id}::uuid AND held."endedAt" IS NULL
          GROUP BY person.id) AS people) AS people`;
  if (!row) return [];
  const number = Number(search.match(/^\s*(?:e-?)?(\d{1,9})\s*$/i)?.[1] ?? Number.NaN);
  const teams = best(row.teams, ({ title }) => searchScore(title, search));
  const people = best(row.people, ({ title }) => searchScore(title, search));
  const epics = best(row.epics, (epic) => (epic.number === number ? 1 : searchScore(epic.title, search)));
  const kinds: { score: number; matches: SearchMatch[] }[] = [
    { score: teams.score, matches: teams.best.map((team) => ({ kind: "Scrum Team", ...team })) },
    {
      score: people.score,
      matches: people.best.map((person) => ({ kind: "Person", ...inWords(person) })),
    },
    { score: epics.score, matches: epics.best.map((epic) => ({ kind: "Epic", ...epic })) },
  ];
  return kinds.toSorted((a, b) => b.score - a.score).flatMap(({ matches }) => matches);
}

function inWords({ roles, ...person }: Candidates["people"][number]) {
  return { ...person, roles: roles.map((role) => roleNames[role]).join(", ") };
}

type Candidates = {
  epics: { number: number; title: string; teamName: string | null; hue: number | null }[];
  teams: { id: string; title: string; hue: number }[];
  people: { id: string; title: string; roles: Role[] }[];
};

/**
 * The few that answer best, and how well the first of them does. Near misses are left out where
 * something holds what was typed.
 */
function best<T>(candidates: readonly T[], scoreOf: (candidate: T) => number): { best: T[]; score: number } {
  const scored = candidates
    .map((candidate) => ({ candidate, score: scoreOf(candidate) }))
    .filter(({ score }) => score > goodEnough)
    .toSorted((a, b) => b.score - a.score);
  const score = scored[0]?.score ?? 0;
  const least = score > 0.5 ? 0.5 : goodEnough;
  return {
    best: scored
      .filter((one) => one.score > least)
      .slice(0, mostMatches)
      .map(({ candidate }) => candidate),
    score,
  };
}
