import type { Refusal } from "@/lib/domain/result";
import { Watchers } from "./watchers";

/** A refusal nobody on the page has dealt with: shown until the person closes it. */
type OpenRefusal = { id: number; refusal: Refusal; retry: Retry | null };

/** Another go at what was refused, and what the button for it says: "Try again". */
type Retry = { label: string; run(): void };

const none: readonly OpenRefusal[] = [];

/** The refusals waiting to be read. A store, so that those who refuse needn't know who shows it. */
export class OpenRefusals {
  private list = none;
  private count = 0;
  private readonly watchers = new Watchers();

  /** Shows a refusal, with a way to try again where there is one. */
  add(refusal: Refusal, retry: Retry | null = null): void {
    this.set([...this.list, { id: ++this.count, refusal, retry }]);
  }

  close(id: number): void {
    this.set(this.list.filter((one) => one.id !== id));
  }

  read = (): readonly OpenRefusal[] => this.list;

  readOnServer = (): readonly OpenRefusal[] => none;

  watch = this.watchers.watch;

  private set(list: readonly OpenRefusal[]): void {
    this.list = list;
    this.watchers.tell();
  }
}
