import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import net from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const project = path.resolve(import.meta.dirname, "../..");

/** A second process on the build and the database under test, which a test may kill and start again. */
export type SecondServer = { url: string; start(): Promise<void>; kill(): Promise<void> };

/** Chooses its port; `start` serves there each time. Whoever is signed in is so here too. */
export async function secondServer(): Promise<SecondServer> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let child: ChildProcess | null = null;
  return {
    url,
    async start() {
      child = spawn(
        path.join(project, "node_modules/.bin/node"),
        [
          path.join(project, "node_modules/next/dist/bin/next"),
          "start",
          "--port",
          String(port),
          "--hostname",
          "127.0.0.1",
        ],
        {
          cwd: project,
          env: { ...process.env, NODE_ENV: "production", FLOTILLA_URL: url, NEXTAUTH_URL: url, PORT: String(port) },
          stdio: ["ignore", "ignore", "inherit"],
        },
      );
      while (!(await answers(`${url}/api/health`))) {
        if (child.exitCode !== null) throw new Error("The second server ended before it answered.");
        await pause(100);
      }
    },
    async kill() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGKILL");
      await once(child, "exit");
    },
  };
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as net.AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

const answers = (url: string) =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
