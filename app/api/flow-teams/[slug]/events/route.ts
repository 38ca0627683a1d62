import { z } from "zod";
import { notFound } from "@/lib/domain/result";
import { sprintNumber } from "@/lib/domain/schema";
import { scheduleView } from "@/lib/server/events/schedule-views";
import { refusalResponse, serveView } from "@/lib/server/view";

const asked = z.object({ sprint: z.coerce.number().pipe(sprintNumber) });

/** `GET ?sprint=<number>`: the events of a Flow Sprint. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const query = asked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return refusalResponse(notFound("page").refusal);
  return serveView(request, (await params).slug, scheduleView(query.data.sprint));
}
