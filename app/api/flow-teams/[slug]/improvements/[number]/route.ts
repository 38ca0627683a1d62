import { notFound } from "@/lib/domain/result";
import { improvementView } from "@/lib/server/events/improvement-queries";
import { refusalResponse, serveView } from "@/lib/server/view";

export async function GET(request: Request, { params }: { params: Promise<{ slug: string; number: string }> }) {
  const { slug, number } = await params;
  if (!/^[1-9]\d{0,8}$/.test(number)) return refusalResponse(notFound("Improvement").refusal);
  return serveView(request, slug, improvementView(Number(number)));
}
