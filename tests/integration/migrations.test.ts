import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { migrate } from "@/scripts/migrate";
import { listMigrations, migrationsFolder } from "@/scripts/project";
import { cloneDatabase } from "../database";

/** A folder of migrations: the product's own, and more. */
function folderWith(more: Record<string, string>): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "flotilla-migrations-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(migrationsFolder, folder, { recursive: true });
  for (const [name, sql] of Object.entries(more)) {
    mkdirSync(path.join(folder, name), { recursive: true });
    writeFileSync(path.join(folder, name, "migration.sql"), sql);
  }
  return folder;
}

async function connectTo(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

/** An empty database, without any migration. */
async function emptyDatabase(): Promise<string> {
  const url = await cloneDatabase();
  const client = await connectTo(url);
  await client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  return url;
}

/** All that a failed migration could have touched, as one text. */
async function stateOf(url: string): Promise<string> {
  const client = await connectTo(url);
  const { rows } = await client.query(
    `SELECT 'column' AS kind, table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema = 'public'
     UNION ALL SELECT 'migration', migration_name || coalesce(finished_at::text, '?') FROM _prisma_migrations
     UNION ALL SELECT 'function', proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY 1, 2`,
  );
  return JSON.stringify(rows);
}

describe("migrations", () => {
  test("an empty database gets them all, an up-to-date one none", async () => {
    const url = await emptyDatabase();
    expect(await migrate(url)).toEqual(await listMigrations());
    expect(await migrate(url)).toEqual([]);
  });

  test("two processes that start together apply each once", async () => {
    const url = await emptyDatabase();
    const applied = await Promise.all([migrate(url), migrate(url), migrate(url)]);
    expect(applied.flat().sort()).toEqual(await listMigrations());
  });

  test("of a database in use clear blocks of done Stories and authors of what was called off or never held", async () => {
    const url = await emptyDatabase();
    const folder = folderWith({});
    for (const name of await listMigrations())
      if (name >= "20261127150000") rmSync(path.join(folder, name), { recursive: true });
    await migrate(url, { folder });
    const client = await connectTo(url);
    await client.query(`
      INSERT INTO "FlowTeam" (id, slug, name, product, "timeZone") VALUES (gen_random_uuid(), 'harbour', 'Harbour', 'Tides', 'UTC');
      INSERT INTO "Story" (id, "flowTeamId", number, title, status, "doneAt", "startedAt", "columnSince", "createdAt", "epicRank", "blockedReason", "blockedSince")
        SELECT gen_random_uuid(), id, n, 'A', s::"StoryStatus", CASE s WHEN 'done' THEN now() END, now(), now(), now(), 'a' || n, 'Fog', now()
        FROM "FlowTeam", (VALUES (1, 'done'), (2, 'in_progress')) AS of (n, s);
      SET session_replication_role = replica;
      INSERT INTO "FlowSprint" (id, "flowTeamId", number, "startsOn", "endsOn", weeks, state, "startedAt", "closedAt")
        SELECT gen_random_uuid(), id, n, first, first + 13, 2, 'closed', now(), now()
        FROM "FlowTeam", (VALUES (1, DATE '2026-01-05'), (2, DATE '2026-01-19')) AS of (n, first);
      RESET session_replication_role;
      INSERT INTO "FlowSprintEvent" (id, "flowTeamId", key, kind, "sprintNumber", ordinal, state, "calledOffWhy")
        SELECT gen_random_uuid(), id, key, 'flow_retrospective', n, 1, s::"EventState", why FROM "FlowTeam",
          (VALUES ('s1', 1, 'scheduled', ''), ('s2', 2, 'scheduled', ''), ('s3', 3, 'called_off', 'Fog')) AS of (key, n, s, why);
      INSERT INTO "Secret" ("eventId", kind, "itemId", "personId")
        SELECT id, 'author', gen_random_uuid(), gen_random_uuid() FROM "FlowSprintEvent";`);
    await migrate(url);
    const kept = await client.query(`SELECT e.key FROM "Secret" s JOIN "FlowSprintEvent" e ON e.id = s."eventId"`);
    expect(kept.rows).toEqual([{ key: "s2" }]);
    const blocked = await client.query(`SELECT status::text FROM "Story" WHERE "blockedSince" IS NOT NULL`);
    expect(blocked.rows).toEqual([{ status: "in_progress" }]);
  });

  test("of a database in use bring Dependencies where their items went, save within one team", async () => {
    const url = await emptyDatabase();
    const folder = folderWith({});
    for (const name of await listMigrations())
      if (name >= "20261127150300") rmSync(path.join(folder, name), { recursive: true });
    await migrate(url, { folder });
    const client = await connectTo(url);
    await client.query(`
      INSERT INTO "FlowTeam" (id, slug, name, product, "timeZone") VALUES (gen_random_uuid(), 'harbour', 'Harbour', 'Tides', 'UTC');
      INSERT INTO "ScrumTeam" (id, "flowTeamId", slug, name, hue)
        SELECT gen_random_uuid(), id, lower(team), team, hue FROM "FlowTeam", (VALUES ('A', 0), ('B', 1), ('C', 2)) AS of (team, hue);
      INSERT INTO "Story" (id, "flowTeamId", number, title, "teamId", "teamRank", "columnSince", "createdAt", "epicRank")
        SELECT gen_random_uuid(), f.id, n, 'Moved', t.id, CASE WHEN t.id IS NOT NULL THEN 'a' || n END, now(), now(), 'a' || n
        FROM "FlowTeam" f, (VALUES (1, 'C'), (2, 'A'), (3, NULL)) AS of (n, team) LEFT JOIN "ScrumTeam" t ON t.name = team;
      INSERT INTO "Dependency" (id, "flowTeamId", number, "neederTeamId", "giverTeamId", "answeringTeamId", "giverStoryId", state)
        SELECT gen_random_uuid(), s."flowTeamId", d, a.id, b.id, b.id, s.id, state::"DependencyState"
        FROM (VALUES (1, 1, 'proposed'), (2, 2, 'proposed'), (3, 3, 'proposed'), (4, 1, 'declined')) AS of (d, n, state)
        JOIN "Story" s ON s.number = n, "ScrumTeam" a, "ScrumTeam" b WHERE a.name = 'A' AND b.name = 'B';`);
    await migrate(url);
    const { rows } = await client.query(`
      SELECT d.number, n.name || g.name || a.name AS teams FROM "Dependency" d
      JOIN "ScrumTeam" n ON n.id = "neederTeamId" JOIN "ScrumTeam" g ON g.id = "giverTeamId"
      JOIN "ScrumTeam" a ON a.id = "answeringTeamId" ORDER BY d.number`);
    expect(rows.map(({ teams }) => teams)).toEqual(["ACC", "ABB", "ABB", "ABB"]);
  });

  test("function bodies arrive whole", async () => {
    const url = await cloneDatabase();
    const folder = folderWith({
      "29990101000000_function":
        "CREATE FUNCTION probe() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 42; END; $$;",
    });
    expect(await migrate(url, { folder })).toEqual(["29990101000000_function"]);
    const { rows } = await (await connectTo(url)).query("SELECT probe()");
    expect(rows).toEqual([{ probe: 42 }]);
  });

  test("one that fails takes back those before it, names itself and can be mended", async () => {
    const url = await cloneDatabase();
    const before = await stateOf(url);
    const folder = folderWith({
      "29990101000000_fine": "CREATE TABLE fine (id int);",
      "29990101000001_broken": "CREATE TABLE half (id int); INSERT INTO no_such_table VALUES (1);",
    });
    await expect(migrate(url, { folder })).rejects.toThrow(
      /29990101000001_broken failed[\s\S]*relation "no_such_table" does not exist/,
    );
    expect(await stateOf(url)).toBe(before);
    writeFileSync(path.join(folder, "29990101000001_broken", "migration.sql"), "CREATE TABLE half (id int);");
    expect(await migrate(url, { folder })).toEqual(["29990101000000_fine", "29990101000001_broken"]);
  });

  test("one that fails in an empty database leaves it empty", async () => {
    const url = await emptyDatabase();
    const folder = folderWith({ "29990101000000_broken": "INSERT INTO no_such_table VALUES (1);" });
    await expect(migrate(url, { folder })).rejects.toThrow(/29990101000000_broken failed/);
    const { rows } = await (await connectTo(url)).query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
    expect(rows).toEqual([]);
  });

  test("a database newer than the code is refused and left alone", async () => {
    const url = await cloneDatabase();
    await migrate(url, {
      folder: folderWith({ "29990101000000_later": "CREATE TABLE later (id int);" }),
    });
    const before = await stateOf(url);
    await expect(migrate(url)).rejects.toThrow(/newer than this Flotilla: it has 29990101000000_later/);
    const folder = folderWith({ "29990101000001_another": "CREATE TABLE another (id int);" });
    await expect(migrate(url, { folder })).rejects.toThrow(/newer than this Flotilla/);
    expect(await stateOf(url)).toBe(before);
  });

  test("one edited after it was applied is refused", async () => {
    const url = await cloneDatabase();
    await migrate(url, { folder: folderWith({ "29990101000000_edited": "SELECT 1;" }) });
    const folder = folderWith({ "29990101000000_edited": "SELECT 2;" });
    await expect(migrate(url, { folder })).rejects.toThrow(/29990101000000_edited was edited/);
  });

  test("an outside database that isn't there says so", async () => {
    const url = new URL(inject("postgresUrl"));
    url.pathname = "/no_such_database";
    await expect(migrate(url.href)).rejects.toThrow(/no_such_database/);
  });
});
