"use client";

import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { can } from "@/lib/domain/access";
import type { HistoryPage } from "@/lib/domain/history-words";
import { useView } from "@/lib/client/use-view";
import { HistoryEntryRow } from "./history-entry";

type HistoryProps = {
  slug: string;
  /** Who looks: their own last change can be taken back here. */
  personId: string;
};

/** What happened to one item, newest first, or with none to the whole Flow Team. For Members. */
export function ItemHistory(props: HistoryProps & { itemId: string | null }) {
  const { actor, flowTeamId } = useHere();
  // Not useMay: what is retired is still read.
  return can(actor, "read the history", { flowTeamId }) ? (
    <Pages {...props} />
  ) : (
    <p className="py-1 text-ink-2">History is for Members of this Flow Team.</p>
  );
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
    return <p className="py-1 text-ink-2">No change yet. Each will be listed here, with who made it and when.</p>;
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
