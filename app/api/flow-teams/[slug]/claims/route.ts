import { z } from "zod";
import { notFound } from "@/lib/domain/result";
import { claimsView } from "@/lib/server/events/claim-views";
import { refusalResponse, serveView } from "@/lib/server/view";

const asked = z.object({ sprint: z.coerce.number().int().min(1).max(2000) });

/** `GET ?sprint=<number>`: objectives, claims and capacities of a Flow Sprint. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const query = asked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return refusalResponse(notFound("page").refusal);
  return serveView(request, (await params).slug, claimsView(query.data.sprint));
}
