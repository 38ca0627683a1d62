import { z } from "zod";
import { can } from "@/lib/domain/access";
import { notFound } from "@/lib/domain/result";
import { refusalFor } from "@/lib/server/command";
import { getAttachment } from "@/lib/server/conversations/queries";
import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { getActor } from "@/lib/server/session";
import { refusalResponse, signInFirst } from "@/lib/server/view";

type Params = { params: Promise<{ slug: string; id: string }> };

/**
 * An attachment's bytes, for Members. Its content never changes, so a browser keeps it, but asks
 * each time whether it may still be seen. Only images we drew ourselves are shown in the page.
 */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  try {
    const { slug, id } = await params;
    const actor = await getActor();
    if (!actor) return refusalResponse(signInFirst);
    const flowTeam = await openFlowTeam(actor, slug);
    const isAllowed =
      flowTeam && can(actor, "contribute", { flowTeamId: flowTeam.id }) && z.uuid().safeParse(id).success;
    if (!isAllowed) return refusalResponse(notFound("attachment").refusal);
    const etag = `"${id}"`;
    const headers = { etag, "cache-control": "private, no-cache", vary: "cookie" };
    const attachment = await getAttachment(flowTeam.id, id);
    if (!attachment) return refusalResponse(notFound("attachment").refusal);
    if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
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
  } catch (error) {
    return refusalResponse(refusalFor("attachment", error));
  }
}
