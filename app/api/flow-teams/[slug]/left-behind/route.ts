import { z } from "zod";
import { notFound } from "@/lib/domain/result";
import { leftBehindView } from "@/lib/server/flow-teams/queries";
import { refusalResponse, serveView } from "@/lib/server/view";

const scope = z.object({ team: z.uuid() });

/** `GET ?team=<id>`: what the team would leave behind if it retired. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const asked = scope.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return refusalResponse(notFound("page").refusal);
  return serveView(request, (await params).slug, leftBehindView(asked.data.team));
}
