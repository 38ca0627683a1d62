import type { Answer } from "@/lib/domain/result";

/** An edit on its way to `POST /api/commands/<name>`. Its id lets the server know it again. */
type QueuedCommand = { name: string; input: unknown; commandId: string };

const storageKey = "flotilla.queue";
const retryEvery = 3_000;

/**
 * Edits the server didn't answer, sent again in their order until it does. They outlive a reload of
 * the tab. The server takes each id once, so that one whose answer was lost isn't done twice.
 */
export class CommandQueue {
  private waiting: QueuedCommand[] = [];
  private readonly settle = new Map<string, (answer: Answer<unknown>) => void>();
  private sending: Promise<void> | null = null;

  /** @param onOrphan receives the answer to an edit whose page has been reloaded since */
  constructor(private readonly onOrphan: (answer: Answer<unknown>) => void) {}

  /** Takes up what was waiting when the tab was reloaded. Returns how to stop listening. */
  start(): () => void {
    const kept = sessionStorage.getItem(storageKey);
    if (kept && this.waiting.length === 0) this.waiting = JSON.parse(kept) as QueuedCommand[];
    const send = () => void this.send();
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
      void this.send();
    });
  }

  private send(): Promise<void> {
    this.sending ??= this.sendAll().finally(() => {
      this.sending = null;
    });
    return this.sending;
  }

  private async sendAll(): Promise<void> {
    for (let next = this.waiting[0]; next; next = this.waiting[0]) {
      const answer = await post(next);
      if (!answer) {
        await new Promise((resolve) => setTimeout(resolve, retryEvery));
        continue;
      }
      this.waiting.shift();
      this.keep();
      const settle = this.settle.get(next.commandId);
      this.settle.delete(next.commandId);
      if (settle) settle(answer);
      else this.onOrphan(answer);
    }
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
