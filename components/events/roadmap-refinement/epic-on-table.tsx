"use client";

import dynamic from "next/dynamic";
import { useHere } from "@/components/flow-teams/here";
import { lazily } from "@/components/ui/lazily";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { useView } from "@/lib/client/use-view";
import type { EpicDetail } from "@/lib/domain/backlog/view";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import type { TableTurn } from "../refinement/use-table-turn";

const toCome = <Skeleton className="h-64" />;

// What the Epic has is read once the page is there, and so is what shows it.
const WeighedEpic = lazily(
  dynamic(() => import("./weighed-epic").then((module) => module.WeighedEpic)),
  toCome,
);

type EpicOnTableProps = { number: number; roadmap: RoadmapView; turn: TableTurn };

/** The one Epic all in the room look at. */
export function EpicOnTable({ number, ...rest }: EpicOnTableProps) {
  const { slug } = useHere();
  const { data: epic, refusal } = useView<EpicDetail>({ slug, view: `epics/${number}` });
  return (
    <section aria-label="On the table" className="rounded border bg-surface p-5 max-md:p-4">
      {epic ? (
        <WeighedEpic key={epic.id} epic={epic} {...rest} />
      ) : refusal ? (
        <RefusalNotice refusal={refusal} />
      ) : (
        toCome
      )}
    </section>
  );
}
