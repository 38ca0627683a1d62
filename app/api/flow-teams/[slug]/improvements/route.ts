import { z } from "zod";
import { notFound } from "@/lib/domain/result";
import { improvementsView } from "@/lib/server/events/improvement-queries";
import { refusalResponse, serveView } from "@/lib/server/view";

const scope = z.object({
  of: z.union([z.literal("flow-team"), z.literal("all"), z.uuid()]).default("all"),
  from: z.coerce.number().int().min(0).max(2000).default(0),
});

/** `GET ?of=<flow-team, all or a team's id>&from=<sprint>`: Improvements from a Flow Sprint on, and the open ones. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const asked = scope.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return refusalResponse(notFound("page").refusal);
  const { of, from } = asked.data;
  const whose = of === "flow-team" ? "flow team" : of === "all" ? "all" : { teamId: of };
  return serveView(request, (await params).slug, improvementsView(whose, from));
}
