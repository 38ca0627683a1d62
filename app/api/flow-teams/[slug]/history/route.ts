import { z } from "zod";
import { historyView } from "@/lib/server/history-queries";
import { refusalResponse, serveView } from "@/lib/server/view";

const query = z.object({
  item: z.uuid().optional(),
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .transform(BigInt)
    .optional(),
});

/** History of a Flow Team, or with `?item=<id>` of one item, in pages. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const asked = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return refusalResponse(notThere);
  const { item = null, before = null } = asked.data;
  return serveView(request, (await params).slug, historyView({ itemId: item, before }));
}

const notThere = {
  code: "invalid",
  message: "This isn't a page of history.",
  wayOut: "Go back and open the history anew.",
} as const;
