import "server-only";
import { can } from "@/lib/domain/access";
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
 * DEP-1 for Stories that come into Epics, before they do. The first that would close a cycle is
 * named. Locks the Flow Team where one of them needs something, as the database's own check does.
 */
export async function judgeStoriesInEpics(
  tx: Tx,
  flowTeamId: string,
  moves: readonly { storyId: string; epicId: string }[],
): Promise<Result<null>> {
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
  const { edges, items } = await loadEdges(tx, flowTeamId, null, []);
  for (const { storyId, epicId } of moves) {
    if (!needing.some(({ neederStoryId }) => neederStoryId === storyId)) continue;
    const story = await tx.story.findFirst({ where: { id: storyId, flowTeamId } });
    const epic = await tx.epic.findFirst({ where: { id: epicId, flowTeamId } });
    if (!story || !epic) return notFound(story ? "Epic" : "Story");
    const allowed = canComeInto({ kind: "Story", ...named(story) }, { kind: "Epic", ...named(epic) }, edges, items);
    if (!allowed.ok) return allowed;
  }
  return ok(null);
}

type EdgeRow = { needer: string; giver: string; isPart: boolean };
type ItemRow = { id: string; kind: NamedItem["kind"]; number: number; title: string };

/** Of an Epic's Stories only those that need something can be part of a cycle, and those asked about. */
async function loadEdges(tx: Tx, flowTeamId: string, exceptId: string | null, storyIds: readonly string[]) {
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
  const edges: ItemEdge[] = rows;
  return { edges, items: new Map(items.map((item) => [item.id, item])) };
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
export function endWords({ item }: End, note: string): string {
  if (item) return `${itemName(item)} ${item.title}`;
  return note.trim() ? `“${note.trim().slice(0, 80)}”` : "something";
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

/**
 * Tells who has a part in a Dependency what happened to it: its raiser and the POs of both teams,
 * and, as something watched, everybody else who watches it.
 */
export async function tellOfDependency(
  context: CommandContext,
  dependency: Dependency,
  { title, text }: { title: string; text: string },
): Promise<void> {
  const { tx } = context;
  const { id, flowTeamId, answeringTeamId, raisedById } = dependency;
  const item = { kind: "Dependency", id, title } as const;
  const parties = new Set([
    ...(raisedById ? [raisedById] : []),
    ...(await posOf(tx, flowTeamId, answeringTeamId)),
    ...(await posOf(tx, flowTeamId, raisingTeamOf(dependency))),
  ]);
  await tell(context, flowTeamId, { to: [...parties], kind: "dependency", item, text });
  const watchers = await tx.watch.findMany({ where: { itemId: id }, select: { personId: true } });
  const others = watchers.map(({ personId }) => personId).filter((personId) => !parties.has(personId));
  await tell(context, flowTeamId, { to: others, kind: "watched", item, text });
}

/** Refuses by DEP-1 where a state makes a Dependency count again that didn't. */
export async function judgeAgain(tx: Tx, dependency: Dependency, next: Dependency["state"]): Promise<Result<unknown>> {
  if (counts(dependency.state) || !counts(next)) return ok(null);
  const ends = await endsOf(tx, dependency);
  return ends ? judge(tx, dependency.flowTeamId, ends, dependency.id) : notFound("item of the Dependency");
}
