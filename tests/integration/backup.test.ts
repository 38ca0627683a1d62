import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from "vitest";
import { seedDemo } from "@/prisma/seed";
import { dump, restore } from "@/scripts/dump";
import { migrate } from "@/scripts/migrate";
import { cloneDatabase } from "../database";

const folder = mkdtempSync(path.join(os.tmpdir(), "flotilla-backup-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function connectTo(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

/** With the demo, and what a demo doesn't have: odd texts, empty and missing values. */
let filled: string;
beforeAll(async () => {
  filled = await cloneDatabase();
  await seedDemo({ databaseUrl: filled, today: "2026-03-18", log: () => {} });
  const client = new pg.Client({ connectionString: filled });
  await client.connect();
  await client.query(`INSERT INTO "Person" (id, email, name) VALUES (gen_random_uuid(), 'odd@example.com', $1)`, [
    'Zoë "\\{},\t\r\n NULL 𝔘 \u2028',
  ]);
  await client.query(
    `INSERT INTO "SignIn" (id, "personId", way, "expiresAt") SELECT gen_random_uuid(), id, 'password', '2126-03-18 10:00:00.123+00' FROM "Person" LIMIT 3`,
  );
  await client.end();
});

const filledDatabase = () => cloneDatabase(filled);

/** Each table's rows and each sequence's state, and how the database would go on treating them. */
async function contents(url: string): Promise<Record<string, unknown>> {
  const client = await connectTo(url);
  const found: Record<string, unknown> = {};
  const { rows: tables } = await client.query(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1",
  );
  for (const { name } of tables) {
    found[name] = (await client.query(`SELECT t::text AS row FROM "${name}" t ORDER BY t::text COLLATE "C"`)).rows;
  }
  found.sequences = (
    await client.query("SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1")
  ).rows;
  found.constraints = (
    await client.query(
      "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2",
    )
  ).rows;
  found.triggers = (
    await client.query(
      "SELECT tgrelid::regclass::text, tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2",
    )
  ).rows;
  found.migrations = (await client.query("SELECT migration_name FROM _prisma_migrations ORDER BY 1")).rows;
  return found;
}

/** A database, and its address for an owner who is nobody special on its server. */
async function databaseOfAnOwner(): Promise<string> {
  const maintenance = await connectTo(inject("postgresUrl"));
  const name = `owned_${Date.now()}`;
  await maintenance.query(`CREATE ROLE ${name} LOGIN PASSWORD 'secret'; `);
  await maintenance.query(`CREATE DATABASE ${name} OWNER ${name}`);
  const url = new URL(inject("postgresUrl"));
  url.pathname = `/${name}`;
  url.username = name;
  url.password = "secret";
  return url.href;
}

describe("backup and restore", () => {
  test("every table comes back as it was, into an empty database and over a used one", async () => {
    const url = await filledDatabase();
    const file = path.join(folder, "whole.gz");
    const { rows } = await dump(url, file);
    expect(rows).toBeGreaterThan(1000);
    expect(statSync(file).mode & 0o777).toBe(0o600);

    const before = await contents(url);
    const empty = await cloneDatabase();
    expect((await restore(empty, file, { replace: false })).rows).toBe(rows);
    expect(await contents(empty)).toEqual(before);
    expect(await migrate(empty)).toEqual([]);

    const used = await filledDatabase();
    const client = await connectTo(used);
    await client.query(
      `INSERT INTO "Person" (id, email, name) VALUES (gen_random_uuid(), 'later@example.com', 'Later')`,
    );
    await client.query(`UPDATE "Epic" SET title = 'Not so called in the file'`);
    expect(await contents(used)).not.toEqual(before);
    await restore(used, file, { replace: true });
    expect(await contents(used)).toEqual(before);
  });

  test("an owner who isn't a superuser can do both", async () => {
    const url = await filledDatabase();
    const file = path.join(folder, "owner.gz");
    await dump(url, file);
    const target = await databaseOfAnOwner();
    await restore(target, file, { replace: false });
    expect(await contents(target)).toEqual(await contents(url));
    await dump(target, path.join(folder, "owner-again.gz"));
    await restore(target, path.join(folder, "owner-again.gz"), { replace: true });
    expect(await contents(target)).toEqual(await contents(url));
  });

  test("a used database is left alone unless replacing was asked for", async () => {
    const url = await filledDatabase();
    const file = path.join(folder, "used.gz");
    await dump(url, file);
    const before = await contents(url);
    await expect(restore(url, file, { replace: false })).rejects.toThrow(/holds data already/);
    expect(await contents(url)).toEqual(before);
  });

  test("a database that a server runs on is left alone", async () => {
    const url = await filledDatabase();
    const file = path.join(folder, "running.gz");
    await dump(url, file);
    const server = new pg.Client({ connectionString: url, application_name: "flotilla jobs" });
    await server.connect();
    await expect(restore(url, file, { replace: true })).rejects.toThrow(/is running on this database/);
    await server.end();
    await restore(url, file, { replace: true });
  });

  test.each([
    ["cut in half", (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ["of something else", () => Buffer.from("PNG")],
    ["empty", () => Buffer.alloc(0)],
  ])("a file that is %s is refused, and what was there stays", async (_, spoil) => {
    const url = await filledDatabase();
    const file = path.join(folder, "spoilt.gz");
    await dump(url, file);
    copyFileSync(file, `${file}.copy`);
    writeFileSync(file, spoil(readFileSync(`${file}.copy`)));
    const before = await contents(url);
    await expect(restore(url, file, { replace: true })).rejects.toThrow(/isn't a whole backup/);
    expect(await contents(url)).toEqual(before);
  });

  test("one of a newer version is refused", async () => {
    const url = await cloneDatabase();
    const client = await connectTo(url);
    await client.query(
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '29990101000000_later', now())",
    );
    const file = path.join(folder, "newer.gz");
    await dump(url, file);
    await expect(restore(await cloneDatabase(), file, { replace: true })).rejects.toThrow(/newer Flotilla/);
  });
});
