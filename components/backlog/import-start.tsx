"use client";

import clsx from "clsx";
import { FileSpreadsheet, Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { type DragEvent, useRef, useState } from "react";
import { PageFrame } from "@/components/frame/page-frame";
import { useHere } from "@/components/flow-teams/here";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { discardImport } from "@/lib/actions/imports";
import { sendFile } from "@/lib/client/imports";
import { useCommand } from "@/lib/client/use-command";
import { totals } from "@/lib/domain/backlog/import-totals";
import type { ImportInList } from "@/lib/domain/backlog/import-view";
import type { Refusal } from "@/lib/domain/result";

/** Chooses a file, and finds imports that were begun or are done. */
export function ImportStart({ imports }: { imports: readonly ImportInList[] }) {
  const { slug } = useHere();
  return (
    <PageFrame title="Import" subtitle="Epics, Stories and Tasks from a CSV file, Jira's own export among them">
      <div className="mx-auto flex max-w-3xl flex-col gap-6">
        <DropZone slug={slug} />
        {imports.length > 0 ? <EarlierImports slug={slug} imports={imports} /> : null}
      </div>
    </PageFrame>
  );
}

function came(figures: NonNullable<ImportInList["figures"]>): string {
  const { made, updated, leftOut } = totals(figures);
  return `${made} made, ${updated} updated, ${leftOut} left out`;
}

function DropZone({ slug }: { slug: string }) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const [sending, setSending] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function send(file: File | undefined): Promise<void> {
    if (!file || sending !== null) return;
    setSending(file.name);
    setRefusal(null);
    const answer = await sendFile(slug, file);
    if (answer.ok) return router.push(`/flow-teams/${slug}/import/${answer.value.id}/columns`);
    setSending(null);
    setRefusal(answer.refusal);
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    setIsOver(false);
    void send(event.dataTransfer.files[0]);
  }

  return (
    <section aria-label="Choose a file" className="flex flex-col gap-3">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an addition to the button inside */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
        className={clsx(
          "flex flex-col items-center gap-3 rounded border border-dashed px-6 py-12 text-center transition-colors",
          isOver ? "border-accent bg-accent-soft" : "border-line-strong bg-surface",
        )}
      >
        <Upload aria-hidden="true" className="size-6 text-ink-3" />
        <p className="font-medium">{sending === null ? "Drop a CSV file here" : `Reading ${sending}`}</p>
        <Button variant="primary" pending={sending !== null} onClick={() => input.current?.click()}>
          Choose a file
        </Button>
        <input
          ref={input}
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          aria-label="CSV file"
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            void send(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
        <p className="max-w-md text-sm text-ink-3">
          UTF-8 with commas, semicolons or tabs; up to 10 MB and 50,000 rows. Nothing is written before you have seen
          what would be and said yes.
        </p>
      </div>
      <RefusalNotice refusal={refusal} />
    </section>
  );
}

function EarlierImports({ slug, imports }: { slug: string; imports: readonly ImportInList[] }) {
  const { flowTeamId } = useHere();
  const router = useRouter();
  const discard = useCommand(discardImport, { onDone: () => router.refresh() });
  return (
    <section aria-labelledby="earlier-imports">
      <h2 id="earlier-imports" className="mb-2 text-lg">
        Imports so far
      </h2>
      <Table aria-labelledby="earlier-imports">
        <thead>
          <tr>
            <Th>File</Th>
            <Th>By</Th>
            <Th>What came of it</Th>
            <Th>
              <span className="sr-only">Acts</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {imports.map((one) => (
            <Tr key={one.id}>
              <Td>
                <Link
                  href={`/flow-teams/${slug}/import/${one.id}/${one.endedAt ? "result" : "columns"}`}
                  className="inline-flex items-center gap-2 font-medium hover:underline"
                >
                  <FileSpreadsheet aria-hidden="true" className="size-4 text-ink-3" />
                  {one.fileName}
                </Link>
              </Td>
              <Td>{one.by}</Td>
              <Td>
                {one.endedAt && one.figures ? (
                  <span className="text-ink-2">{came(one.figures)}</span>
                ) : (
                  <Badge tone="accent">Not imported yet</Badge>
                )}
              </Td>
              <Td className="text-right tabular-nums">
                {one.endedAt ? null : (
                  <Button
                    variant="quiet"
                    onClick={() => void discard.run({ flowTeamId, importId: one.id })}
                    aria-label={`Discard ${one.fileName}`}
                  >
                    Discard
                  </Button>
                )}
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
