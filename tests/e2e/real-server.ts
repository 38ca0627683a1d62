import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";

const project = path.resolve(import.meta.dirname, "../..");

export type RealServer = { url: string; link: string; databaseUrl: string; close(): Promise<void> };

/** A second installation on the build under test, without demo data. `env` sets mail and the provider. */
export async function openRealServer(env: Record<string, string>): Promise<RealServer> {
  const child = spawn(
    path.join(project, "node_modules/.bin/node"),
    ["--conditions=react-server", "--import", "tsx", "tests/real-installation.ts"],
    { cwd: project, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "inherit"] },
  );
  const over = new Promise<void>((ended) => child.once("exit", () => ended()));
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith("{")) continue;
    const close = async () => {
      child.kill("SIGTERM");
      await over;
    };
    return { ...JSON.parse(line), close };
  }
  throw new Error("The second installation ended before it answered.");
}
