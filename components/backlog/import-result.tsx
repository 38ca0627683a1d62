import { Download } from "lucide-react";
import { PageFrame } from "@/components/frame/page-frame";
import { buttonLook } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { reportAddress } from "@/lib/client/imports";
import type { ImportFigures, ReportRow } from "@/lib/domain/backlog/import-schema";
import { totals } from "@/lib/domain/backlog/import-totals";
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
  const { leftOut } = totals(figures);
  return (
    <PageFrame
      title="Imported"
      subtitle={fileName}
      actions={
        <Link href={`/flow-teams/${slug}/roadmap`} className={buttonLook("primary")}>
          Open the roadmap
        </Link>
      }
    >
      <div className="mx-auto flex max-w-4xl flex-col gap-6">
        <ImportFigureList figures={figures} tense="did" />
        <ReferenceList references={figures.references} />
        <div className="flex flex-wrap gap-2">
          <a href={reportAddress(slug, importId)} download className={buttonLook()}>
            <Download aria-hidden="true" /> Report of every row
          </a>
          <Link href={`/flow-teams/${slug}/backlog`} className={buttonLook()}>
            Open the Product Backlog
          </Link>
          <Link href={`/flow-teams/${slug}/import`} className={buttonLook("quiet")}>
            Import another file
          </Link>
        </div>
        {rows.length > 0 ? (
          <section aria-labelledby="left-out">
            <h2 id="left-out" className="mb-2 text-lg">
              Left out
              {leftOut > rows.length ? `: the first ${rows.length} of ${leftOut.toLocaleString("en")}` : ""}
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
