import { readOwnVotes } from "@/lib/server/events/ballot-queries";
import { serveOwn } from "@/lib/server/serve-own";

/** `GET`: what who asks has voted in the open votes of a room. Nobody else reads it, and nothing keeps it. */
export async function GET(_: Request, { params }: { params: Promise<{ slug: string; key: string }> }) {
  const { slug, key } = await params;
  return serveOwn({ slug, key }, "own votes", (flowTeamId, personId) => readOwnVotes(flowTeamId, key, personId));
}
