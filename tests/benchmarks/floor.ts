/**
 * The least the same work can cost: bare node:http and pg, without rights, rules, audit or frames.
 * A process of its own, as the app is. Its reads run the very statement the app runs.
 */
import http from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import pg from "pg";
import { roadmapViewJson } from "@/lib/server/roadmap/queries";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 12 });
const listeners = new Set<http.ServerResponse>();
const toGzip = promisify(gzip);

/** Runs a tagged statement on bare pg. */
async function queryRaw(strings: readonly string[], ...values: unknown[]): Promise<unknown[]> {
  const text = strings.reduce((before, part, index) => `${before}$${index}${part}`);
  return (await pool.query(text, values)).rows;
}

const bare = { $queryRaw: queryRaw } as unknown as Parameters<typeof roadmapViewJson>[1];

async function move(url: URL): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query('UPDATE "Epic" SET "firstSprint" = $2, "lastSprint" = $3 WHERE id = $1', [
      url.searchParams.get("epic"),
      url.searchParams.get("first"),
      url.searchParams.get("last"),
    ]);
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}

const server = http.createServer(async (request, response) => {
  const url = new URL(request.url ?? "/", "http://localhost");
  if (url.pathname === "/live") {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write("event: hello\ndata: {}\n\n");
    listeners.add(response);
    request.on("close", () => listeners.delete(response));
    return;
  }
  if (url.pathname === "/move") {
    await move(url);
    return void response.end("{}");
  }
  const text = await roadmapViewJson(url.searchParams.get("flowTeam") ?? "", bare);
  const isZipped = request.headers["accept-encoding"] === "gzip";
  const body = isZipped ? await toGzip(text, { level: 6 }) : Buffer.from(text);
  response.writeHead(200, {
    "content-type": "application/json",
    "content-length": body.byteLength,
    ...(isZipped && { "content-encoding": "gzip" }),
  });
  response.end(body);
});

const listener = new pg.Client({ connectionString: process.env.DATABASE_URL });
await listener.connect();
await listener.query("LISTEN floor_hints");
listener.on("notification", ({ payload }) => {
  for (const response of listeners) response.write(`event: hint\ndata: ${payload}\n\n`);
});
server.listen(Number(process.env.PORT), "127.0.0.1");
process.on("disconnect", () => process.exit());
