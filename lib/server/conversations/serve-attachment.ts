import "server-only";
import { z } from "zod";
import { type Actor, can } from "@/lib/domain/access";
import { notFound } from "@/lib/domain/result";
import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { refusalResponse, signInFirst } from "@/lib/server/view";
import { getAttachment, hasAttachment } from "./queries";

/**
 * An attachment's bytes, for Members. Its content never changes, so a browser keeps it, but asks
 * each time whether it may still be seen: answered 304 before the bytes are read. Only images we
 * drew ourselves are shown in the page, all else is downloaded, and nothing in it runs.
 *
 * Answers 401 to who isn't signed in, 404 to who may not see it; both carry a Refusal.
 */
export async function serveAttachmentTo(
  actor: Actor | null,
  request: Request,
  slug: string,
  id: string,
): Promise<Response> {
  if (!actor) return refusalResponse(signInFirst);
  const gone = refusalResponse(notFound("attachment").refusal);
  const flowTeam = await openFlowTeam(actor, slug);
  if (!flowTeam || !can(actor, "contribute", { flowTeamId: flowTeam.id })) return gone;
  if (!z.uuid().safeParse(id).success) return gone;
  const etag = `"${id}"`;
  const headers = { etag, "cache-control": "private, no-cache", vary: "cookie" };
  if (request.headers.get("if-none-match") === etag) {
    return (await hasAttachment(flowTeam.id, id)) ? new Response(null, { status: 304, headers }) : gone;
  }
  const attachment = await getAttachment(flowTeam.id, id);
  if (!attachment) return gone;
  const isImage = attachment.mediaType.startsWith("image/");
  return new Response(attachment.content as Uint8Array<ArrayBuffer>, {
    headers: {
      ...headers,
      "content-type": attachment.mediaType,
      "content-disposition": `${isImage ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(attachment.name)}`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cross-origin-resource-policy": "same-origin",
    },
  });
}
