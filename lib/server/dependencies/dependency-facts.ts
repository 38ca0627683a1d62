import "server-only";
import { can } from "@/lib/domain/access";
import { type DependencyTeams, teamsNow } from "@/lib/domain/dependencies/follow";
import {
  type End,
  type ItemEdge,
  type NamedItem,
  canComeInto,
  canRaise,
  itemName,
} from "@/lib/domain/dependencies/rules";
import { counts, raisingTeamOf } from "@/lib/domain/dependencies/states";
import { unfinished } from "@/lib/domain/dependencies/view";
import { type Result, notFound, ok } from "@/lib/domain/result";
import type { CommandContext } from "@/lib/server/command";
import { requireCapability } from "@/lib/server/command";
import { tell } from "@/lib/server/conversations/tell";
import { tellWatchers } from "@/lib/server/conversations/watchers";
import type { Tx } from "@/lib/server/db";
import { enterToChange } from "@/lib/server/flow-teams/entry";
import type { Dependency } from "@/prisma/client/client";

/** The ids an end is stored by: a Story's, an Epic's, or neither where it is the team alone. */
type EndIds = { storyId: string | null; epicId: string | null; teamId: string | null };

/** Both ends of a Dependency, loaded. */
export type Ends = { needer: End; giver: End };

/** Locks the Flow Team for a Member: what DEP-1 looks at holds still until the transaction ends. */
export async function enterAsContributor({ tx, actor }: CommandContext, flowTeamId: string): Promise<Result<unknown>> {
  const entered = await enterToChange(tx, actor, flowTeamId, "Dependency");
  return entered.ok ? requireCapability(actor, "contribute", { flowTeamId }) : entered;
}

/** Whether the actor speaks for a team's sprints: its PO, the CPO or the CSM. */
export function speaksFor({ actor }: CommandContext, flowTeamId: string, scrumTeamId: string): boolean {
  return can(actor, "write epics", { flowTeamId, scrumTeamId }) || can(actor, "keep the calendar", { flowTeamId });
}

/** A Dependency of the Flow Team that stands, or one that was withdrawn. */
export async function findDependency(tx: Tx, flowTeamId: string, id: string, withdrawn = false) {
  const dependency = await tx.dependency.findFirst({
    where: { id, flowTeamId, deletedAt: withdrawn ? { not: null } : null },
  });
  return dependency ? ok(dependency) : notFound("Dependency");
}

/**
 * The end the ids name, with the team of its item; null where it isn't there. A Story is held: one
 * that comes into an Epic at the same time is judged before or after, never beside (DEP-1).
 */
export async function loadEnd(tx: Tx, flowTeamId: string, ids: EndIds): Promise<End | null> {
  if (ids.storyId) {
    await tx.$executeRaw`SELECT 1 FROM "Story" WHERE id = ${ids.storyId}::uuid FOR SHARE`;
    const story = await tx.story.findFirst({ where: { id: ids.storyId, flowTeamId, deletedAt: null } });
    return story && { teamId: story.teamId, item: { kind: "Story", ...named(story) } };
  }
  if (ids.epicId) {
    const epic = await tx.epic.findFirst({ where: { id: ids.epicId, flowTeamId, deletedAt: null } });
    return epic && { teamId: epic.leadTeamId, item: { kind: "Epic", ...named(epic) } };
  }
  if (!ids.teamId) return null;
  const team = await tx.scrumTeam.findFirst({ where: { id: ids.teamId, flowTeamId, retiredAt: null } });
  return team && { teamId: team.id, item: null };
}

const named = ({ id, number, title }: { id: string; number: number; title: string }) => ({ id, number, title });

/** The ends of a stored Dependency; null where an item is gone. */
export async function endsOf(tx: Tx, dependency: Dependency): Promise<Ends | null> {
  const { flowTeamId, neederStoryId, neederEpicId, giverStoryId, giverEpicId } = dependency;
  const teams = { needer: dependency.neederTeamId, giver: dependency.giverTeamId };
  const needer = await loadEnd(tx, flowTeamId, { storyId: neederStoryId, epicId: neederEpicId, teamId: teams.needer });
  const giver = await loadEnd(tx, flowTeamId, { storyId: giverStoryId, epicId: giverEpicId, teamId: teams.giver });
  return needer && giver ? { needer, giver } : null;
}

/**
 * Judges by DEP-1 against all Dependencies that count but the one named, and the Stories of Epics.
 * The Flow Team is locked, so they hold still.
 */
export async function judge(tx: Tx, flowTeamId: string, { needer, giver }: Ends, exceptId: string | null = null) {
  const storyIds = needer.item?.kind === "Story" ? [needer.item.id] : [];
  const { edges, items } = await loadEdges(tx, flowTeamId, exceptId, storyIds);
  return canRaise(needer, giver, edges, items);
}

