import "server-only";
import pg from "pg";
import { type Context, type LiveHello, type LiveHint, type Revisions, gatheredFor } from "@/lib/domain/live";
import { env } from "./env";
import { GatheredHints } from "./gathered-hints";
import { hintChannel } from "./hints";
import { LiveMemory } from "./live-memory";
import { readStanding } from "./revisions";

/** Where triggers name whose access changed: `accessOf`, a person's id, or that of a link to a Review. */
const accessChannel = "flotilla_access";

/** What a stream may hear. */
export type Hearing = {
  /** The Flow Teams whose hints it may receive. */
  flowTeamIds: ReadonlySet<string>;
  /** The contexts it may hear of, without items and names: for who came by a link. Null for all, in full. */
  contexts: ReadonlySet<Context> | null;
  /** Whether a change of access is this listener's: `accessOf`, or the id of a person or a link. */
  isMeant(whose: string): boolean;
};

/** One open stream. */
export type Listener = Hearing & {
  send(frame: Uint8Array): void;
  /** Ends the stream; the browser opens a new one, which checks access anew. */
  end(): void;
};

const encoder = new TextEncoder();

/** A server-sent event as it goes over the wire. `data` is JSON text without line breaks. */
export function frame(event: "hello" | "hint" | "resync" | "beat", data: string): Uint8Array {
  return encoder.encode(`event: ${event}\ndata: ${data}\n\n`);
}

/** Keeps proxies and browsers from taking a quiet stream for a dead one: an event, for a browser tells no comments. */
export const heartbeat = frame("beat", "{}");

/** How long a connection may stay silent before it is asked whether it lives, in milliseconds. */
const probeEvery = 15_000;
const longestWait = 10_000;
/** After a lost connection, streams check access anew within this long, in milliseconds. */
const recheckWithin = 30_000;

/**
 * Hands the database's notifications to the streams of one process, over one connection. When that
 * is lost it comes back with growing, jittered pauses, and every stream is told where its Flow Teams
 * stand, for hints may have been missed.
 */
export class LiveHub {
  private readonly listeners = new Set<Listener>();
  private client: pg.Client | null = null;
  private known: LiveMemory | null = null;
  private listening: Promise<void> | null = null;
  private retry: NodeJS.Timeout | undefined;
  private probe: NodeJS.Timeout | undefined;
  private failures = 0;
  private wasLost = false;
  private isClosed = false;
  private readonly gathered = new GatheredHints((hint) => this.passOn(hint));

  constructor(private readonly connectionString: string) {}

  /** Streams open now. */
  get size(): number {
    return this.listeners.size;
  }

  /** What the notifications keep true; null while none are heard. */
  get memory(): LiveMemory | null {
    return this.known;
  }

  /** As `readStanding`. */
  standing(flowTeamIds: readonly string[]): Promise<LiveHello["standing"]> {
    return this.known?.standing(flowTeamIds) ?? readStanding(flowTeamIds);
  }

  /**
   * Adds a stream. From when this resolves on it misses nothing, so what is read afterwards is
   * where it starts. Returns how to remove it. Throws when the database can't be reached.
   */
  async open(listener: Listener): Promise<() => void> {
    this.listeners.add(listener);
    try {
      await this.listen();
    } catch (error) {
      this.listeners.delete(listener);
      throw error;
    }
    return () => void this.listeners.delete(listener);
  }

