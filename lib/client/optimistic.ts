import { type ViewKey, viewQueryKey } from "./query-keys";

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
  private readonly watchers = new Set<() => void>();

  add(patches: readonly OptimisticPatch[]): void {
    for (const patch of patches) this.set(patch.view, [...this.of(patch.view), patch]);
    this.tell();
  }

  remove(patches: readonly OptimisticPatch[]): void {
    for (const patch of patches) {
      this.set(
        patch.view,
        this.of(patch.view).filter((other) => other !== patch),
      );
    }
    this.tell();
  }

  /** The same array until something is added or removed. */
  of(view: ViewKey): readonly OptimisticPatch[] {
    return this.byView.get(JSON.stringify(viewQueryKey(view))) ?? none;
  }

  watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => void this.watchers.delete(watcher);
  };

  private set(view: ViewKey, patches: readonly OptimisticPatch[]): void {
    const key = JSON.stringify(viewQueryKey(view));
    if (patches.length > 0) this.byView.set(key, patches);
    else this.byView.delete(key);
  }

  private tell(): void {
    for (const watcher of this.watchers) watcher();
  }
}

const none: readonly OptimisticPatch[] = [];
