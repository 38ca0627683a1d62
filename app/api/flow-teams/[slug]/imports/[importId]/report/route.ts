import { reportCsv } from "@/lib/domain/backlog/import-report";
import { importIdOf, serveImports } from "@/lib/server/backlog/import-access";
import { getImportReport } from "@/lib/server/backlog/import-queries";

type Props = { params: Promise<{ slug: string; importId: string }> };

/** The report of every row as a CSV file to keep. */
export async function GET(_request: Request, { params }: Props): Promise<Response> {
  const { slug, importId } = await params;
  return serveImports(slug, async (flowTeam) => {
    const id = importIdOf(importId);
    const found = id && (await getImportReport(flowTeam.id, id));
    if (!found) return null;
    const name = `Report of ${found.fileName.replace(/\.[a-z]{1,4}$/i, "")}.csv`;
    return new Response(reportCsv(found.report), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="report.csv"; filename*=UTF-8''${encodeURIComponent(name)}`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
  });
}
