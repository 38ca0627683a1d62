import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder: every script works from here, wherever it was called. */
export const projectFolder = path.resolve(fileURLToPath(import.meta.url), "../..");

export const migrationsFolder = path.join(projectFolder, "prisma/migrations");
export const schemaFolder = path.join(projectFolder, "prisma/schema");

/** The migrations' names, oldest first: `<timestamp>_<name>`. */
export async function listMigrations(folder = migrationsFolder): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && /^\d{14}_/.test(entry.name))
    .map((entry) => entry.name)
    .sort();
}

/** Why a script can't go on, in words for the person who typed the command. Shown without a stack. */
export class Stop extends Error {}
