import { z } from "zod";
import { notFound } from "@/lib/domain/result";
import { boardTasksView } from "@/lib/server/backlog/board-views";
import { refusalResponse, serveView } from "@/lib/server/view";

const scope = z.object({ team: z.uuid(), sprint: z.coerce.number().int().min(1).max(2000) });

/** `GET ?team=<id>&sprint=<number>`: the Tasks of a team's Stories of a Flow Sprint. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const asked = scope.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return refusalResponse(notFound("page").refusal);
  return serveView(request, (await params).slug, boardTasksView(asked.data.team, asked.data.sprint));
}
