import { z } from "zod";
import { notFound } from "@/lib/domain/result";
import { sprintGateView } from "@/lib/server/calendar/sprint-life-views";
import { refusalResponse, serveView } from "@/lib/server/view";

const asked = z.object({ number: z.coerce.number().int().min(1).max(2000) });

/** `GET ?number=<number>`: of a Flow Sprint, how its gate stands. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const query = asked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return refusalResponse(notFound("page").refusal);
  return serveView(request, (await params).slug, sprintGateView(query.data.number));
}
