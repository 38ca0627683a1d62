/** Runs the command named on the line, and takes down in order what it has set up: see `atStop`. */
import { BadSettings } from "@/lib/server/env";
import { Stop } from "./project";
import { stopAll } from "./shutdown";

const [command = "start", ...rest] = process.argv.slice(2);
const commands = ["start", "dev", "test", "bench", "soak", "backup", "restore", "migration"];

// Stopping a server is how it's meant to end; anything else is cut short by it.
const exitCodeWhenStopped = command === "start" || command === "dev" ? 0 : 130;

let isStopping = false;
async function end(exitCode: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await stopAll();
  process.exit(exitCode);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => void end(exitCodeWhenStopped));
}
process.on("disconnect", () => void end(exitCodeWhenStopped));

try {
  if (!commands.includes(command)) throw new Stop(`There is no ${command}: say ${commands.join(", ")}.`);
  const script = (await import(`./${command}.ts`)) as {
    main(args: string[]): Promise<number | void>;
  };
  const exitCode = await script.main(rest);
  await end(exitCode ?? 0);
} catch (error) {
  // While stopping, what breaks breaks because of that.
  if (!isStopping) {
    const isExpected = error instanceof Stop || error instanceof BadSettings;
    console.error(isExpected ? `\n${error.message}\n` : error);
  }
  await end(1);
}
