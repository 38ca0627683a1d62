import { writtenView } from "@/lib/server/events/views";
import { serveView } from "@/lib/server/view";

export async function GET(request: Request, { params }: { params: Promise<{ slug: string; key: string }> }) {
  const { slug, key } = await params;
  return serveView(request, slug, writtenView(key));
}
