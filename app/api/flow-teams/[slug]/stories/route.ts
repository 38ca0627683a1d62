import { z } from "zod";
import { notFound } from "@/lib/domain/result";
import { someOf, sprintStoriesView, storiesView, teamStoriesView } from "@/lib/server/backlog/story-views";
import { refusalResponse, serveView } from "@/lib/server/view";

const scope = z.object({
  team: z.uuid().optional(),
  sprint: z.coerce.number().int().min(1).max(2000).optional(),
  ids: z
    .string()
    .transform((ids) => ids.split(","))
    .pipe(z.array(z.uuid()).max(100))
    .optional(),
});

/**
 * `GET ?team=<id>&sprint=<number>&ids=<id>,<id>`: the Stories of a team, of a Flow Sprint, of both,
 * or all; with `ids` only those of them.
 */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  const asked = scope.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return refusalResponse(notFound("page").refusal);
  const { team, sprint, ids } = asked.data;
  const whole = team ? teamStoriesView(team, sprint) : sprint ? sprintStoriesView(sprint) : storiesView;
  const within = { ...(team && { teamId: team }), ...(sprint && { sprint }) };
  const view = ids ? someOf(whole, within, [...new Set(ids)].sort()) : whole;
  return serveView(request, (await params).slug, view);
}
