import { z } from "zod";
import { notFound } from "@/lib/domain/result";
import { baselineView } from "@/lib/server/calendar/sprint-life-views";
import { refusalResponse, serveView } from "@/lib/server/view";

const asked = z.object({ number: z.coerce.number().int().min(1).max(2000) });

/** `GET ?number=<number>`: of a Flow Sprint, what was planned for it when its plan was frozen. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const query = asked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return refusalResponse(notFound("page").refusal);
  return serveView(request, (await params).slug, baselineView(query.data.number));
}
