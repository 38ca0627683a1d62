import "server-only";

/** Keeps the values used last, so many at most. */
export class Recent<Value> {
  private readonly values = new Map<string, Value>();

  constructor(private readonly most: number) {}

  get(key: string): Value | undefined {
    const value = this.values.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  set(key: string, value: Value): void {
    this.values.delete(key);
    this.values.set(key, value);
    for (const oldest of this.values.keys()) {
      if (this.values.size <= this.most) break;
      this.values.delete(oldest);
    }
  }

  /** Forgets the value, or those for which `isOver` says so. */
  forget(isOver: string | ((value: Value) => boolean)): void {
    if (typeof isOver === "string") return void this.values.delete(isOver);
    for (const [key, value] of this.values) if (isOver(value)) this.values.delete(key);
  }
}
