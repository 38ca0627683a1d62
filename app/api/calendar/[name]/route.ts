import { serveFeed } from "@/lib/server/events/serve-feed";

/** A personal calendar, for programs that know its secret address. */
export async function GET(request: Request, { params }: { params: Promise<{ name: string }> }) {
  return serveFeed(request, (await params).name);
}
