import "server-only";
import { createHash } from "node:crypto";
import { readFeedName } from "@/lib/domain/events/feed";
import { refusalFor } from "@/lib/server/command";
import { env } from "@/lib/server/env";
import { refusalResponse } from "@/lib/server/view";
import { feedFile } from "./feed-file";
import { findFeedOwner, readFeed } from "./feed-queries";

/** Answers `GET /api/calendar/<secret>.ics`: 304 while it is what the program has; unknown and revoked look alike. */
export async function serveFeed(request: Request, name: string): Promise<Response> {
  try {
    const secret = readFeedName(name);
    const personId = secret && (await findFeedOwner(secret));
    if (!personId) return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
    const file = feedFile(await readFeed(personId), env().FLOTILLA_URL.replace(/\/$/, ""));
    const etag = `"${createHash("sha256").update(file).digest("base64url").slice(0, 27)}"`;
    const headers = { etag, "cache-control": "private, no-cache" };
    const known = request.headers.get("if-none-match")?.replace(/^W\//, "");
    if (known === etag) return new Response(null, { status: 304, headers });
    return new Response(file, {
      headers: {
        ...headers,
        "content-type": "text/calendar; charset=utf-8",
        "content-disposition": 'inline; filename="flotilla.ics"',
      },
    });
  } catch (error) {
    return refusalResponse(refusalFor("calendar feed", error));
  }
}
