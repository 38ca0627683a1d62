import pg from "pg";
import { expect, inject, onTestFinished, test } from "vitest";
import { GET as health } from "@/app/api/health/route";
import { GET as ready } from "@/app/api/ready/route";
import { db } from "@/lib/server/db";

async function answers(): Promise<{ health: number; ready: number; reason?: string }> {
  const answer = await ready();
  const { reason } = (await answer.json()) as { reason?: string };
  return { health: health().status, ready: answer.status, ...(reason && { reason }) };
}

test("ready while the database answers and has this version's migrations", async () => {
  expect(await answers()).toEqual({ health: 200, ready: 200 });
});

test("not ready on a database that is newer, and alive all the same", async () => {
  await db().$executeRaw`
    INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '29990101000000_later', now())`;
  expect(await answers()).toEqual({ health: 200, ready: 503, reason: "The database is newer than this version." });
  await db().$executeRaw`DELETE FROM _prisma_migrations WHERE id = 'x'`;
  expect(await answers()).toEqual({ health: 200, ready: 200 });
});

test("not ready while the database is away, and ready again once it's back", async () => {
  const maintenance = new pg.Client({ connectionString: inject("postgresUrl") });
  await maintenance.connect();
  onTestFinished(() => maintenance.end());
  const name = new URL(process.env.DATABASE_URL ?? "").pathname.slice(1);
  await maintenance.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  await maintenance.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
  expect(await answers()).toMatchObject({ health: 200, ready: 503, reason: expect.stringMatching(/doesn't answer/) });
  await maintenance.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
  expect(await answers()).toEqual({ health: 200, ready: 200 });
});
