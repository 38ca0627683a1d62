import { z } from "zod";
import { savedViewPages } from "@/lib/domain/backlog/saved-view-schema";
import { notFound } from "@/lib/domain/result";
import { savedViewsView } from "@/lib/server/backlog/saved-view-queries";
import { refusalResponse, serveView } from "@/lib/server/view";

const query = z.object({ page: z.enum(savedViewPages) });

/** `GET ?page=backlog`: the person's own saved views of a page and those of the teams. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const asked = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return refusalResponse(notFound("page").refusal);
  const { page } = asked.data;
  return serveView(request, (await params).slug, ({ personId }) => savedViewsView(personId, page));
}
