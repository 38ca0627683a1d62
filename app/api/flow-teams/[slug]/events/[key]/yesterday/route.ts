import { z } from "zod";
import { notFound } from "@/lib/domain/result";
import { yesterdayView } from "@/lib/server/events/answer-views";
import { refusalResponse, serveView } from "@/lib/server/view";

/** `GET ?team=<id>`: the Scrum Team whose Daily Scrum it is. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string; key: string }> }) {
  const team = z.uuid().safeParse(new URL(request.url).searchParams.get("team"));
  if (!team.success) return refusalResponse(notFound("page").refusal);
  const { slug, key } = await params;
  return serveView(request, slug, yesterdayView(key, team.data));
}