/**
 * DEP-1 for Stories that come into Epics or come back in them, before they do. The first that would
 * close a cycle with those before it is named. Locks the Flow Team where one of them needs something,
 * as the database's own check does.
 */
export async function judgeStoriesInEpics(
  tx: Tx,
  flowTeamId: string,
  into: readonly { storyId: string; epicId: string | null }[],
): Promise<Result<null>> {
  const moves = into.flatMap(({ storyId, epicId }) => (epicId === null ? [] : [{ storyId, epicId }]));
  if (moves.length === 0) return ok(null);
  const needing = await tx.dependency.findMany({
    where: {
      neederStoryId: { in: moves.map(({ storyId }) => storyId) },
      deletedAt: null,
      state: { notIn: ["declined", "verified"] },
    },
    select: { neederStoryId: true },
  });
  if (needing.length === 0) return ok(null);
  await tx.$executeRaw`SELECT 1 FROM "FlowTeam" WHERE id = ${flowTeamId}::uuid FOR NO KEY UPDATE`;
  const { edges, items } = await loadEdges(tx, flowTeamId);
  for (const { storyId, epicId } of moves) {
    if (!needing.some(({ neederStoryId }) => neederStoryId === storyId)) continue;
    const story = await tx.story.findFirst({ where: { id: storyId, flowTeamId } });
    const epic = await tx.epic.findFirst({ where: { id: epicId, flowTeamId } });
    if (!story || !epic) return notFound(story ? "Epic" : "Story");
    const ends = { story: { kind: "Story", ...named(story) }, epic: { kind: "Epic", ...named(epic) } } as const;
    const allowed = canComeInto(ends.story, ends.epic, edges, items);
    if (!allowed.ok) return allowed;
    edges.push({ needer: epicId, giver: storyId, isPart: true });
    for (const item of [ends.story, ends.epic]) items.set(item.id, item);
  }
  return ok(null);
}

type EdgeRow = { needer: string; giver: string; isPart: boolean };
type ItemRow = { id: string; kind: NamedItem["kind"]; number: number; title: string };

/**
 * What waits for what in the Flow Team, with the names of it all. Of an Epic's Stories only those that
 * need something can be part of a cycle, and those asked about.
 */
export async function loadEdges(
  tx: Tx,
  flowTeamId: string,
  exceptId: string | null = null,
  storyIds: readonly string[] = [],
): Promise<{ edges: ItemEdge[]; items: Map<string, NamedItem> }> {
  const rows = await tx.$queryRaw<EdgeRow[]>`
    WITH counting AS (
      SELECT coalesce("neederStoryId", "neederEpicId") AS needer, coalesce("giverStoryId", "giverEpicId") AS giver
      FROM "Dependency"
      WHERE "flowTeamId" = ${flowTeamId}::uuid AND "deletedAt" IS NULL AND state NOT IN ('declined', 'verified')
        AND id IS DISTINCT FROM ${exceptId}::uuid
    )
    SELECT needer, giver, false AS "isPart" FROM counting WHERE needer IS NOT NULL AND giver IS NOT NULL
    UNION ALL
    SELECT story."epicId", story.id, true FROM "Story" story
    WHERE story."flowTeamId" = ${flowTeamId}::uuid AND story."epicId" IS NOT NULL AND story."deletedAt" IS NULL
      AND (story.id IN (SELECT needer FROM counting) OR story.id = ANY(${[...storyIds]}::uuid[]))`;
  const ids = [...new Set(rows.flatMap(({ needer, giver }) => [needer, giver]))];
  const items = await tx.$queryRaw<ItemRow[]>`
    SELECT id, 'Story' AS kind, number, title FROM "Story" WHERE id = ANY(${ids}::uuid[])
    UNION ALL
    SELECT id, 'Epic', number, title FROM "Epic" WHERE id = ANY(${ids}::uuid[])`;
  return { edges: rows, items: new Map(items.map((item) => [item.id, item])) };
}

/** "S-12 needs E-4"; a team alone is called by its name, what is gone "an item". */
export async function titleOf(tx: Tx, dependency: Dependency): Promise<string> {
  const [row] = await tx.$queryRaw<{ needer: string; giver: string }[]>`
    SELECT
      CASE WHEN d."neederStoryId" IS NOT NULL THEN 'S-' || ns.number
           WHEN d."neederEpicId" IS NOT NULL THEN 'E-' || ne.number ELSE nt.name END AS needer,
      CASE WHEN d."giverStoryId" IS NOT NULL THEN 'S-' || gs.number
           WHEN d."giverEpicId" IS NOT NULL THEN 'E-' || ge.number ELSE gt.name END AS giver
    FROM "Dependency" d
    JOIN "ScrumTeam" nt ON nt.id = d."neederTeamId" JOIN "ScrumTeam" gt ON gt.id = d."giverTeamId"
    LEFT JOIN "Story" ns ON ns.id = d."neederStoryId" LEFT JOIN "Epic" ne ON ne.id = d."neederEpicId"
    LEFT JOIN "Story" gs ON gs.id = d."giverStoryId" LEFT JOIN "Epic" ge ON ge.id = d."giverEpicId"
    WHERE d.id = ${dependency.id}::uuid`;
  return row ? `${row.needer} needs ${row.giver}` : "A Dependency";
}

