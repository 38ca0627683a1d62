import { importIdOf, serveImports } from "@/lib/server/backlog/import-access";
import { getImportStanding } from "@/lib/server/backlog/import-queries";

type Props = { params: Promise<{ slug: string; importId: string }> };

/** Where an import is: an `ImportStanding`. */
export async function GET(_request: Request, { params }: Props): Promise<Response> {
  const { slug, importId } = await params;
  return serveImports(slug, async (flowTeam) => {
    const id = importIdOf(importId);
    const standing = id === null ? null : await getImportStanding(flowTeam.id, id);
    return standing && Response.json(standing, { headers: { "cache-control": "no-store" } });
  });
}
