import { z } from "zod";
import { notFound } from "@/lib/domain/result";
import { flowBacklogView } from "@/lib/server/events/flow-backlog";
import { refusalResponse, serveView } from "@/lib/server/view";

const asked = z.object({ sprint: z.coerce.number().int().min(1).max(2000) });

/** `GET ?sprint=<number>`: the claimed Epics of a Flow Sprint with their Stories. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const query = asked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return refusalResponse(notFound("page").refusal);
  return serveView(request, (await params).slug, flowBacklogView(query.data.sprint));
}
