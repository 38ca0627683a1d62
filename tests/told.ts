import type { Actor } from "@/lib/domain/access";
import type { InboxView, News } from "@/lib/domain/conversations/view";
import { inboxJson } from "@/lib/server/conversations/queries";
import { db } from "@/lib/server/db";

/** The news somebody has of an item, newest first. */
export async function newsOf(flowTeamId: string, { personId }: Actor, itemId: string): Promise<News[]> {
  const { news } = JSON.parse(await inboxJson(flowTeamId, personId)) as InboxView;
  return news.filter(({ item }) => item.id === itemId);
}

/** What somebody is told of an item and hasn't read: of which kind, in which words, how often. */
export async function toldOf(flowTeamId: string, actor: Actor, itemId: string) {
  const news = await newsOf(flowTeamId, actor, itemId);
  return news.filter(({ readAt }) => readAt === null).map(({ kind, text, count }) => [kind, text, count]);
}

/** Has everybody read all they were told until now. */
export const readAll = () => db().inboxItem.updateMany({ where: { readAt: null }, data: { readAt: new Date() } });
