/** What `npm start`, `npm run dev` and the rest have in common: settings, database, demo, address. */
import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { BadSettings, type Settings, readSettings } from "@/lib/server/env";
import { ensureClient } from "./build";
import { isRunning, processName } from "./lock.mjs";
import { migrate } from "./migrate";
import { openPostgres } from "./postgres";
import { Stop, projectFolder } from "./project";
import { atStop } from "./shutdown";

export type Installation = {
  settings: Settings;
  dataFolder: string;
  databaseUrl: string;
  /** True when the database is our own. */
  isEmbedded: boolean;
  /** True when the database is our own and another process runs it. */
  isShared: boolean;
  isDemo: boolean;
  secret: string;
};

const log = (line: string) => console.log(line);

/**
 * Reads the settings and opens the database; our own is stopped again at the end.
 *
 * @param options.needsSecret false where nobody signs in: an outside database's secret isn't asked for
 * @throws BadSettings, Stop
 */
export async function openInstallation(options = { needsSecret: true }): Promise<Installation> {
  const settings = readSettings(process.env);
  const dataFolder = path.resolve(projectFolder, settings.FLOTILLA_DATA ?? ".data");
  const isEmbedded = settings.DATABASE_URL === undefined;
  const isDemo = settings.FLOTILLA_DEMO ? settings.FLOTILLA_DEMO === "1" : isEmbedded;
  const secret = settings.NEXTAUTH_SECRET ?? (isEmbedded ? keptSecret(dataFolder) : "");
  if (!secret && options.needsSecret) {
    throw new BadSettings([
      {
        name: "NEXTAUTH_SECRET",
        expected:
          "expected a value, the same in every process on this database, since DATABASE_URL is set;\n" +
          `    this one was made just now and is known to nobody else: ${randomBytes(32).toString("base64url")}`,
      },
    ]);
  }
  const common = { settings, dataFolder, isEmbedded, isDemo, secret };
  if (settings.DATABASE_URL) {
    await refuseUnreachable(settings.DATABASE_URL);
    return { ...common, databaseUrl: settings.DATABASE_URL, isShared: false };
  }
  const server = await openPostgres(dataFolder, { log });
  atStop(() => server.stop());
  return { ...common, databaseUrl: server.url(), isShared: server.isShared };
}

/** Generated once and kept beside the own database; written whole or not at all. */
function keptSecret(dataFolder: string): string {
  const file = path.join(dataFolder, "secret");
  if (!existsSync(file)) {
    mkdirSync(dataFolder, { recursive: true });
    const fresh = `${file}.${process.pid}`;
    writeFileSync(fresh, randomBytes(32).toString("base64url"), { mode: 0o600 });
    try {
      linkSync(fresh, file);
    } catch (error) {
      if (!existsSync(file)) throw error;
    } finally {
      rmSync(fresh, { force: true });
    }
  }
  return readFileSync(file, "utf8").trim();
}

async function refuseUnreachable(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version_num: string; server_version: string }>(
      "SELECT current_setting('server_version_num') AS server_version_num, current_setting('server_version') AS server_version",
    );
    if (Number(rows[0]?.server_version_num) < 150_000) {
      throw new Stop(`Flotilla needs PostgreSQL 15 or later; DATABASE_URL leads to ${rows[0]?.server_version}.`);
    }
  } catch (error) {
    if (error instanceof Stop) throw error;
    const { message, code } = error as NodeJS.ErrnoException;
    throw new Stop(
      `DATABASE_URL leads to no database that lets Flotilla in: ${message || code}.\n` +
        "Check that the server runs, and the host, user, password and database in it.",
    );
  } finally {
    await client.end().catch(() => {});
  }
}

/** Migrates, and writes the demo when the database holds nothing yet. */
export async function prepareDatabase({ databaseUrl, isDemo }: Installation): Promise<void> {
  await ensureClient();
  const applied = await migrate(databaseUrl);
  if (applied.length > 0) log(`The database is up to date (${applied.length} migrations applied).`);
  if (isDemo) await seedFirstTime(databaseUrl);
}

/** Any number, the same in every process: the first of two writes the demo, the other finds it. */
const seedLock = 7_356_171_054;

async function seedFirstTime(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [seedLock]);
    const { rowCount } = await client.query('SELECT FROM "Person" LIMIT 1');
    if (rowCount) return;
    log("Writing the demo data…");
    const { seedDemo } = await import("@/prisma/seed");
    const { demoFlowTeam } = await import("@/prisma/seed/view");
    const today = new Intl.DateTimeFormat("en-CA", { timeZone: demoFlowTeam.timeZone }).format(new Date());
    await seedDemo({ databaseUrl, today, log });
  } finally {
    await client.end();
  }
}

/** Where the process that runs the own database's server says who and where it is. */
function runningFile(dataFolder: string): string {
  return path.join(dataFolder, "running");
}

/** Notes this process's address, for a second one to point at. */
export function noteRunning(dataFolder: string, url: string): void {
  writeFileSync(runningFile(dataFolder), `${processName()}\n${url}\n`);
  atStop(() => rmSync(runningFile(dataFolder), { force: true }));
}

/** The address of the process that serves this data folder; null when none says so. */
export function runningAddress(dataFolder: string): string | null {
  if (!existsSync(runningFile(dataFolder))) return null;
  const [name = "", url = ""] = readFileSync(runningFile(dataFolder), "utf8").split("\n");
  return isRunning(name) ? url : null;
}
