import { z } from "zod";
import { notFound } from "@/lib/domain/result";
import { sprintStoriesView, storiesView, teamStoriesView } from "@/lib/server/backlog/story-views";
import { refusalResponse, serveView } from "@/lib/server/view";

const scope = z.object({ team: z.uuid().optional(), sprint: z.coerce.number().int().min(1).max(2000).optional() });

/** `GET ?team=<id>&sprint=<number>`: the Stories of a team, of a Flow Sprint, of both, or all. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const asked = scope.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return refusalResponse(notFound("page").refusal);
  const { team, sprint } = asked.data;
  const view = team ? teamStoriesView(team, sprint) : sprint ? sprintStoriesView(sprint) : storiesView;
  return serveView(request, (await params).slug, view);
}
