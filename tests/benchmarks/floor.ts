/**
 * The least the same work can cost: bare node:http and pg, without rights, rules, audit or frames.
 * A process of its own, as the app is. Its reads run the very statement the app runs.
 */
import http from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import pg from "pg";
import { numberIn, foundKinds } from "@/lib/domain/flow-teams/search-match";
import { searchWords } from "@/lib/domain/search";
import { storyRowsJson } from "@/lib/server/backlog/story-queries";
import { foundSql, matchesSql } from "@/lib/server/flow-teams/search-sql";
import { computedCapacitiesJson } from "@/lib/server/calendar/capacity-queries";
import { roadmapViewJson } from "@/lib/server/roadmap/queries";
import { Prisma } from "@/prisma/client/client";
import { barePages } from "./floor-pages";
import { readRoom, roomChange } from "./floor-rooms";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 12 });
const listeners = new Set<http.ServerResponse>();
const toGzip = promisify(gzip);

/** Runs a tagged statement on bare pg. */
async function queryRaw(strings: readonly string[], ...given: unknown[]): Promise<unknown[]> {
  const { text, values } = Prisma.sql(strings, ...given);
  return (await pool.query(text, values)).rows;
}

// The app's own statements run on it, which ask a transaction for nothing else; Prisma's promise is the one thing it lacks.
const bare = { $queryRaw: queryRaw } as unknown as Parameters<typeof roadmapViewJson>[2];

/** Computed once, as nobody's days change while it is measured. */
const capacities = new Map<string, Promise<string>>();

function computed(flowTeamId: string): Promise<string> {
  const known = capacities.get(flowTeamId) ?? computedCapacitiesJson(flowTeamId, bare);
  capacities.set(flowTeamId, known);
  return known;
}

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

/** A change in a transaction of its own, and at most a word to whoever listens. */
async function change(text: string, values: unknown[], word?: object): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query(text, values);
    if (word) await client.query("SELECT pg_notify('floor_hints', $1)", [JSON.stringify(word)]);
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}

async function bodyOf(request: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** What ⌘K asks the database, as JSON. */
async function search(flowTeamId: string, typed: string): Promise<string> {
  const words = searchWords(typed);
  const { text, values } = matchesSql(foundSql(flowTeamId, foundKinds, words, numberIn(typed)), words);
  return JSON.stringify((await pool.query(text, values)).rows);
}

/** The text of the view that the address names. */
async function read(url: URL): Promise<string> {
  const of = (name: string) => url.searchParams.get(name) ?? "";
  if (url.pathname === "/search") return search(of("flowTeam"), of("q"));
  if (url.pathname === "/room") return readRoom(Object.fromEntries(url.searchParams), pool, bare);
  if (url.pathname !== "/stories") return roadmapViewJson(of("flowTeam"), await computed(of("flowTeam")), bare);
  const scope = { ...(of("team") && { teamId: of("team") }), ...(of("sprint") && { sprint: Number(of("sprint")) }) };
  return storyRowsJson(of("flowTeam"), scope, bare);
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
  if (url.pathname === "/move-card") {
    const { story, column, tell } = Object.fromEntries(url.searchParams);
    await change(
      'UPDATE "Story" SET "columnId" = $2, "columnSince" = now() WHERE id = $1',
      [story, column],
      tell ? { story, column } : undefined,
    );
    return void response.end("{}");
  }
  if (url.pathname === "/bulk") {
    const ids = (await bodyOf(request)).split(",");
    await change('UPDATE "Story" SET estimate = $2 WHERE id = ANY($1)', [ids, url.searchParams.get("estimate")]);
    return void response.end("{}");
  }
  if (url.pathname === "/favicon.ico") return void response.writeHead(404).end();
  const page = barePages[url.pathname];
  if (page) return void response.setHeader("content-type", "text/html").end(page);
  if (url.pathname === "/room-change") {
    const { text, values } = roomChange(Object.fromEntries(url.searchParams));
    await change(text, values, {});
    return void response.end("{}");
  }
  const text = await read(url);
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
