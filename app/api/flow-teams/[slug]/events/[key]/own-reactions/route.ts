import { readOwnReactions } from "@/lib/server/events/shared-review-queries";
import { serveOwn } from "@/lib/server/serve-own";

/** `GET`: what who asks has shown to the demos of a Review. No hint makes it new: only their own acts change it. */
export async function GET(_: Request, { params }: { params: Promise<{ slug: string; key: string }> }) {
  const { slug, key } = await params;
  return serveOwn({ slug, key }, "own reactions", (flowTeamId, personId) =>
    readOwnReactions(flowTeamId, key, personId),
  );
}
