import type { Answer } from "@/lib/domain/result";
import type { CommandQueue } from "./command-queue";
import type { InOrder } from "./in-order";
import { noAnswer } from "./no-answer";

/** How a tab's commands reach the server. */
export type Doors = {
  /** For those that may wait until the server answers again. */
  queue: CommandQueue;
  /**
   * What this tab asks reaches the server in its order, for what comes later was meant to come on top. The
   * router's own queue sees to that only while the address stays: a change of it lets what follows overtake.
   */
  line: InOrder;
};

/** What is asked, and how. */
type Asked = {
  input: unknown;
  /** The command's name, where it waits while the server is away. */
  queueAs: string | undefined;
  /** The screen shows it as done already. */
  isShown: boolean;
};

/**
 * How long an answer is waited for, in milliseconds: the server gives up on a command after a minute. A
 * connection that hangs would hold all that comes after it.
 */
const mostWaited = 65_000;

/** Asks the server by a server action, in its turn. Never rejects: what isn't answered waits, or is refused. */
export async function ask<Value>(
  act: () => Promise<Answer<Value>>,
  { input, queueAs, isShown }: Asked,
  { queue, line }: Doors,
): Promise<Answer<Value>> {
  try {
    return await line.run(() => {
      if (queueAs && queue.holds(queueAs)) throw new Error("What was asked before it waits: it comes after that.");
      return answered(act());
    });
  } catch {
    if (queueAs) return queue.add<Value>(queueAs, input);
    return { ok: false, refusal: noAnswer({ isOffline: navigator.onLine === false, isShown }) };
  }
}

function answered<Value>(answer: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("No answer came.")), mostWaited);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
