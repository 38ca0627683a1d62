import { storyTemplatesView } from "@/lib/server/backlog/story-template-query";
import { serveView } from "@/lib/server/view";

export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  return serveView(request, (await params).slug, storyTemplatesView);
}
