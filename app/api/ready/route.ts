import { readReadiness } from "@/lib/server/readiness";

export const dynamic = "force-dynamic";

/** 200 when this process can do its work: the database answers and has this version's migrations. */
export async function GET(): Promise<Response> {
  const readiness = await readReadiness();
  return Response.json(readiness, {
    status: readiness.ready ? 200 : 503,
    headers: { "cache-control": "no-store" },
  });
}
