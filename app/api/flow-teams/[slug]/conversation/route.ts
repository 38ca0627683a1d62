import { z } from "zod";
import { notFound } from "@/lib/domain/result";
import { conversationView } from "@/lib/server/conversations/views";
import { refusalResponse, serveView } from "@/lib/server/view";

/** `GET ?item=<id>`: what is said about an item. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const item = z.uuid().safeParse(new URL(request.url).searchParams.get("item"));
  if (!item.success) return refusalResponse(notFound("item").refusal);
  return serveView(request, (await params).slug, conversationView(item.data));
}
