import pg from "pg";
import { buildFolders, ensureBuild } from "./build";
import { type Installation, prepareDatabase } from "./installation";
import { freePort } from "./ports";
import { serve, serverEnvironment } from "./serve";
import { atStop } from "./shutdown";
import { openTestPostgres } from "./test-postgres";

/**
 * The production build on databases with the demo in them, side by side on one PostgreSQL: what the
 * end-to-end tests look at. All goes when the script ends.
 *
 * @returns how to reach each, as a child process's environment
 */
export async function openTestInstallations(count: number): Promise<Record<string, string>[]> {
  await ensureBuild(buildFolders.test, (line) => console.log(line));
  const server = await openTestPostgres();
  atStop(() => server.stop());
  const installation: Installation = {
    settings: {},
    dataFolder: "",
    databaseUrl: server.url(),
    isEmbedded: true,
    isShared: false,
    isDemo: true,
    secret: "only-for-tests-only-for-tests-only-for-tests",
  };
  await prepareDatabase(installation);
  const copies = Array.from({ length: count - 1 }, (_, n) => `flotilla_${n + 2}`);
  const maintenance = new pg.Client({ connectionString: server.url("postgres") });
  await maintenance.connect();
  for (const name of copies) await maintenance.query(`CREATE DATABASE ${name} TEMPLATE flotilla`);
  await maintenance.end();
  const databases = [installation.databaseUrl, ...copies.map((name) => server.url(name))];
  const served = [];
  for (const databaseUrl of databases) served.push(await serveDemo({ ...installation, databaseUrl }));
  return served;
}

async function serveDemo(installation: Installation): Promise<Record<string, string>> {
  const port = await freePort();
  const env = serverEnvironment(installation, port);
  await serve({ mode: "start", host: "127.0.0.1", port, folder: buildFolders.test, env, isQuiet: true });
  return { ...env, NEXT_DIST_DIR: buildFolders.test };
}
