import type { Refusal } from "@/lib/domain/result";
import { Watchers } from "./watchers";

/** A refusal nobody on the page has dealt with: shown until the person closes it, or the same goes well later. */
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

  closeAll(): void {
    this.set(none);
  }

  /** What was added during `work`, by id. */
  addedBy(work: () => void): number[] {
    const before = this.count;
    work();
    return this.list.flatMap(({ id }) => (id > before ? [id] : []));
  }

  /**
   * Closes those of these that need nobody any more, for the same has gone well since. One that offers
   * another go stays: nothing else may hold what was entered.
   */
  solve(ids: readonly number[]): void {
    const isSolved = ({ id, retry }: OpenRefusal) => retry === null && ids.includes(id);
    if (this.list.some(isSolved)) this.set(this.list.filter((one) => !isSolved(one)));
  }

  read = (): readonly OpenRefusal[] => this.list;

  readOnServer = (): readonly OpenRefusal[] => none;

  watch = this.watchers.watch;

  private set(list: readonly OpenRefusal[]): void {
    this.list = list;
    this.watchers.tell();
  }
}
