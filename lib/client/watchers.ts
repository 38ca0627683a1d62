/** Those who want to know when something of this tab changes. */
export class Watchers<Told extends unknown[] = []> {
  private readonly all = new Set<(...told: Told) => void>();

  /** Calls the watcher at each change. Returns how to stop that. */
  watch = (watcher: (...told: Told) => void): (() => void) => {
    this.all.add(watcher);
    return () => void this.all.delete(watcher);
  };

  tell(...told: Told): void {
    for (const watcher of this.all) watcher(...told);
  }
}
