import "server-only";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** How a body travels. */
export type Encoding = "identity" | "gzip" | "br";

/** One view's JSON text at one standing, and its encodings as they are asked for. */
type Entry = {
  tag: string;
  /** Null when what was asked for doesn't exist. */
  body: Promise<Buffer | null>;
  encoded: Map<Encoding, Promise<Buffer>>;
  bytes: number;
};

/** What is kept at most, in bytes of bodies and their encodings. */
const defaultLimit = 64 * 1024 * 1024;

/**
 * Keeps each view as the bytes that go out, at the newest standing it was asked for. Everybody who
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
  async read(
    key: string,
    tag: string,
    encoding: Encoding,
    load: () => Promise<string | null>,
  ): Promise<Buffer | null> {
    const entry = this.entryFor(key, tag, load);
    const body = await entry.body;
    if (body === null || encoding === "identity") return body;
    let encoded = entry.encoded.get(encoding);
    if (!encoded) {
      encoded = compress(body, encoding);
      entry.encoded.set(encoding, encoded);
      this.count(key, entry, (await encoded).byteLength);
    }
    return encoded;
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
    const entry: Entry = { tag, body, encoded: new Map(), bytes: 0 };
    this.entries.set(key, entry);
    body.then(
      (bytes) => this.count(key, entry, bytes?.byteLength ?? 0),
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

const toGzip = promisify(gzip);
const toBrotli = promisify(brotliCompress);

function compress(body: Buffer, encoding: Exclude<Encoding, "identity">): Promise<Buffer> {
  return encoding === "gzip"
    ? toGzip(body, { level: 6 })
    : toBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
}

/** The best encoding a request's Accept-Encoding allows. */
export function acceptedEncoding(header: string | null): Encoding {
  const accepted = (header ?? "").split(",").flatMap((part) => {
    const [name, ...settings] = part.split(";").map((piece) => piece.trim().toLowerCase());
    return settings.some((setting) => /^q=0(\.0*)?$/.test(setting)) ? [] : [name];
  });
  if (accepted.includes("br")) return "br";
  return accepted.includes("gzip") ? "gzip" : "identity";
}
