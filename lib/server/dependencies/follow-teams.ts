import "server-only";
import {
  type DependencyTeams,
  type Followed,
  type TeamMove,
  type TiedDependency,
  followItems,
  sidesMoved,
  teamsChanged,
} from "@/lib/domain/dependencies/follow";
import { itemName } from "@/lib/domain/dependencies/rules";
import { type Result, ok } from "@/lib/domain/result";
import { allOf } from "@/lib/domain/words";
import type { CommandContext } from "@/lib/server/command";
import { settleNews, tell } from "@/lib/server/conversations/tell";
import type { Tx } from "@/lib/server/db";
import { lockFlowTeam } from "@/lib/server/flow-teams/lock";
import { Prisma } from "@/prisma/client/client";
import { askWords, posOf, posUntilNow, tellOfDependency, titleOf } from "./dependency-facts";

/**
 * Takes the Dependencies of items along that are about to go to other teams, all at once, or refuses by
 * DEP-1. Whatever changes the team of a Story or the lead of an Epic calls this before it writes: the
 * database refuses it otherwise. The rows of the items are locked, so that no Dependency is drawn to
 * them meanwhile; the Flow Team is locked where one stands, as every change of a Dependency does.
 *
 * Delivered ones go along too: they wait for the needer's yes, and handed back they are the giver's work
 * again. Declined, verified and withdrawn ones stay as they were, until they count again (`judgeAgain`).
 */
export async function followTeams(
  context: CommandContext,
  flowTeamId: string,
  moves: readonly TeamMove[],
): Promise<Result<null>> {
  const { tx, undoOf } = context;
  const isBack = undoOf !== null;
  const itemIds = moves.filter(({ teamId }) => teamId !== null || isBack).map(({ itemId }) => itemId);
  if (itemIds.length === 0 || !(await areTied(tx, itemIds))) return ok(null);
  await lockFlowTeam(tx, flowTeamId);
  const judged = followItems(await loadTied(tx, itemIds), moves, await loadFormer(tx, undoOf));
  if (!judged.ok) return judged;
  for (const followed of judged.value) await takeAlong(context, followed);
  return ok(null);
}

/**
 * Locks the Flow Team where Dependencies stand at the items: by whoever is about to lock Stories and lists
 * that `followTeams` or `judgeStoriesInEpics` may then hold the Flow Team for, which comes first.
 */
export async function lockWhereTied(tx: Tx, flowTeamId: string, itemIds: readonly string[]): Promise<void> {
  if (itemIds.length > 0 && (await areTied(tx, itemIds))) await lockFlowTeam(tx, flowTeamId);
}

/** The Dependencies that count at the items. */
function tiedSql(itemIds: readonly string[]): Prisma.Sql {
  const ids = Prisma.sql`ANY(${[...itemIds]}::uuid[])`;
  return Prisma.sql`
    d."deletedAt" IS NULL AND d.state NOT IN ('declined', 'verified')
      AND (d."neederStoryId" = ${ids} OR d."giverStoryId" = ${ids} OR d."neederEpicId" = ${ids} OR d."giverEpicId" = ${ids})`;
}

async function areTied(tx: Tx, itemIds: readonly string[]): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ are: boolean }[]>`
    SELECT EXISTS (SELECT FROM "Dependency" d WHERE ${tiedSql(itemIds)}) AS are`;
  return row?.are ?? false;
}

/** The Dependencies that count at the items, with their items. Removed ones have their names still. */
export async function loadTied(tx: Tx, itemIds: readonly string[]): Promise<TiedDependency[]> {
  return tx.$queryRaw<TiedDependency[]>`
    SELECT d.id, d.number, d."neederTeamId", d."giverTeamId", d."answeringTeamId",
      ${itemSql("needer")} AS needer, ${itemSql("giver")} AS giver
    FROM "Dependency" d
    LEFT JOIN "Story" ns ON ns.id = d."neederStoryId" LEFT JOIN "Epic" ne ON ne.id = d."neederEpicId"
    LEFT JOIN "Story" gs ON gs.id = d."giverStoryId" LEFT JOIN "Epic" ge ON ge.id = d."giverEpicId"
    WHERE ${tiedSql(itemIds)} ORDER BY d.number`;
}

function itemSql(side: "needer" | "giver"): Prisma.Sql {
  const [story, epic] = side === "needer" ? [Prisma.raw("ns"), Prisma.raw("ne")] : [Prisma.raw("gs"), Prisma.raw("ge")];
  return Prisma.sql`
    CASE WHEN ${story}.id IS NOT NULL
           THEN json_build_object('kind', 'Story', 'id', ${story}.id, 'number', ${story}.number, 'title', ${story}.title,
             'teamId', ${story}."teamId")
         WHEN ${epic}.id IS NOT NULL
           THEN json_build_object('kind', 'Epic', 'id', ${epic}.id, 'number', ${epic}.number, 'title', ${epic}.title,
             'teamId', ${epic}."leadTeamId") END`;
}

/** The teams that Dependencies had before the run that is taken back, by its own history. */
async function loadFormer(tx: Tx, undoOf: string | null): Promise<Map<string, Partial<DependencyTeams>>> {
  if (undoOf === null) return new Map();
  const entries = await tx.auditEntry.findMany({
    where: { commandId: undoOf, itemKind: "Dependency" },
    select: { itemId: true, before: true },
  });
  return new Map(entries.map(({ itemId, before }) => [itemId, (before ?? {}) as Partial<DependencyTeams>]));
}

/**
 * Writes the teams a Dependency has now, into its history too, and says so: the team that has to answer
 * is asked as for a new one, and who was asked or told before isn't any more.
 */
async function takeAlong(context: CommandContext, { dependency: former, teams }: Followed): Promise<void> {
  const { tx, record, changed } = context;
  const dependency = await tx.dependency.update({ where: { id: former.id }, data: teams });
  const { id, flowTeamId } = dependency;
  const title = await titleOf(tx, dependency);
  const moved = sidesMoved(former, teams);
  const items = allOf(moved.flatMap((side) => former[side] ?? []).map(itemName));
  record({
    flowTeamId,
    item: { kind: "Dependency", id, title },
    ...teamsChanged(former, teams),
    reason: `It went along with ${items}.`,
  });
  const left: string[] = [];
  for (const side of moved) left.push(...(await posUntilNow(tx, flowTeamId, former[`${side}TeamId`])));
  await settleNews(context, flowTeamId, { to: left, kind: "dependency", itemId: id });

  const { answeringTeamId } = teams;
  const isAsked = dependency.state === "proposed" && answeringTeamId !== former.answeringTeamId;
  const asked = isAsked ? await posOf(tx, flowTeamId, answeringTeamId) : [];
  const ends = {
    needer: { teamId: teams.neederTeamId, item: former.needer },
    giver: { teamId: teams.giverTeamId, item: former.giver },
  };
  await tell(context, flowTeamId, {
    to: asked,
    kind: "dependency",
    item: { kind: "Dependency", id, title },
    text: askWords(ends, answeringTeamId === teams.neederTeamId, dependency),
  });
  const parts = { needer: "needs it", giver: "gives it" } as const;
  const says: string[] = [];
  for (const side of moved) {
    const team = await tx.scrumTeam.findUniqueOrThrow({
      where: { id: teams[`${side}TeamId`] },
      select: { name: true },
    });
    says.push(`${team.name} ${parts[side]} now`);
  }
  await tellOfDependency(context, dependency, { title, text: `moved ${items}: ${allOf(says)}`, except: asked });
  changed({ flowTeamId, context: "dependencies", id });
}
