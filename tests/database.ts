/**
 * Before each integration test file: an empty, migrated database of its own, known to the code
 * under test by its environment. All of them go with the server when the run ends.
 */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

/**
 * A further database like this file's own: what a second installation would have.
 *
 * @param like the address of another one that is copied, which nobody is connected to
 */
export async function cloneDatabase(like?: string): Promise<string> {
  const template = like ? new URL(like).pathname.slice(1) : "flotilla";
  const maintenance = new pg.Client({ connectionString: inject("postgresUrl") });
  await maintenance.connect();
  const name = `test_${randomBytes(6).toString("hex")}`;
  await maintenance.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  await maintenance.end();
  const url = new URL(inject("postgresUrl"));
  url.pathname = `/${name}`;
  return url.href;
}

process.env.DATABASE_URL = await cloneDatabase();
process.env.NEXTAUTH_SECRET = "only-for-tests-only-for-tests-only-for-tests";
process.env.FLOTILLA_URL = "http://localhost:3000";
process.env.FLOTILLA_DEMO = "0";
