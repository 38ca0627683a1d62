import "server-only";
import { type Actor, can, roleNames } from "@/lib/domain/access";
import {
  type FoundKind,
  type ItemMatch,
  type NamesHere,
  type SearchAnswer,
  type SearchMatch,
  bestMatches,
  foundKinds,
  numberIn,
  tiers,
} from "@/lib/domain/flow-teams/search-match";
import { goodEnough, searchScore, searchWords } from "@/lib/domain/search";
import { corrections, withoutUnknown } from "@/lib/domain/search-correction";
import { Prisma } from "@/prisma/client/client";
import { db } from "@/lib/server/db";
import type { OpenFlowTeam } from "./access";
import { alikeSql, foundSql, matchesSql, storyIdsSql, wordsAlikeSql } from "./search-sql";

type Tiered<T> = T & { tier: number };

/**
 * What a search finds in a Flow Team the actor has opened, best first: Epics for who sees the
 * roadmap, all other items for its Members; people and Scrum Teams for Members and Administrators.
 *
 * One statement where a title or a name holds what was typed. Otherwise another one forgives typing
 * errors in titles; and where no text holds what was typed either, the words in use that are nearest
 * to it are looked for instead, at last without those that are written nowhere.
 */
export async function searchFlowTeam(actor: Actor, flowTeam: OpenFlowTeam, search: string): Promise<SearchAnswer> {
  const words = searchWords(search);
  if (words.length === 0) return { matches: [], shownFor: null };
  const scope = { flowTeamId: flowTeam.id };
  const isMember = can(actor, "contribute", scope);
  const kinds = isMember ? foundKinds : can(actor, "see the roadmap", scope) ? (["Epic"] as const) : [];
  const seesPeople = isMember || actor.isAdministrator;
  const [row] = await db().$queryRaw<(NamesHere & { items: Tiered<ItemMatch>[] })[]>`
    SELECT ${kinds.length === 0 ? Prisma.sql`'[]'::json` : Prisma.sql`(${found(flowTeam.id, kinds, words, search)})`} AS items,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'title', name, 'hue', hue)), '[]')
        FROM "ScrumTeam" WHERE ${seesPeople} AND "flowTeamId" = ${flowTeam.id}::uuid
          AND "retiredAt" IS NULL) AS teams,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'title', name, 'roles', roles)), '[]')
        FROM (SELECT person.id, person.name, json_agg(DISTINCT held.role) AS roles
          FROM "RoleHolding" held JOIN "Person" person ON person.id = held."personId"
          WHERE ${seesPeople} AND held."flowTeamId" = ${flowTeam.id}::uuid AND held."endedAt" IS NULL
          GROUP BY person.id) AS people) AS people`;
  if (!row) return { matches: [], shownFor: null };
  const named = namesFound(row, search);
  const isFound = [...named, ...row.items].some(({ tier }) => tier < tiers.anywhere);
  const alike = isFound || kinds.length === 0 ? nothingAlike : await findAlike(flowTeam.id, kinds, words, search);
  const tries = row.items.length > 0 ? [] : corrections(words, alike.words);
  if (row.items.length + alike.items.length + named.length === 0) tries.push(...withoutUnknown(words, alike.words));
  const corrected = await findCorrected(flowTeam.id, kinds, tries);
  const isAlike = new Set(alike.items.map(({ id }) => id));
  const all = [
    ...named.filter(({ tier }) => !isFound || tier < tiers.alike),
    ...row.items,
    ...alike.items,
    ...(corrected?.items ?? []).filter(({ id }) => !isAlike.has(id)),
  ];
  const matches = bestMatches(all).map(({ tier: _, ...match }) => match);
  return { matches, shownFor: corrected?.words.join(" ") ?? null };
}

/**
 * The ids of the Stories whose title, description, acceptance criteria, Tasks or comments hold what
 * was typed, or whose number it is; where none does, those whose title is like it, and those that
 * hold the words in use that are nearest to it.
 */
export async function searchStories(flowTeamId: string, search: string): Promise<string[]> {
  const words = searchWords(search);
  if (words.length === 0) return [];
  const held = await storyIds(flowTeamId, words, search);
  if (held.length > 0) return held;
  const alike = await findAlike(flowTeamId, ["Story", "Task", "Criterion", "Comment"], words, search);
  const ids = new Set(alike.items.map(({ itemId }) => itemId));
  // A list has no place to say that a word was left out.
  for (const meant of corrections(words, alike.words)) {
    const others = await storyIds(flowTeamId, meant, "");
    if (others.length > 0) return [...new Set([...ids, ...others])];
  }
  return [...ids];
}

async function storyIds(flowTeamId: string, words: readonly string[], search: string): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>(storyIdsSql(flowTeamId, words, numberIn(search)));
  return rows.map(({ id }) => id);
}

function found(flowTeamId: string, kinds: readonly FoundKind[], words: readonly string[], search: string): Prisma.Sql {
  return matchesSql(foundSql(flowTeamId, kinds, words, numberIn(search)), words);
}

type Alike = {
  items: Tiered<ItemMatch>[];
  /** Words in use that look like one of those typed. */
  words: string[];
};

const nothingAlike: Alike = { items: [], words: [] };

/** How alike words have to be for the database to propose them, 0 to 1; the process judges them then. */
const likeness = 0.4;

/**
 * Items whose titles are like what was typed, where letters are missing, doubled, swapped or wrong,
 * and what words of any text are like it.
 */
async function findAlike(
  flowTeamId: string,
  kinds: readonly FoundKind[],
  words: readonly string[],
  search: string,
): Promise<Alike> {
  const [row] = await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT set_config('pg_trgm.word_similarity_threshold', ${String(likeness)}, true)`;
    return tx.$queryRaw<{ items: Tiered<ItemMatch>[]; words: string[] }[]>`
      SELECT (${matchesSql(alikeSql(flowTeamId, kinds, words), words)}) AS items,
        ARRAY(${wordsAlikeSql(flowTeamId, kinds, words)}) AS words`;
  });
  const scored = (row?.items ?? []).map((match) => ({ match, score: searchScore(match.title, search) }));
  const items = scored
    .filter(({ score }) => score > goodEnough)
    .toSorted((a, b) => b.score - a.score)
    .map(({ match }) => match);
  return { items, words: row?.words ?? [] };
}

/** What the first of some searches finds that finds anything, and its words; null when none does. */
async function findCorrected(
  flowTeamId: string,
  kinds: readonly FoundKind[],
  tries: readonly string[][],
): Promise<{ items: Tiered<ItemMatch>[]; words: string[] } | null> {
  for (const meant of tries) {
    const [row] = await db().$queryRaw<{ items: Tiered<ItemMatch>[] }[]>`
      SELECT (${found(flowTeamId, kinds, meant, "")}) AS items`;
    if (!row || row.items.length === 0) continue;
    const items = row.items.map((match) => ({
      ...match,
      tier: match.tier < tiers.anywhere ? tiers.alike : tiers.alikeAnywhere,
    }));
    return { items, words: meant };
  }
  return null;
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
