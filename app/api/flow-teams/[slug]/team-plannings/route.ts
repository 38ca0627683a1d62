import { z } from "zod";
import { notFound } from "@/lib/domain/result";
import { teamPlanningsView } from "@/lib/server/events/team-planning-views";
import { refusalResponse, serveView } from "@/lib/server/view";

const asked = z.object({ sprint: z.coerce.number().int().min(1).max(2000) });

/** `GET ?sprint=<number>`: every Team Sprint Planning of a Flow Sprint. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const query = asked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return refusalResponse(notFound("page").refusal);
  const { slug } = await params;
  return serveView(request, slug, teamPlanningsView(query.data.sprint, slug));
}
