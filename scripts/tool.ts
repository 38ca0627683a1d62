import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import path from "node:path";
import { Stop, projectFolder } from "./project";

/**
 * Runs a tool of node_modules under this Node, quietly.
 *
 * @throws Stop with all that it printed, when it fails
 */
export async function runTool(
  entry: string,
  args: string[],
  failure: string,
  env: Record<string, string> = {},
): Promise<void> {
  const child = spawnTool(entry, args, { stdio: ["ignore", "pipe", "pipe"], env });
  let output = "";
  child.stdout?.on("data", (chunk) => (output += chunk));
  child.stderr?.on("data", (chunk) => (output += chunk));
  const code = await exitCode(child);
  if (code !== 0) throw new Stop(`${failure}:\n\n${output.trim()}`);
}

type SpawnOptions = { stdio: StdioOptions; env?: Record<string, string>; nodeArgs?: string[] };

/** Starts a tool of node_modules by its script, so that no shell and no PATH has a say. */
export function spawnTool(entry: string, args: string[], options: SpawnOptions): ChildProcess {
  return spawn(
    process.execPath,
    [...(options.nodeArgs ?? []), path.join(projectFolder, "node_modules", entry), ...args],
    {
      cwd: projectFolder,
      stdio: options.stdio,
      // None of the tools may call home or wait for the network.
      env: {
        ...process.env,
        NEXT_TELEMETRY_DISABLED: "1",
        CHECKPOINT_DISABLE: "1",
        PRISMA_HIDE_UPDATE_MESSAGE: "1",
        ...options.env,
      },
    },
  );
}

/** The exit code once it's over; 1 when it was killed or couldn't start. */
export function exitCode(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
