/** `npm run bench`: measures the production build side by side with its floors, and prints ratios. */
import { findBrowser } from "./browser";
import { exitCode, spawnScript } from "./build";
import { atStop, endProcess } from "./shutdown";
import { openTestInstallation } from "./test-installation";

export async function main(args: string[]): Promise<number> {
  const browser = await findBrowser((line) => console.log(line));
  const env = await openTestInstallation({ isDurable: true });
  // A program of its own: what it measures must not run in its process.
  const child = spawnScript("tests/benchmarks/run.ts", args, {
    stdio: "inherit",
    env: { ...browser, ...env },
    nodeArgs: ["--conditions=react-server", "--import", "tsx"],
  });
  atStop(() => endProcess(child));
  return exitCode(child);
}
