import "server-only";
import { headers } from "next/headers";

/** Where a request comes from: what attempts are counted by, and what a sign-in is remembered as. */
export type Visitor = { address: string; userAgent: string };

/** The visitor of this request. */
export async function thisVisitor(): Promise<Visitor> {
  return visitorOf(await headers());
}

/**
 * The visitor by a request's headers. Of forwarded addresses the last counts: the nearest proxy
 * wrote it, the ones before it are the client's say.
 */
function visitorOf(from: Pick<Headers, "get">): Visitor {
  const address = from.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
  return { address, userAgent: (from.get("user-agent") ?? "").slice(0, 400) };
}
