import { refusalFor } from "@/lib/server/command";
import { isInForce } from "@/lib/server/events/event-link-queries";
import { linkIsVoid } from "@/lib/server/events/visitor-commands";
import { openVisitorStream } from "@/lib/server/events/visitor-stream";
import { liveHub } from "@/lib/server/live";
import { liveHeaders } from "@/lib/server/live-stream";
import { refusalResponse } from "@/lib/server/view";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ token: string }> };

/** `GET`: the hints of the Review a link opens, as server-sent events, until the link is revoked. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  try {
    const stream = await openVisitorStream(liveHub(), (await params).token, request.signal);
    return stream ? new Response(stream, { headers: liveHeaders }) : refusalResponse(linkIsVoid);
  } catch (error) {
    return refusalResponse(refusalFor("live by a link", error));
  }
}

/** `HEAD`: whether a stream would be opened, as of `/api/live`: 401 says that it is over for good. */
export async function HEAD(_request: Request, { params }: Props): Promise<Response> {
  try {
    return new Response(null, { status: (await isInForce((await params).token)) ? 200 : 401 });
  } catch {
    return new Response(null, { status: 503 });
  }
}
