"use client";

import dynamic from "next/dynamic";
import { PanelSection } from "@/components/backlog/panel-section";
import { useHere } from "@/components/flow-teams/here";
import { ItemHistory } from "@/components/history/item-history";
import { lazily } from "@/components/ui/lazily";
import { Skeleton } from "@/components/ui/skeleton";
import type { SpokenOfKind } from "@/lib/domain/conversations/kinds";

const Conversation = lazily(
  dynamic(() => import("@/components/conversations/conversation").then((module) => module.Conversation)),
  <Skeleton className="h-16" />,
);

/** The end of a panel: what is said about the item, and what happened to it. */
export function ItemTalk({ kind, id }: { kind: SpokenOfKind; id: string }) {
  const { slug, actor } = useHere();
  return (
    <>
      <PanelSection title="Conversation">
        <Conversation itemKind={kind} itemId={id} />
      </PanelSection>
      <PanelSection title="History">
        <ItemHistory slug={slug} itemId={id} personId={actor.personId} />
      </PanelSection>
    </>
  );
}
