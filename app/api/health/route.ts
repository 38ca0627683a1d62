export const dynamic = "force-dynamic";

/** The process is up. Says nothing of what it needs: see `/api/ready`. */
export function GET(): Response {
  return Response.json({ ok: true }, { headers: { "cache-control": "no-store" } });
}
