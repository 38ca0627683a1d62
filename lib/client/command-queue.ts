import type { Answer } from "@/lib/domain/result";
import { Watchers } from "./watchers";

/** An edit on its way to `POST /api/commands/<name>`. Its id lets the server know it again. */
type QueuedCommand = { name: string; input: unknown; commandId: string };

/** What waits to be sent, and why: this device is offline, or the server doesn't answer. Null while nothing is wrong. */
export type Waiting = { why: "offline" | "away" | null; commands: readonly QueuedCommand[] };

const nothingWaits: Waiting = { why: null, commands: [] };

const storageKey = "flotilla.queue";
const retryEvery = 3_000;

/**
 * Edits the server didn't answer, sent again in their order until it does. They outlive a reload of
 * the tab. The server takes each id once, so that one whose answer was lost isn't done twice.
 */
export class CommandQueue {
  private waiting: QueuedCommand[] = [];
  private readonly settle = new Map<string, (answer: Answer<unknown>) => void>();
  private isSending = false;
  private shown = nothingWaits;
  private wake: () => void = () => {};
  private readonly watchers = new Watchers();

  /** @param onOrphan receives the answer to an edit whose page has been reloaded since */
  constructor(private readonly onOrphan: (answer: Answer<unknown>) => void) {}

  /** Takes up what was waiting when the tab was reloaded. Returns how to stop listening. */
  start(): () => void {
    const kept = sessionStorage.getItem(storageKey);
    if (kept && this.waiting.length === 0) this.waiting = JSON.parse(kept) as QueuedCommand[];
    const send = () => {
      this.wake();
      void this.send();
    };
    send();
    addEventListener("online", send);
    return () => removeEventListener("online", send);
  }

  /** Sends it as soon as the server answers. Resolves with what it says. */
  add<Value>(name: string, input: unknown): Promise<Answer<Value>> {
    const commandId = crypto.randomUUID();
    return new Promise((resolve) => {
      this.settle.set(commandId, (answer) => resolve(answer as Answer<Value>));
      this.waiting.push({ name, input, commandId });
      this.keep();
      // Where others wait already, it does too; alone, it may be through at once.
      if (this.shown.why) this.say(this.shown.why);
      void this.send();
    });
  }

  /** Whether one of this name waits: those after it go the same way, so that they keep their order. */
  holds(name: string): boolean {
    return this.waiting.some((one) => one.name === name);
  }

  /** The same object until something is another. */
  read = (): Waiting => this.shown;

  readOnServer = (): Waiting => nothingWaits;

  watch = this.watchers.watch;

  private async send(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    try {
      for (let next = this.waiting[0]; next; next = this.waiting[0]) await this.sendOne(next);
    } finally {
      // At once, not a moment later: what is added right then would be left lying.
      this.isSending = false;
    }
  }

  private async sendOne(next: QueuedCommand): Promise<void> {
    const answer = await post(next);
    if (!answer) {
      this.say(navigator.onLine === false ? "offline" : "away");
      return this.rest();
    }
    this.waiting.shift();
    this.keep();
    this.say(null);
    const settle = this.settle.get(next.commandId);
    this.settle.delete(next.commandId);
    if (settle) settle(answer);
    else this.onOrphan(answer);
  }

  /** Until it is time to try again, or the connection says that it is back. */
  private rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, retryEvery);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private say(why: Waiting["why"]): void {
    this.shown = this.waiting.length === 0 ? nothingWaits : { why, commands: [...this.waiting] };
    this.watchers.tell();
  }

  private keep(): void {
    try {
      if (this.waiting.length === 0) sessionStorage.removeItem(storageKey);
      else sessionStorage.setItem(storageKey, JSON.stringify(this.waiting));
    } catch {
      // A full or closed storage keeps nothing over a reload; the tab itself still sends it.
    }
  }
}

/** The server's answer; null while there is none. */
async function post({ name, input, commandId }: QueuedCommand): Promise<Answer<unknown> | null> {
  try {
    const response = await fetch(`/api/commands/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ commandId, input }),
    });
    const isOurs = response.headers.get("content-type")?.startsWith("application/json");
    if (!isOurs || response.status >= 500) return null;
    return (await response.json()) as Answer<unknown>;
  } catch {
    return null;
  }
}
