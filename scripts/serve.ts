import type { ChildProcess } from "node:child_process";
import http from "node:http";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { buildFolders } from "./build";
import type { Installation } from "./installation";
import { listenOnce } from "./ports";
import { Stop, projectFolder } from "./project";
import { atStop, endProcess } from "./shutdown";
import { exitCode, spawnTool } from "./tool";

export type Served = { url: string; port: number; child: ChildProcess };

/**
 * Tells glibc to give freed memory back. By itself it keeps what compressing in several threads took:
 * 300 MB beside a heap of 150 MB, after a hundred large views at once.
 */
const givesMemoryBack = { MALLOC_ARENA_MAX: "2", MALLOC_TRIM_THRESHOLD_: "131072" };

/** The wanted port, or from 3000 the first that is free. Said when it isn't 3000. */
export async function choosePort(wanted: number | undefined, host: string): Promise<number> {
  if (wanted !== undefined) {
    const port = await tryPort(wanted, host);
    if (port === "free") return wanted;
    const why =
      port === "forbidden" ? "may only be used by an administrator of this machine" : "is in use by another program";
    throw new Stop(
      `Port ${wanted} ${why}. End that, or choose another one: PORT=${wanted < 1024 ? 3000 : wanted + 1} npm start`,
    );
  }
  for (let port = 3000; port < 3100; port++) {
    if ((await tryPort(port, host)) !== "free") continue;
    if (port !== 3000) console.log(`Port 3000 is in use by another program: taking ${port}.`);
    return port;
  }
  throw new Stop("The ports from 3000 to 3099 are all in use. Choose another one: PORT=4000 npm start");
}

async function tryPort(port: number, host: string): Promise<"free" | "taken" | "forbidden"> {
  try {
    return (await listenOnce(port, host)) === null ? "taken" : "free";
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EACCES") return "forbidden";
    throw error;
  }
}

/** What a server process is told: all that was decided, in its environment. */
export function serverEnvironment(
  installation: Pick<Installation, "settings" | "databaseUrl" | "secret" | "isDemo">,
  port: number,
): Record<string, string> {
  const url = installation.settings.FLOTILLA_URL ?? `http://localhost:${port}`;
  return {
    DATABASE_URL: installation.databaseUrl,
    NEXTAUTH_SECRET: installation.secret,
    FLOTILLA_DEMO: installation.isDemo ? "1" : "0",
    FLOTILLA_URL: url,
    NEXTAUTH_URL: url,
    PORT: String(port),
  };
}

/** Asks once, and leaves no connection open that a stopping server would wait for. */
function answers(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = http.get(url, { agent: false, timeout: 30_000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.once("timeout", () => request.destroy());
    request.once("error", () => resolve(false));
  });
}

/**
 * Starts Next and waits until it answers. It's ended before what was registered earlier, such as
 * the database it uses.
 *
 * @param options.mode "start" serves the build in `folder`, "dev" compiles as one goes
 */
export async function serve(options: {
  mode: "start" | "dev";
  host: string;
  port: number;
  env: Record<string, string>;
  folder?: string;
  isQuiet?: boolean;
}): Promise<Served> {
  const { mode, host, port } = options;
  const child = spawnTool("next/dist/bin/next", [mode, "--port", String(port), "--hostname", host], {
    stdio: ["ignore", options.isQuiet ? "ignore" : "inherit", "inherit", "ipc"],
    env: {
      ...options.env,
      ...givesMemoryBack,
      NODE_ENV: mode === "start" ? "production" : "development",
      NEXT_DIST_DIR: options.folder ?? buildFolders.start,
    },
    // With little room V8 collects sooner: a busy server stays at two thirds of the memory it would
    // spread to, and works as quickly. It lives on 80 MB; an import of 49,000 rows takes 250 more.
    nodeArgs: [
      "--max-old-space-size=768",
      "--max-semi-space-size=16",
      "--import",
      path.join(projectFolder, "scripts/end-with-parent.mjs"),
    ],
  });
  atStop(() => endProcess(child));
  let code: number | undefined;
  void exitCode(child).then((ended) => (code = ended));
  const health = `http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${port}/api/health`;
  for (const deadline = Date.now() + 120_000; Date.now() < deadline; await pause(100)) {
    if (code !== undefined) throw new Stop(`The server ended before it answered (exit code ${code}).`);
    if (await answers(health)) return { url: options.env.FLOTILLA_URL ?? `http://localhost:${port}`, port, child };
  }
  throw new Stop("The server doesn't answer.");
}
