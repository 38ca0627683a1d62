import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { seedDemo } from "@/prisma/seed";
import { migrate } from "@/scripts/migrate";
import { openPostgres, removePostgres } from "@/scripts/postgres";
import { projectFolder } from "@/scripts/project";
import { cloneDatabase } from "../database";

const folder = mkdtempSync(path.join(os.tmpdir(), "flotilla backup "));
const dataFolder = path.join(folder, "data");
afterAll(async () => {
  await removePostgres(dataFolder);
  rmSync(folder, { recursive: true, force: true });
});

/** Runs `npm run backup` or `npm run restore` without npm in between. */
function run(settings: Record<string, string>, ...args: string[]): Promise<{ code: number | null; output: string }> {
  const { DATABASE_URL: _ours, NEXTAUTH_SECRET: _secret, ...inherited } = process.env;
  const child = spawn(process.execPath, ["scripts/run.mjs", ...args], {
    cwd: projectFolder,
    env: { ...inherited, INIT_CWD: folder, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, output })));
}

/** Each table's rows, as text. */
async function contents(url: string): Promise<Record<string, string[]>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const tables = await client.query("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
  const found: Record<string, string[]> = {};
  for (const { name } of tables.rows) {
    const { rows } = await client.query(`SELECT t::text AS row FROM "${name}" t ORDER BY 1`);
    // When a migration was applied is no part of what is kept; which were is.
    if (name !== "_prisma_migrations") found[name] = rows.map(({ row }) => row);
  }
  await client.end();
  return found;
}

async function retireTheDemo(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`UPDATE "FlowTeam" SET state = 'retired', "retiredAt" = now()`);
  await client.end();
}

const fill = (url: string) => seedDemo({ databaseUrl: url, today: "2026-03-18", log: () => {} });

test("of the own database, while Flotilla runs and while it doesn't", async () => {
  const own = { FLOTILLA_DATA: dataFolder };
  let server = await openPostgres(dataFolder, { isDurable: false });
  await migrate(server.url());
  await fill(server.url());
  const before = await contents(server.url());
  expect(Object.values(before).flat().length).toBeGreaterThan(1000);

  const made = await run(own, "backup", "own.gz");
  expect(made).toMatchObject({ code: 0, output: expect.stringMatching(/own\.gz: \d+ rows of \d+ tables/) });
  const early = await run(own, "restore", "own.gz", "--replace");
  expect(early).toMatchObject({ code: 1, output: expect.stringContaining("Stop it first") });

  await retireTheDemo(server.url());
  await server.stop();
  const careless = await run(own, "restore", "own.gz");
  expect(careless).toMatchObject({ code: 1, output: expect.stringContaining("-- --replace") });
  expect(await run(own, "restore", "own.gz", "--replace")).toMatchObject({ code: 0 });
  expect(await run(own, "backup", "own-again.gz")).toMatchObject({ code: 0 });

  server = await openPostgres(dataFolder, { isDurable: false });
  const after = await contents(server.url());
  await server.stop();
  expect(after).toEqual(before);
});

test("of an outside database, into another one, without the secret of its sessions", async () => {
  const [from, to] = [await cloneDatabase(), await cloneDatabase()];
  await fill(from);
  expect(await run({ DATABASE_URL: from }, "backup", "outside.gz")).toMatchObject({ code: 0 });
  expect(await run({ DATABASE_URL: to }, "restore", "outside.gz")).toMatchObject({ code: 0 });
  expect(await contents(to)).toEqual(await contents(from));
});

test("without a file that can be written or read they say so", async () => {
  const settings = { DATABASE_URL: await cloneDatabase() };
  const says = (text: string) => ({ code: 1, output: expect.stringMatching(new RegExp(`^\\n?.*${text}.*\\n*$`)) });
  expect(await run(settings, "backup")).toMatchObject(says("npm run backup flotilla-backup.gz"));
  expect(await run(settings, "backup", "no/such/folder.gz")).toMatchObject(says("couldn't be written"));
  expect(await run(settings, "restore", "no-such.gz")).toMatchObject(says("no-such.gz"));
});
