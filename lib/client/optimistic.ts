import { type ViewKey, viewQueryKey } from "./query-keys";
import { Watchers } from "./watchers";

/** What a view will look like once a command has gone through. */
export type OptimisticPatch = { view: ViewKey; apply(data: unknown): unknown };

/** Says what a command will make of a view, while the server decides. */
export function patchView<Data>(view: ViewKey, apply: (data: Data) => Data): OptimisticPatch {
  return { view, apply: (data) => apply(data as Data) };
}

/**
 * The patches of commands under way. They lie over whatever the server last said, so that a
 * refetch in between neither undoes nor doubles them.
 */
export class PendingPatches {
  private readonly byView = new Map<string, readonly OptimisticPatch[]>();
  private readonly watchers = new Watchers();

  add(patches: readonly OptimisticPatch[]): void {
    for (const patch of patches) this.set(patch.view, [...this.of(patch.view), patch]);
    this.watchers.tell();
  }

  remove(patches: readonly OptimisticPatch[]): void {
    for (const patch of patches) {
      this.set(
        patch.view,
        this.of(patch.view).filter((other) => other !== patch),
      );
    }
    this.watchers.tell();
  }

  /** The same array until something is added or removed. */
  of(view: ViewKey): readonly OptimisticPatch[] {
    return this.byView.get(JSON.stringify(viewQueryKey(view))) ?? none;
  }

  watch = this.watchers.watch;

  private set(view: ViewKey, patches: readonly OptimisticPatch[]): void {
    const key = JSON.stringify(viewQueryKey(view));
    if (patches.length > 0) this.byView.set(key, patches);
    else this.byView.delete(key);
  }
}

const none: readonly OptimisticPatch[] = [];