  /** Ends every stream and the connection. */
  async close(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.retry);
    clearInterval(this.probe);
    for (const listener of this.listeners) listener.end();
    this.listeners.clear();
    const client = this.client;
    this.client = null;
    this.known = null;
    await client?.end();
  }

  private listen(): Promise<void> {
    this.listening ??= this.connect();
    return this.listening;
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.connectionString,
      application_name: "flotilla live",
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    this.client = client;
    client.on("notification", ({ channel, payload }) => {
      if (channel === accessChannel) this.hearAccess(payload ?? "");
      else if (payload) this.hear(payload);
    });
    client.on("error", () => this.lose(client));
    client.on("end", () => this.lose(client));
    try {
      await client.connect();
      await client.query(`LISTEN ${hintChannel}; LISTEN ${accessChannel}`);
    } catch (error) {
      this.lose(client);
      throw error;
    }
    if (this.client !== client) return;
    this.known = new LiveMemory();
    this.failures = 0;
    this.probe = setInterval(() => this.ask(client), probeEvery).unref();
    if (this.wasLost) await this.resync();
    this.wasLost = false;
  }

  /** A connection cut without a word shows only when asked. */
  private ask(client: pg.Client): void {
    const silence = setTimeout(() => this.lose(client), 5_000);
    client.query("SELECT 1").then(
      () => clearTimeout(silence),
      () => this.lose(client),
    );
  }

  private lose(client: pg.Client): void {
    if (this.client !== client) return;
    this.client = null;
    this.known = null;
    this.listening = null;
    this.wasLost = true;
    clearInterval(this.probe);
    client.end().catch(() => {});
    if (this.isClosed || this.listeners.size === 0) return;
    const wait = Math.min(longestWait, 100 * 2 ** this.failures++);
    this.retry = setTimeout(
      () => {
        this.listen().catch(() => {});
      },
      wait * (0.5 + Math.random() / 2),
    );
  }

  private hear(payload: string): void {
    const hint = JSON.parse(payload) as LiveHint;
    // Before anybody hears of it, so that whoever then asks is answered from here.
    this.known?.hear(hint);
    const pause = gatheredFor(hint.context);
    if (pause > 0) this.gathered.hear(hint, pause);
    else this.passOn(hint);
  }

  private passOn(hint: LiveHint): void {
    const { flowTeamId, context } = hint;
    // Made once for each hint, not once for each stream.
    const whole = frame("hint", JSON.stringify(hint));
    let bare: Uint8Array | undefined;
    for (const listener of this.listeners) {
      if (!listener.flowTeamIds.has(flowTeamId)) continue;
      if (listener.contexts === null) listener.send(whole);
      else if (listener.contexts.has(context)) {
        bare ??= frame("hint", JSON.stringify({ ...hint, ids: null, commandId: "", byId: null } satisfies LiveHint));
        listener.send(bare);
      }
    }
  }

  private hearAccess(whose: string): void {
    this.known?.hearAccess(whose);
    for (const listener of this.listeners) if (listener.isMeant(whose)) listener.end();
  }

  private async resync(): Promise<void> {
    const heard = new Set([...this.listeners].flatMap((listener) => [...listener.flowTeamIds]));
    const standing = await this.standing([...heard]).catch(() => null);
    for (const listener of this.listeners) {
      if (!standing) {
        listener.end();
        continue;
      }
      listener.send(frame("resync", JSON.stringify({ standing: heardBy(listener, standing) })));
      // Access may have changed unheard as well: all reconnect soon, but not all at once.
      setTimeout(() => listener.end(), Math.random() * recheckWithin).unref();
    }
  }
}

/** What a stream may hear of where Flow Teams stand. */
export function heardBy({ flowTeamIds, contexts }: Hearing, standing: LiveHello["standing"]): LiveHello["standing"] {
  const own = Object.entries(standing).filter(([id]) => flowTeamIds.has(id));
  if (contexts === null) return Object.fromEntries(own);
  const told = (revisions: Revisions) =>
    Object.fromEntries(Object.entries(revisions).filter(([context]) => contexts.has(context as Context)));
  return Object.fromEntries(own.map(([id, revisions]) => [id, told(revisions)]));
}

const held = globalThis as typeof globalThis & { flotillaLive?: LiveHub };

/** The process's one hub. Its streams end when the process is asked to stop, which they would hold up. */
export function liveHub(): LiveHub {
  if (!held.flotillaLive) {
    const hub = new LiveHub(env().DATABASE_URL);
    held.flotillaLive = hub;
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => void hub.close().catch(() => {}));
    }
  }
  return held.flotillaLive;
}
