import { serveMinutes } from "@/lib/server/events/serve-minutes";

export async function GET(_request: Request, { params }: { params: Promise<{ slug: string; key: string }> }) {
  const { slug, key } = await params;
  return serveMinutes(slug, key);
}
