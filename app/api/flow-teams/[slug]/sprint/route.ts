import { z } from "zod";
import { notFound } from "@/lib/domain/result";
import { sprintView } from "@/lib/server/calendar/sprint-life-views";
import { refusalResponse, serveView } from "@/lib/server/view";

const asked = z.object({ number: z.coerce.number().int().min(1).max(2000) });

/** `GET ?number=<number>`: a Flow Sprint with its Sprint Backlogs. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const query = asked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return refusalResponse(notFound("page").refusal);
  return serveView(request, (await params).slug, sprintView(query.data.number));
}
