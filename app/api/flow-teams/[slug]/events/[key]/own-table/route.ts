import { readOwnTable } from "@/lib/server/events/retro-queries";
import { serveOwn } from "@/lib/server/serve-own";

/**
 * `GET`: the cards and dots in a retrospective of who asks. Nobody else reads them, and nothing keeps
 * them. No hint makes them new: only their own acts change them.
 */
export async function GET(_: Request, { params }: { params: Promise<{ slug: string; key: string }> }) {
  const { slug, key } = await params;
  return serveOwn({ slug, key }, "own table", (flowTeamId, personId) => readOwnTable(flowTeamId, key, personId));
}
