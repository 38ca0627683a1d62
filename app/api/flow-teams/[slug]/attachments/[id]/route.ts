import { refusalFor } from "@/lib/server/command";
import { serveAttachmentTo } from "@/lib/server/conversations/serve-attachment";
import { getActor } from "@/lib/server/session";
import { refusalResponse } from "@/lib/server/view";

type Params = { params: Promise<{ slug: string; id: string }> };

/** An attachment's bytes, for Members. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  try {
    const { slug, id } = await params;
    return await serveAttachmentTo(await getActor(), request, slug, id);
  } catch (error) {
    return refusalResponse(refusalFor("attachment", error));
  }
}
