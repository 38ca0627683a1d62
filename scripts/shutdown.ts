import type { ChildProcess } from "node:child_process";
import { exitCode } from "./tool";

const steps: (() => Promise<void> | void)[] = [];

/** Registers what has to be taken down at the end, however it comes. The last one goes first. */
export function atStop(step: () => Promise<void> | void): void {
  steps.push(step);
}

/** Takes down all that was registered. A step that fails doesn't keep the others from it. */
export async function stopAll(): Promise<void> {
  for (let step = steps.pop(); step; step = steps.pop()) {
    try {
      await step();
    } catch (error) {
      console.error("While stopping:", error);
    }
  }
}

/** Asks a process to end, and insists after a while: live streams would keep a server up for minutes. */
export async function endProcess(child: ChildProcess, patience = 3_000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const over = exitCode(child);
  child.kill("SIGTERM");
  const insist = setTimeout(() => child.kill("SIGKILL"), patience);
  await over;
  clearTimeout(insist);
}
