"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { Button, buttonLook } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { runImport } from "@/lib/actions/imports";
import { fetchPreview, fetchStanding } from "@/lib/client/imports";
import { useCommand } from "@/lib/client/use-command";
import { ViewRefused } from "@/lib/client/view-fetch";
import { askKey } from "@/lib/domain/backlog/import-names";
import { importStepNames } from "@/lib/domain/backlog/import-steps";
import type { ImportFigures } from "@/lib/domain/backlog/import-schema";
import { totals } from "@/lib/domain/backlog/import-totals";
import type { ImportPreview, ImportView } from "@/lib/domain/backlog/import-view";
import { counted } from "@/lib/domain/words";
import { ImportAsks } from "./import-asks";
import { ImportFigureList, ReferenceList } from "./import-figures";
import { ImportProgress } from "./import-progress";
import { ImportRows } from "./import-rows";
import type { ChoicesHandle } from "./use-import-choices";

/** What the import would do, row by row, and the last yes. */
export function ImportPreviewStep({ view, handle }: { view: ImportView; handle: ChoicesHandle }) {
  const { flowTeamId, slug } = useHere();
  const router = useRouter();
  const [isStarted, setIsStarted] = useState(false);
  const preview = useQuery({
    queryKey: ["import preview", view.id],
    queryFn: () => fetchPreview(slug, view.id),
    staleTime: 0,
    gcTime: 0,
    retry: false,
    enabled: !isStarted,
  });
  // Another tab, or this one before a reload, may have said yes already.
  const standing = useQuery({
    queryKey: ["import standing", view.id],
    queryFn: () => fetchStanding(slug, view.id),
    retry: false,
  });
  const run = useCommand(runImport, {
    isInline: true,
    done: (figures) => `Imported ${view.fileName}: ${totals(figures).made} made, ${totals(figures).updated} updated`,
    onDone: showResult,
    onRefusal: () => {
      setIsStarted(false);
      void preview.refetch();
    },
  });

  function showResult(): void {
    router.push(`/flow-teams/${slug}/import/${view.id}/result`);
    router.refresh();
  }

  function sayYes(data: ImportPreview): void {
    setIsStarted(true);
    void run.run({ flowTeamId, importId: view.id, seen: data.digest });
  }

  async function answer(asks: Record<string, "ours" | "file">): Promise<void> {
    if (await handle.choose({ asks: { ...handle.choices.asks, ...asks } })) await preview.refetch();
  }

  if (isStarted || standing.data?.state === "running") {
    return <ImportProgress importId={view.id} rows={view.rowCount} onDone={showResult} isOurs={isStarted} />;
  }
  if (preview.error) {
    const refusal = preview.error instanceof ViewRefused ? preview.error.refusal : null;
    return (
      <RefusalNotice
        refusal={refusal}
        className="m-6"
        actions={<Button onClick={() => void preview.refetch()}>Try again</Button>}
      />
    );
  }
  if (!preview.data) return <Skeleton className="m-6 h-40" />;
  const { figures, blockers, rows } = preview.data;
  const asked = rows.flatMap((row) => row.asks.map((ask) => ({ key: askKey(row.externalId, ask.field), row, ask })));
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex max-h-[55%] shrink-0 flex-col gap-4 overflow-y-auto border-b px-6 py-4 max-md:px-4">
        <div className="flex flex-wrap items-start justify-between gap-4">
          <ImportFigureList figures={figures} tense="would" />
          <Button
            variant="primary"
            disabled={blockers.length > 0 || handle.pending || preview.isFetching}
            onClick={() => sayYes(preview.data)}
          >
            {yesWords(figures)}
          </Button>
        </div>
        <RefusalNotice refusal={run.refusal} />
        {blockers.map((blocker) => (
          <Notice
            key={blocker.message}
            tone="bad"
            title={blocker.message}
            actions={
              blocker.step === "preview" ? null : (
                <Link href={`/flow-teams/${slug}/import/${view.id}/${blocker.step}`} className={buttonLook()}>
                  {importStepNames[blocker.step]}
                </Link>
              )
            }
          >
            {blocker.wayOut}
          </Notice>
        ))}
        {asked.length > 0 ? <ImportAsks asked={asked} onAnswer={(answers) => void answer(answers)} /> : null}
        <ReferenceList references={figures.references} />
        <p className="text-sm text-ink-3">
          {totals(figures).updated > 0
            ? "Nothing is written yet. An import that updates items can't be taken back as one; each item's history shows what it held before."
            : "Nothing is written yet. Right after the import you can take it back as one; teams it made stay."}
        </p>
      </div>
      <ImportRows rows={rows} />
    </div>
  );
}

/** What the last yes does, on its button. */
function yesWords(figures: ImportFigures): string {
  const { made, updated } = totals(figures);
  if (made + updated === 0) return "Finish: nothing changes";
  const parts: [number, string, string][] = [
    [figures.made + figures.updated, "Epic", "Epics"],
    [(figures.stories?.made ?? 0) + (figures.stories?.updated ?? 0), "Story", "Stories"],
    [(figures.tasks?.made ?? 0) + (figures.tasks?.updated ?? 0), "Task", "Tasks"],
  ];
  return `Import ${parts
    .filter(([number]) => number > 0)
    .map((part) => counted(...part))
    .join(", ")}`;
}
