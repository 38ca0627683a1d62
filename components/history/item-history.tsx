"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Skeleton } from "@/components/ui/skeleton";
import type { HistoryPage } from "@/lib/domain/history-words";
import { useView } from "@/lib/client/use-view";
import { HistoryEntryRow } from "./history-entry";

type HistoryProps = {
  slug: string;
  /** Who looks: their own last change can be taken back here. */
  personId: string;
};

/** What happened to one item, newest first. For Members. */
export function ItemHistory({ itemId, ...rest }: HistoryProps & { itemId: string }) {
  return <Pages {...rest} itemId={itemId} />;
}

/** What happened in the whole Flow Team, newest first. For Members. */
export function FlowTeamActivity(props: HistoryProps) {
  return <Pages {...props} itemId={null} />;
}

type PagesProps = HistoryProps & { itemId: string | null; before?: string };

/** One page of it; asking for what came before adds the next below. */
function Pages({ slug, personId, itemId, before }: PagesProps) {
  const query = { ...(itemId && { item: itemId }), ...(before && { before }) };
  const { data, refusal } = useView<HistoryPage>({ slug, view: "history", query });
  const [showsOlder, setShowsOlder] = useState(false);
  if (!data && refusal) return <RefusalNotice refusal={refusal} />;
  if (!data) return <Skeleton className="h-40" />;
  if (data.entries.length === 0 && !before) {
    return <EmptyState title="Nothing has happened yet">Each change will be listed here, with who made it.</EmptyState>;
  }
  const [first] = data.entries;
  return (
    <>
      <ul className="divide-y">
        {data.entries.map((entry) => (
          <HistoryEntryRow
            key={entry.id}
            entry={entry}
            names={data.names}
            withItem={itemId === null}
            isOwnLast={
              !before && entry.commandId === first?.commandId && entry.id === first.id && entry.by?.id === personId
            }
          />
        ))}
      </ul>
      {data.older === null ? null : showsOlder ? (
        <Pages slug={slug} personId={personId} itemId={itemId} before={data.older} />
      ) : (
        <Button variant="quiet" onClick={() => setShowsOlder(true)}>
          Show older
        </Button>
      )}
    </>
  );
}
