import { Download } from "lucide-react";
import Link from "next/link";
import { PageFrame } from "@/components/frame/page-frame";
import { Button } from "@/components/ui/button";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { reportAddress } from "@/lib/client/imports";
import type { ImportFigures, ReportRow } from "@/lib/domain/backlog/import-schema";
import { ImportFigureList, ReferenceList } from "./import-figures";

type Props = {
  slug: string;
  importId: string;
  fileName: string;
  figures: ImportFigures /** The first rows left out. */;
  rows: readonly ReportRow[];
};

/** What an import did, with its report to keep. */
export function ImportResult({ slug, importId, fileName, figures, rows }: Props) {
  return (
    <PageFrame
      title="Imported"
      subtitle={fileName}
      actions={
        <Button asChild variant="primary">
          <Link href={`/flow-teams/${slug}/roadmap`}>Open the roadmap</Link>
        </Button>
      }
    >
      <div className="mx-auto flex max-w-4xl flex-col gap-6">
        <ImportFigureList figures={figures} tense="did" />
        <ReferenceList references={figures.references} />
        <div className="flex flex-wrap gap-2">
          <Button asChild>
            <a href={reportAddress(slug, importId)} download>
              <Download aria-hidden="true" /> Report of every row
            </a>
          </Button>
          <Button asChild>
            <Link href={`/flow-teams/${slug}/backlog`}>Open the Product Backlog</Link>
          </Button>
          <Button asChild variant="quiet">
            <Link href={`/flow-teams/${slug}/import`}>Import another file</Link>
          </Button>
        </div>
        {rows.length > 0 ? (
          <section aria-labelledby="left-out">
            <h2 id="left-out" className="mb-2 text-lg">
              Left out
              {figures.leftOut > rows.length
                ? `: the first ${rows.length} of ${figures.leftOut.toLocaleString("en")}`
                : ""}
            </h2>
            <Table aria-labelledby="left-out">
              <thead>
                <tr>
                  <Th>Line</Th>
                  <Th>Id</Th>
                  <Th>Title</Th>
                  <Th>Why</Th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <Tr key={row.line}>
                    <Td className="tabular-nums">{row.line}</Td>
                    <Td>{row.externalId}</Td>
                    <Td className="wrap-anywhere">{row.title}</Td>
                    <Td className="text-ink-2 wrap-anywhere">{row.notes.join(" ")}</Td>
                  </Tr>
                ))}
              </tbody>
            </Table>
          </section>
        ) : null}
      </div>
    </PageFrame>
  );
}
