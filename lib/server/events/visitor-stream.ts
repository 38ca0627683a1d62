import "server-only";
import type { LiveHub } from "@/lib/server/live";
import { openStreamOf } from "@/lib/server/live-stream";
import { findEventLink, isInForce } from "./event-link-queries";
import { sharedReviewView } from "./review-views";

/**
 * The stream of hints for somebody who has a link to a Review: of what its page shows, naming no items and
 * nobody. Null where the link is void; it ends at once when the link is revoked.
 */
export async function openVisitorStream(
  hub: LiveHub,
  token: string,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array> | null> {
  const link = await findEventLink(token);
  if (!link || link.isRevoked) return null;
  const { linkId, flowTeamId, key } = link;
  const hearing = {
    flowTeamIds: new Set([flowTeamId]),
    contexts: new Set(sharedReviewView(key).contexts),
    isMeant: (whose: string) => whose === linkId,
  };
  const stream = await openStreamOf(hub, hearing, signal);
  // Revoked while it was opened, before it could hear of that.
  if (await isInForce(token)) return stream;
  await stream.cancel();
  return null;
}
