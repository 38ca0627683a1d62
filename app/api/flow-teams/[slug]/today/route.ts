import { serveToday } from "@/lib/server/events/open-today";

export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  return serveToday(request, (await params).slug);
}
