import { myWorkView } from "@/lib/server/conversations/views";
import { getActor } from "@/lib/server/session";
import { refusalResponse, serveViewTo, signInFirst } from "@/lib/server/view";

/** `GET`: what is the work of who asks. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const actor = await getActor();
  if (!actor) return refusalResponse(signInFirst);
  return serveViewTo(actor, request, (await params).slug, myWorkView(actor.personId));
}
