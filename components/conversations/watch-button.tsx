"use client";

import { Bell, BellOff } from "lucide-react";
import { useHere, useMay } from "@/components/flow-teams/here";
import { IconButton } from "@/components/ui/icon-button";
import { unwatchItem, watchItem } from "@/lib/actions/conversations";
import { patchView } from "@/lib/client/optimistic";
import { useCommand } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import type { SpokenOfKind } from "@/lib/domain/conversations/kinds";
import type { ConversationView } from "@/lib/domain/conversations/view";

/** Whether the person is told what happens to the item. */
export function WatchButton({ itemKind, itemId }: { itemKind: SpokenOfKind; itemId: string }) {
  const { slug, flowTeamId, actor } = useHere();
  const mayWatch = useMay("contribute");
  const key = { slug, view: "conversation", query: { item: itemId } };
  const { data } = useView<ConversationView>(key);
  const isWatched = data?.watcherIds.includes(actor.personId) ?? false;
  const others = (data?.watcherIds.length ?? 0) - (isWatched ? 1 : 0);
  const command = useCommand(isWatched ? unwatchItem : watchItem, {
    optimistic: () => [
      patchView<ConversationView>(key, (view) => ({
        ...view,
        watcherIds: isWatched
          ? view.watcherIds.filter((id) => id !== actor.personId)
          : [...view.watcherIds, actor.personId],
      })),
    ],
    done: () => (isWatched ? "You are no longer told" : "You are told what happens here"),
  });
  if (!mayWatch || !data) return null;
  const also = others === 0 ? "" : ` (${others} ${others === 1 ? "other is" : "others are"} told too)`;
  return (
    <IconButton
      label={`${isWatched ? "Stop telling me what happens here" : "Tell me what happens here"}${also}`}
      icon={isWatched ? <BellOff /> : <Bell />}
      aria-pressed={isWatched}
      onClick={() => void command.run({ flowTeamId, item: { kind: itemKind, id: itemId } })}
    />
  );
}
