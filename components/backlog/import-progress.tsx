"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { useHere } from "@/components/flow-teams/here";
import { Progress } from "@/components/ui/progress";
import { fetchStanding } from "@/lib/client/imports";

const askEvery = 400;

/** How far an import is while it runs. `isOurs`: this tab said yes and hears of the end by itself. */
export function ImportProgress({
  importId,
  rows,
  isOurs,
  onDone,
}: {
  importId: string;
  rows: number;
  isOurs: boolean;
  onDone: () => void;
}) {
  const { slug } = useHere();
  const { data } = useQuery({
    queryKey: ["import standing", importId],
    queryFn: () => fetchStanding(slug, importId),
    refetchInterval: askEvery,
    retry: false,
  });
  const isOver = !isOurs && data?.state === "done";
  const tellDone = useEffectEvent(onDone);
  useEffect(() => {
    if (isOver) tellDone();
  }, [isOver]);
  const written = data?.progress ?? 0;
  return (
    <section
      aria-label="Import under way"
      className="mx-auto flex w-full max-w-xl flex-1 flex-col justify-center gap-3 p-6"
    >
      <h2 className="text-lg">Importing</h2>
      <Progress value={written > 0 ? written / rows : null} label="Rows written" />
      <p className="text-ink-2 tabular-nums" aria-live="polite">
        {written.toLocaleString("en")} of {rows.toLocaleString("en")} rows. All of them come in, or none.
      </p>
    </section>
  );
}
