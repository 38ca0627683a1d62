import "server-only";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { db } from "./db";

/** Whether this process can do its work now, and if not, why in one sentence. */
export type Readiness = { ready: true } | { ready: false; reason: string };

/** Asks the database, and compares its migrations with those of this code. Never throws. */
export async function readReadiness(): Promise<Readiness> {
  // Pages wait for a database that restarts; who asks whether it's there wants to know now.
  const applied = await Promise.race([readApplied(), pause(longestSilence, null, { ref: false })]);
  if (!applied) return { ready: false, reason: "The database doesn't answer, or was never migrated." };
  const there = new Set(applied.map((row) => row.migration_name));
  const wanted = await listMigrations();
  const missing = wanted.filter((name) => !there.has(name));
  if (missing.length > 0) {
    return {
      ready: false,
      reason: `The database lacks ${missing.length} of this version's migrations.`,
    };
  }
  if (there.size > wanted.length) {
    return { ready: false, reason: "The database is newer than this version." };
  }
  return { ready: true };
}

const longestSilence = 2_000;

/** The migrations the database has; null where it doesn't say. */
async function readApplied(): Promise<{ migration_name: string }[] | null> {
  try {
    return await db().$queryRaw`
      SELECT migration_name FROM _prisma_migrations
      WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  } catch {
    return null;
  }
}

async function listMigrations(): Promise<string[]> {
  const names = await readdir(path.join(process.cwd(), "prisma", "migrations"));
  return names.filter((name) => /^\d{14}_/.test(name));
}
