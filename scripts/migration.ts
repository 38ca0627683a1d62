/**
 * `node scripts/run.mjs migration new <name>` writes the next migration: what changed between the
 * schema as the last migration left it (its `schema.snapshot.prisma`) and `prisma/schema`. Checks,
 * triggers and exclusion constraints are unknown to Prisma: append them by hand afterwards.
 */
import { existsSync } from "node:fs";
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type { SchemasContainer } from "@prisma/schema-engine-wasm";
import { Stop, listMigrations, migrationsFolder, schemaFolder } from "./project";
import { noFilters, openSchemaEngine } from "./schema-engine";

const snapshotFile = "schema.snapshot.prisma";

/** Every schema file in one text, in the order of their names. */
async function currentSchema(): Promise<string> {
  const names = (await readdir(schemaFolder)).filter((name) => name.endsWith(".prisma")).sort();
  const texts = await Promise.all(names.map((name) => readFile(path.join(schemaFolder, name), "utf8")));
  return texts
    .map((text) => text.trim())
    .join("\n\n")
    .concat("\n");
}

/**
 * The engine wants a database even to compare two texts, and asks it for little more than its
 * version. An answer without rows satisfies it, so that writing a migration needs no server.
 */
const noDatabase = {
  provider: "postgres",
  adapterName: "no-database",
  connect: async () => ({
    provider: "postgres",
    adapterName: "no-database",
    queryRaw: async () => ({ columnNames: [], columnTypes: [], rows: [] }),
    executeRaw: async () => 0,
    executeScript: async () => {},
    startTransaction: notReached,
    getConnectionInfo: () => ({ schemaName: "public", supportsRelationJoins: true }),
    dispose: async () => {},
  }),
  connectToShadowDb: notReached,
} satisfies SqlMigrationAwareDriverAdapterFactory;

async function notReached(): Promise<never> {
  throw new Error("Comparing two schemas touches no database.");
}

const asSchema = (content: string): SchemasContainer => ({
  files: [{ path: "schema.prisma", content }],
});

/** The SQL that leads from one schema to another. No database is read. */
async function schemaDifference(before: string | null, after: string): Promise<string> {
  const engine = await openSchemaEngine(noDatabase, asSchema(after));
  const { stdout } = await engine.diff({
    from: before === null ? { tag: "empty" } : { tag: "schemaDatamodel", ...asSchema(before) },
    to: { tag: "schemaDatamodel", ...asSchema(after) },
    script: true,
    exitCode: null,
    filters: noFilters,
  });
  engine.free();
  return stdout ?? "";
}

/** Writes the next migration and its snapshot. Returns its folder. */
async function writeMigration(name: string): Promise<string> {
  // Migrations written by hand leave the schema as it was, and have no snapshot.
  const last = (await listMigrations()).findLast((one) => existsSync(path.join(migrationsFolder, one, snapshotFile)));
  const before = last ? await readFile(path.join(migrationsFolder, last, snapshotFile), "utf8") : null;
  const after = await currentSchema();
  const script = await schemaDifference(before, after);
  const isEmpty = /^\s*(-- This is an empty migration\.\s*)?$/.test(script);
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = path.join(migrationsFolder, `${stamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "migration.sql"), isEmpty ? "-- Written by hand.\n" : script);
  await writeFile(path.join(folder, snapshotFile), after);
  await writeFile(
    path.join(migrationsFolder, "migration_lock.toml"),
    '# Read by `prisma migrate deploy`.\nprovider = "postgresql"\n',
  );
  return folder;
}

export async function main([verb, name]: string[]): Promise<void> {
  if (verb !== "new" || !name || !/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new Stop("Say what the migration does: node scripts/run.mjs migration new add_insights");
  }
  const folder = await writeMigration(name);
  console.log(`${path.relative(process.cwd(), folder)}/migration.sql is there: read it, and add by hand`);
  console.log("what Prisma doesn't know (checks, triggers, exclusion constraints).");
}
