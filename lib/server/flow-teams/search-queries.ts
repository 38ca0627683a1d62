import "server-only";
import { type Actor, can, roleNames } from "@/lib/domain/access";
import {
  type FoundKind,
  type ItemMatch,
  type NamesHere,
  type SearchMatch,
  bestMatches,
  foundKinds,
  numberIn,
  tiers,
} from "@/lib/domain/flow-teams/search-match";
import { goodEnough, searchScore, searchWords } from "@/lib/domain/search";
import { Prisma } from "@/prisma/client/client";
import { db } from "@/lib/server/db";
import type { OpenFlowTeam } from "./access";
import { alikeSql, foundSql, matchesSql, storyIdsSql } from "./search-sql";

type Tiered<T> = T & { tier: number };

/**
 * What a search finds in a Flow Team the actor has opened, best first: Epics for who sees the
 * roadmap, all other items for its Members; people and Scrum Teams for Members and Administrators.
 * One statement; a second one, which forgives typing errors, where no title holds what was typed.
 */
export async function searchFlowTeam(actor: Actor, flowTeam: OpenFlowTeam, search: string): Promise<SearchMatch[]> {
  const words = searchWords(search);
  if (words.length === 0) return [];
  const scope = { flowTeamId: flowTeam.id };
  const isMember = can(actor, "contribute", scope);
  const kinds = isMember ? foundKinds : can(actor, "see the roadmap", scope) ? (["Epic"] as const) : [];
  const seesPeople = isMember || actor.isAdministrator;
  const [row] = await db().$queryRaw<(NamesHere & { items: Tiered<ItemMatch>[] })[]>`
    SELECT ${kinds.length === 0 ? Prisma.sql`'[]'::json` : Prisma.sql`(${found(flowTeam.id, kinds, search)})`} AS items,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'title', name, 'hue', hue)), '[]')
        FROM "ScrumTeam" WHERE ${seesPeople} AND "flowTeamId" = ${flowTeam.id}::uuid
          AND "retiredAt" IS NULL) AS teams,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'title', name, 'roles', roles)), '[]')
        FROM (SELECT person.id, person.name, json_agg(DISTINCT held.role) AS roles
          FROM "RoleHolding" held JOIN "Person" person ON person.id = held."personId"
          WHERE ${seesPeople} AND held."flowTeamId" = ${flowTeam.id}::uuid AND held."endedAt" IS NULL
          GROUP BY person.id) AS people) AS people`;
  if (!row) return [];
  const named = namesFound(row, search);
  const isFound = [...named, ...row.items].some(({ tier }) => tier < tiers.anywhere);
  const alike = isFound || kinds.length === 0 ? [] : await findAlike(flowTeam.id, kinds, search);
  const all = [...named.filter(({ tier }) => !isFound || tier < tiers.alike), ...row.items, ...alike];
  return bestMatches(all).map(({ tier: _, ...match }) => match);
}

/**
 * The ids of the Stories whose title, description, acceptance criteria, Tasks or comments hold what
 * was typed, or whose number it is; where none does, those whose title is like it.
 */
export async function searchStories(flowTeamId: string, search: string): Promise<string[]> {
  const words = searchWords(search);
  if (words.length === 0) return [];
  const rows = await db().$queryRaw<{ id: string }[]>(storyIdsSql(flowTeamId, words, numberIn(search)));
  if (rows.length > 0) return rows.map(({ id }) => id);
  return (await findAlike(flowTeamId, ["Story", "Task"], search)).map((match) => match.itemId);
}

function found(flowTeamId: string, kinds: readonly FoundKind[], search: string): Prisma.Sql {
  return matchesSql(foundSql(flowTeamId, kinds, searchWords(search), numberIn(search)), searchWords(search));
}

/** How alike words have to be for the database to propose them, 0 to 1; the process judges them then. */
const likeness = 0.4;

/** Items whose titles are like what was typed, where letters are missing, doubled, swapped or wrong. */
async function findAlike(flowTeamId: string, kinds: readonly FoundKind[], search: string) {
  const words = searchWords(search);
  const [row] = await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT set_config('pg_trgm.word_similarity_threshold', ${String(likeness)}, true)`;
    return tx.$queryRaw<{ json: Tiered<ItemMatch>[] }[]>(
      Prisma.sql`SELECT (${matchesSql(alikeSql(flowTeamId, kinds, words), words)}) AS json`,
    );
  });
  const scored = (row?.json ?? []).map((match) => ({ match, score: searchScore(match.title, search) }));
  return scored
    .filter(({ score }) => score > goodEnough)
    .toSorted((a, b) => b.score - a.score)
    .map(({ match }) => match);
}

/** People and Scrum Teams whose names answer, the nearest first. */
function namesFound({ teams, people }: NamesHere, search: string): Tiered<SearchMatch>[] {
  const scored = [
    ...teams.map((team) => ({ kind: "Scrum Team" as const, ...team })),
    ...people.map(({ roles, ...person }) => ({
      kind: "Person" as const,
      ...person,
      roles: roles.map((role) => roleNames[role]).join(", "),
    })),
  ].map((match) => ({ match, score: searchScore(match.title, search) }));
  return scored
    .filter(({ score }) => score > goodEnough)
    .toSorted((a, b) => b.score - a.score)
    .map(({ match, score }) => ({ ...match, tier: tierOf(score) }));
}

/** Where a score of `searchScore` stands among the tiers. */
function tierOf(score: number): number {
  if (score >= 0.9) return tiers.beginning;
  if (score >= 0.8) return tiers.wordsOfTitle;
  return score > 0.5 ? tiers.withinTitle : tiers.alike;
}
