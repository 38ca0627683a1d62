import { z } from "zod";
import { notFound } from "@/lib/domain/result";
import { boardPaceView } from "@/lib/server/backlog/board-views";
import { refusalResponse, serveView } from "@/lib/server/view";

const scope = z.object({ team: z.uuid() });

/** `GET ?team=<id>`: how long the team's Stories take. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const asked = scope.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return refusalResponse(notFound("page").refusal);
  return serveView(request, (await params).slug, boardPaceView(asked.data.team));
}
