import { fork } from "node:child_process";
import { chmodSync, mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { request } from "@/tests/benchmarks/http";
import { migrate } from "./migrate";
import { openPostgres, removePostgres } from "./postgres";
import { Stop, projectFolder } from "./project";
import { choosePort, serve } from "./serve";
import { atStop, endProcess } from "./shutdown";

const host = "127.0.0.1";
export const benchSecret = "only-for-the-benchmark-only-for-the-benchmark";

/** A PostgreSQL of the benchmark's own, as durable as a real one. */
export async function openDatabase(): Promise<string> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "flotilla-bench-"));
  // PostgreSQL's own user has to get through when this is root; the database inside stays closed.
  chmodSync(folder, 0o711);
  const server = await openPostgres(folder);
  atStop(async () => {
    await server.stop();
    await removePostgres(folder);
  });
  await migrate(server.url());
  return server.url();
}

/** The app as `npm start` serves it, on a port of its own. */
export async function startApp(
  databaseUrl: string,
  more: Record<string, string> = {},
): Promise<{ url: string; pid: number }> {
  const port = await choosePort(undefined, host);
  const url = `http://${host}:${port}`;
  const env = {
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: benchSecret,
    NEXTAUTH_URL: url,
    FLOTILLA_URL: url,
    FLOTILLA_DEMO: "0",
    PORT: String(port),
    ...more,
  };
  const { child } = await serve({ mode: "start", host, port, env, isQuiet: true });
  return { url, pid: child.pid ?? 0 };
}

/** The server that does the least, on the same database. */
export async function startFloor(databaseUrl: string): Promise<string> {
  const port = await choosePort(undefined, host);
  const child = fork(path.join(projectFolder, "tests/benchmarks/floor.ts"), {
    cwd: projectFolder,
    execArgv: ["--conditions=react-server", "--import", "tsx"],
    env: { ...process.env, DATABASE_URL: databaseUrl, PORT: String(port) },
  });
  atStop(() => endProcess(child));
  const url = `http://${host}:${port}`;
  for (let tries = 0; tries < 100; tries++) {
    const reply = await request(`${url}/move?epic=00000000-0000-0000-0000-000000000000&first=1&last=1`).catch(
      () => null,
    );
    if (reply?.status === 200) return url;
    await pause(100);
  }
  throw new Stop("The floor's server doesn't answer.");
}
