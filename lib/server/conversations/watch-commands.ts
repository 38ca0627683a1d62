import "server-only";
import { type SpokenItem, UnwatchItem, WatchItem } from "@/lib/domain/conversations/schema";
import { type Result, ok } from "@/lib/domain/result";
import { type CommandContext, command } from "@/lib/server/command";
import { enterTalk } from "./comment-commands";
import { addWatchers } from "./watchers";

/** Has the person told what happens to an item. */
export const watchItem = command({
  name: "conversations.watchItem",
  input: WatchItem,
  run: (context, { flowTeamId, item }) => setWatched(context, flowTeamId, item, true),
});

/** Leaves the person in peace about an item. */
export const unwatchItem = command({
  name: "conversations.unwatchItem",
  input: UnwatchItem,
  run: (context, { flowTeamId, item }) => setWatched(context, flowTeamId, item, false),
});

/** Whom an item interests is no part of its history: nothing of it changed. */
async function setWatched(
  context: CommandContext,
  flowTeamId: string,
  item: SpokenItem,
  isWatched: boolean,
): Promise<Result<null>> {
  const { tx, actor, changed } = context;
  const entered = await enterTalk(context, flowTeamId, item);
  if (!entered.ok) return entered;
  if (isWatched) await addWatchers(tx, flowTeamId, item, [actor.personId]);
  else await tx.watch.deleteMany({ where: { personId: actor.personId, itemId: item.id } });
  changed({ flowTeamId, context: "conversations", id: item.id });
  return ok(null);
}