/** "S-12 isn't Done yet", of what the Dependency's giver gives; null where it is Done, gone, or a team alone. */
export async function unfinishedGiver(tx: Tx, { giverStoryId, giverEpicId }: Dependency): Promise<string | null> {
  const here = (id: string) => ({ where: { id, deletedAt: null }, select: { number: true, status: true } });
  if (giverStoryId) {
    const story = await tx.story.findFirst(here(giverStoryId));
    return unfinished(story && { kind: "Story", ...story });
  }
  if (!giverEpicId) return null;
  const epic = await tx.epic.findFirst(here(giverEpicId));
  return unfinished(epic && { kind: "Epic", ...epic });
}

/** "S-12 Read the gauge", or what the team alone is asked for. */
function endWords({ item }: End, note: string): string {
  if (item) return `${itemName(item)} ${item.title}`;
  return note.trim() ? `“${note.trim().slice(0, 80)}”` : "something";
}

type Said = { note: string; neededBySprint: number | null };

/** What the team that answers is asked for, or offered. To be read after the raiser's name. */
export function askWords({ needer, giver }: Ends, isOffered: boolean, { note, neededBySprint }: Said): string {
  const by = neededBySprint === null ? "" : ` by S${neededBySprint}`;
  const forItem = (end: End) => (end.item ? ` for ${endWords(end, note)}` : "");
  return isOffered
    ? `offers your team ${endWords(giver, note)}${forItem(needer)}`
    : `asks your team for ${endWords(giver, note)}${forItem(needer)}${by}`;
}

/** Who a Scrum Team's POs are. */
export async function posOf(tx: Tx, flowTeamId: string, scrumTeamId: string): Promise<string[]> {
  const holdings = await tx.roleHolding.findMany({
    where: { flowTeamId, scrumTeamId, role: "po", endedAt: null },
    select: { personId: true },
  });
  return holdings.map(({ personId }) => personId);
}

/** Who a Scrum Team's POs are and were: one of them may have been asked what another answers. */
export async function posUntilNow(tx: Tx, flowTeamId: string, scrumTeamId: string): Promise<string[]> {
  const where = { flowTeamId, scrumTeamId, role: "po" } as const;
  const holdings = await tx.roleHolding.findMany({ where, select: { personId: true } });
  return holdings.map(({ personId }) => personId);
}

/** Who has a part in a Dependency: who raised it and the POs of both teams. */
export async function partiesToDependency(tx: Tx, dependency: Dependency): Promise<string[]> {
  const { flowTeamId, answeringTeamId, raisedById } = dependency;
  return [
    ...(raisedById ? [raisedById] : []),
    ...(await posOf(tx, flowTeamId, answeringTeamId)),
    ...(await posOf(tx, flowTeamId, raisingTeamOf(dependency))),
  ];
}

/**
 * Tells who has a part in a Dependency what happened to it, and, as something watched, everybody else
 * who watches it. `except` are told of it in other words.
 */
export async function tellOfDependency(
  context: CommandContext,
  dependency: Dependency,
  { title, text, except = [] }: { title: string; text: string; except?: readonly string[] },
): Promise<void> {
  const { id, flowTeamId } = dependency;
  const item = { kind: "Dependency", id, title } as const;
  const parties = await partiesToDependency(context.tx, dependency);
  const to = parties.filter((personId) => !except.includes(personId));
  await tell(context, flowTeamId, { to, kind: "dependency", item, text });
  await tellWatchers(context, flowTeamId, item, text, { except: [...except, ...parties] });
}

/**
 * The teams of a Dependency in its next state. What didn't count stayed where it was when its items went
 * to other teams: where it counts again it is judged by DEP-1, and is of the teams its items have now.
 */
export async function judgeAgain(
  tx: Tx,
  dependency: Dependency,
  next: Dependency["state"],
): Promise<Result<DependencyTeams>> {
  if (counts(dependency.state) || !counts(next)) {
    const { neederTeamId, giverTeamId, answeringTeamId } = dependency;
    return ok({ neederTeamId, giverTeamId, answeringTeamId });
  }
  const ends = await endsOf(tx, dependency);
  if (!ends) return notFound("item of the Dependency");
  const teams = await judge(tx, dependency.flowTeamId, ends, dependency.id);
  return teams.ok ? ok(teamsNow(dependency, teams.value)) : teams;
}
