import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { isRunning, processName } from "./lock.mjs";
import { type Postgres, openPostgres, removePostgres } from "./postgres";

const prefix = "flotilla-test-";

/**
 * A PostgreSQL of a test run's own: in the system's temporary folder, gone when it's stopped.
 *
 * @param options.isDurable true where its speed is measured
 */
export async function openTestPostgres(options = { isDurable: false }): Promise<Postgres> {
  await removeAbandoned();
  const folder = mkdtempSync(path.join(os.tmpdir(), prefix));
  // PostgreSQL's own user has to get through when this is root; the database inside stays closed.
  chmodSync(folder, 0o711);
  writeFileSync(path.join(folder, "owner"), processName());
  const server = await openPostgres(folder, options);
  return {
    ...server,
    stop: async () => {
      await server.stop();
      await removePostgres(folder);
    },
  };
}

/** What runs that were killed left behind, their servers included. */
async function removeAbandoned(): Promise<void> {
  for (const name of readdirSync(os.tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const folder = path.join(os.tmpdir(), name);
    const owner = path.join(folder, "owner");
    const isMine = statSync(folder, { throwIfNoEntry: false })?.uid === process.getuid?.();
    if (!isMine || !existsSync(owner) || isRunning(readFileSync(owner, "utf8"))) continue;
    await removePostgres(folder);
  }
}
