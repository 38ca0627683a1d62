import { refusalFor } from "@/lib/server/command";
import { liveHub } from "@/lib/server/live";
import { liveHeaders, openLiveStream } from "@/lib/server/live-stream";
import { getActor } from "@/lib/server/session";
import { refusalResponse, signInFirst } from "@/lib/server/view";

export const dynamic = "force-dynamic";

/** The hints of all Flow Teams of whoever asks, as server-sent events. */
export async function GET(request: Request): Promise<Response> {
  try {
    const actor = await getActor();
    if (!actor) return refusalResponse(signInFirst);
    return new Response(await openLiveStream(liveHub(), actor, request.signal), {
      headers: liveHeaders,
    });
  } catch (error) {
    return refusalResponse(refusalFor("live", error));
  }
}

/** Whether a stream would be opened: an EventSource can't say why it wasn't. */
export async function HEAD(): Promise<Response> {
  try {
    return new Response(null, { status: (await getActor()) ? 200 : 401 });
  } catch {
    return new Response(null, { status: 503 });
  }
}
