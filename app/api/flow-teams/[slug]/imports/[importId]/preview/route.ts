import { importIdOf, serveImports } from "@/lib/server/backlog/import-access";
import { getImportPreview } from "@/lib/server/backlog/import-queries";

type Props = { params: Promise<{ slug: string; importId: string }> };

/** What the import would do now, row by row: an `ImportPreview`. */
export async function GET(_request: Request, { params }: Props): Promise<Response> {
  const { slug, importId } = await params;
  return serveImports(slug, async (flowTeam) => {
    const id = importIdOf(importId);
    const preview = id === null ? null : await getImportPreview(flowTeam.id, id);
    return preview && Response.json(preview, { headers: { "cache-control": "no-store" } });
  });
}
