import "server-only";
/** One view's JSON text at one standing. */
type Entry = {
  tag: string;
  /** Null when what was asked for doesn't exist. */
  body: Promise<Buffer | null>;
  bytes: number;
};

/** What is kept at most, in bytes. */
const defaultLimit = 64 * 1024 * 1024;
/** What an entry takes beside its text, about: so that asking for what doesn't exist fills nothing. */
const entryBytes = 500;

/**
 * Keeps each view as bytes, at the newest standing it was asked for. Everybody who
 * asks while it is read waits for that one read. The views used least lately go first when the
 * limit is reached.
 */
export class ViewCache {
  private readonly entries = new Map<string, Entry>();
  private bytes = 0;

  constructor(private readonly limit = defaultLimit) {}

  /** Bytes held now. */
  get size(): number {
    return this.bytes;
  }

  /**
   * The view's bytes at the standing `tag` stands for, read by `load` unless they are here.
   * The caller reads the standing before: what is kept is never older than its tag.
   */
  read(key: string, tag: string, load: () => Promise<string | null>): Promise<Buffer | null> {
    return this.entryFor(key, tag, load).body;
  }

  private entryFor(key: string, tag: string, load: () => Promise<string | null>): Entry {
    const known = this.entries.get(key);
    if (known?.tag === tag) {
      this.entries.delete(key);
      this.entries.set(key, known);
      return known;
    }
    if (known) this.drop(key, known);
    const body = load().then((text) => (text === null ? null : Buffer.from(text)));
    const entry: Entry = { tag, body, bytes: 0 };
    this.entries.set(key, entry);
    body.then(
      (bytes) => this.count(key, entry, entryBytes + (bytes?.byteLength ?? 0)),
      () => this.drop(key, entry),
    );
    return entry;
  }

  private count(key: string, entry: Entry, bytes: number): void {
    if (this.entries.get(key) !== entry) return;
    entry.bytes += bytes;
    this.bytes += bytes;
    for (const [oldest, candidate] of this.entries) {
      if (this.bytes <= this.limit) break;
      if (candidate.bytes > 0) this.drop(oldest, candidate);
    }
  }

  private drop(key: string, entry: Entry): void {
    if (this.entries.get(key) !== entry) return;
    this.entries.delete(key);
    this.bytes -= entry.bytes;
  }
}
