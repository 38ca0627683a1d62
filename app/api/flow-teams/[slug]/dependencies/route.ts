import { dependenciesView } from "@/lib/server/dependencies/views";
import { serveView } from "@/lib/server/view";

export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  return serveView(request, (await params).slug, dependenciesView);
}
