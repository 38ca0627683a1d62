import { Watchers } from "./watchers";

/** What a line to add with holds. The same object until something is another. */
export type LineState = {
  typed: string;
  /** What was sent and isn't answered yet, oldest first. */
  sent: readonly string[];
  /** What was refused while something else was being typed: it comes back once the line is free. */
  refused: readonly string[];
};

const empty: LineState = { typed: "", sent: [], refused: [] };

/**
 * A line that things are added with, one after the other: it is empty as soon as one is sent, so that
 * the next can be typed while the first is on its way. What is refused comes back to be corrected.
 */
export class TypedLine {
  private state = empty;
  private isTouched = false;
  private readonly watchers = new Watchers();

  read = (): LineState => this.state;

  readOnServer = (): LineState => empty;

  watch = this.watchers.watch;

  type = (typed: string): void => {
    this.isTouched = true;
    this.set({ typed });
  };

  /** Takes up what was typed before a reload, unless something has been typed since. */
  takeUp(typed: string): void {
    if (!this.isTouched) this.set({ typed });
  }

  /** Sends what is typed, if anything is. `add` says whether it went through. */
  async send(add: (text: string) => Promise<boolean>): Promise<void> {
    const text = this.state.typed.trim();
    if (text === "") return;
    this.isTouched = true;
    this.set({ typed: "", sent: [...this.state.sent, text] });
    const isAdded = await add(text);
    const { typed, sent, refused } = this.state;
    const left = isAdded ? refused : [...refused, text];
    const isFree = typed === "";
    this.set({
      typed: isFree ? (left[0] ?? "") : typed,
      sent: sent.toSpliced(sent.indexOf(text), 1),
      refused: isFree ? left.slice(1) : left,
    });
  }

  private set(changed: Partial<LineState>): void {
    this.state = { ...this.state, ...changed };
    this.watchers.tell();
  }
}

/** What of the line is to outlive a reload: what is typed, else what isn't known to be added. */
export function unsavedOf({ typed, sent, refused }: LineState): string {
  return typed || refused[0] || sent[0] || "";
}
