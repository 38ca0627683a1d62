import { notFound } from "@/lib/domain/result";
import { storyView } from "@/lib/server/backlog/story-detail-query";
import { refusalResponse, serveView } from "@/lib/server/view";

export async function GET(request: Request, { params }: { params: Promise<{ slug: string; number: string }> }) {
  const { slug, number } = await params;
  if (!/^[1-9]\d{0,8}$/.test(number)) return refusalResponse(notFound("Story").refusal);
  return serveView(request, slug, storyView(Number(number)));
}
