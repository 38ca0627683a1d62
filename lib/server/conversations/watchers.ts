import "server-only";
import type { SpokenItem } from "@/lib/domain/conversations/schema";
import type { CommandContext } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { tell } from "./tell";

/** Who is told what happens to the item: the ids of people. */
async function watchersOf(tx: Tx, itemId: string): Promise<string[]> {
  const rows = await tx.watch.findMany({ where: { itemId }, select: { personId: true } });
  return rows.map(({ personId }) => personId);
}

/** Makes people watch an item; those who do already stay. Whether any of them is new. */
export async function addWatchers(
  tx: Tx,
  flowTeamId: string,
  item: SpokenItem,
  personIds: readonly string[],
): Promise<boolean> {
  const { count } = await tx.watch.createMany({
    data: personIds.map((personId) => ({ personId, flowTeamId, itemKind: item.kind, itemId: item.id })),
    skipDuplicates: true,
  });
  return count > 0;
}

/**
 * Tells everybody who watches the item what happened to it, to be read after the actor's name, and with
 * them who has a part in it. `except` are those who are told of this act in another way.
 */
export async function tellWatchers(
  context: CommandContext,
  flowTeamId: string,
  item: SpokenItem & { title: string },
  text: string,
  { except = [], parties = [] }: { except?: readonly string[]; parties?: readonly string[] } = {},
): Promise<void> {
  const to = [...parties, ...(await watchersOf(context.tx, item.id))].filter((id) => !except.includes(id));
  await tell(context, flowTeamId, { to, kind: "watched", item, text });
}

/** What happened to one of several items. `except` are those who are told of it in another way. */
export type Happening = { item: SpokenItem & { title: string }; text: string; except?: readonly string[] };

/** As `tellWatchers`, of several items at once: those that nobody watches cost nothing more. */
export async function tellWatchersOfEach(
  context: CommandContext,
  flowTeamId: string,
  happenings: readonly Happening[],
): Promise<void> {
  if (happenings.length === 0) return;
  const watches = await context.tx.watch.findMany({
    where: { itemId: { in: happenings.map(({ item }) => item.id) }, personId: { not: context.actor.personId } },
    select: { personId: true, itemId: true },
  });
  const byItem = Map.groupBy(watches, ({ itemId }) => itemId);
  for (const { item, text, except = [] } of happenings) {
    const to = (byItem.get(item.id) ?? []).map(({ personId }) => personId).filter((id) => !except.includes(id));
    if (to.length > 0) await tell(context, flowTeamId, { to, kind: "watched", item, text });
  }
}
