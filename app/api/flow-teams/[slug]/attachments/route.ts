import { z } from "zod";
import { can } from "@/lib/domain/access";
import { item } from "@/lib/domain/conversations/schema";
import { largestAttachment } from "@/lib/domain/conversations/file-kinds";
import { notFound } from "@/lib/domain/result";
import { fromElsewhere } from "@/lib/server/backlog/import-access";
import { refusalFor } from "@/lib/server/command";
import { addAttachment, attachmentTooLong } from "@/lib/server/conversations/attachment-commands";
import { attachmentsView } from "@/lib/server/conversations/views";
import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { isFromHere, readBytes } from "@/lib/server/request";
import { getActor } from "@/lib/server/session";
import { turns } from "@/lib/server/turns";
import { refusalResponse, serveView, signInFirst } from "@/lib/server/view";

/** `GET ?item=<id>`: the files of an item, without their content. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const asked = z.uuid().safeParse(new URL(request.url).searchParams.get("item"));
  if (!asked.success) return refusalResponse(notFound("item").refusal);
  return serveView(request, (await params).slug, attachmentsView(asked.data));
}

/** A file takes three times its size while it is stored. */
const inTurn = turns();

/**
 * `POST ?kind=Story&item=<id>&name=…` with the file as body, 10 MB at most: adds it to the item
 * (`conversations.addAttachment`). Answers as the command does, refusals with 200 among them.
 */
export async function POST(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  try {
    if (!isFromHere(request)) return refusalResponse(fromElsewhere);
    const actor = await getActor();
    if (!actor) return refusalResponse(signInFirst);
    const flowTeam = await openFlowTeam(actor, (await params).slug);
    const search = new URL(request.url).searchParams;
    const to = item.safeParse({ kind: search.get("kind"), id: search.get("item") });
    // Before a large file is read and drawn anew for nobody.
    const isAllowed = flowTeam && can(actor, "contribute", { flowTeamId: flowTeam.id });
    if (!isAllowed || !to.success) return refusalResponse(notFound("item").refusal);
    const content = await readBytes(request, largestAttachment);
    if (!content) return Response.json({ ok: false, refusal: attachmentTooLong });
    const name = (search.get("name") || "file").replace(/[\p{Cc}/\\]/gu, " ").slice(-200);
    const upload = { flowTeamId: flowTeam.id, item: to.data, name, content };
    return Response.json(await inTurn(() => addAttachment.run(actor, upload)));
  } catch (error) {
    return refusalResponse(refusalFor("attachment", error));
  }
}
