import { rulebookViewAt } from "@/lib/server/flow-teams/queries";
import { serveView } from "@/lib/server/view";

export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  return serveView(request, (await params).slug, rulebookViewAt(new Date()));
}
