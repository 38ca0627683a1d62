import "server-only";
import type { LiveHint } from "@/lib/domain/live";

/**
 * Passes hints on, of each context at most one in a while: the first at once, those that come until
 * the while is over as one at its end. So a lone act is seen without delay, and a roomful of acts
 * doesn't make a roomful of screens read as often as there are acts.
 */
export class GatheredHints {
  /** The newest hint of each context that waits; null where the last one was passed on a moment ago. */
  private readonly waiting = new Map<string, LiveHint | null>();

  constructor(private readonly passOn: (hint: LiveHint) => void) {}

  /** @param pause at least this many milliseconds between two hints of its context */
  hear(hint: LiveHint, pause: number): void {
    const key = `${hint.flowTeamId} ${hint.context}`;
    // Of several the newest says all. None names an item: they may be too many.
    const unnamed = { ...hint, ids: null };
    if (this.waiting.has(key)) this.waiting.set(key, unnamed);
    else this.release(key, unnamed, pause);
  }

  private release(key: string, hint: LiveHint, pause: number): void {
    this.waiting.set(key, null);
    setTimeout(() => {
      const next = this.waiting.get(key);
      if (next) this.release(key, next, pause);
      else this.waiting.delete(key);
    }, pause).unref();
    this.passOn(hint);
  }
}
