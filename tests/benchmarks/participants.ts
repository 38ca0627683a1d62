import {
  type Context,
  type LiveHello,
  type LiveHint,
  type Revisions,
  type ViewRevisions,
  heardHeader,
  revisionsHeader,
} from "@/lib/domain/live";
import { openStream, request } from "./http";

/** As long as a browser gathers hints before it reads views again (lib/client/live-client.ts), in milliseconds. */
const gatherFor = { calm: 20, busy: 100 };
const calmAfter = 500;

type ReadView = { address: string; tag: string; revisions: Revisions; isReading: boolean };

/**
 * Somebody in a room without a browser: holds the stream of hints and reads again what they make
 * outdated, with the headers a browser sends.
 */
export class Participant {
  private readonly views: ReadView[];
  private readonly known = new Map<string, number>();
  private readonly waiting = new Set<{ context: Context; revision: number; done(): void }>();
  private stream: { close(): void } | null = null;
  private gathering: NodeJS.Timeout | undefined;
  private gatheredAt = 0;
  private flowTeamId = "";
  private isGone = false;
  /** How often a view was read. */
  readings = 0;

  /** @param addresses the views they look at: paths of the app */
  constructor(
    private readonly app: string,
    private readonly cookie: string,
    addresses: readonly string[],
  ) {
    this.views = addresses.map((address) => ({ address, tag: "", revisions: {}, isReading: false }));
  }

  /** Opens the stream and reads the views for the first time. */
  async enter(): Promise<void> {
    await this.listen();
    await Promise.all(this.views.map((view) => this.read(view)));
  }

  /** Resolves once every view that shows the context shows this revision of it. Throws where none does. */
  sees(context: Context, revision: number): Promise<void> {
    if (!this.views.some(({ revisions }) => context in revisions)) throw new Error(`No view shows ${context}.`);
    return new Promise((resolve) => {
      const wish = { context, revision, done: resolve };
      this.waiting.add(wish);
      this.settle();
    });
  }

  leave(): void {
    this.isGone = true;
    clearTimeout(this.gathering);
    this.stream?.close();
  }

  private async listen(): Promise<void> {
    let rest = "";
    const hear = (text: string) => {
      const frames = (rest + text).split("\n\n");
      rest = frames.pop() ?? "";
      for (const frame of frames) this.take(frame);
    };
    const again = () => {
      if (!this.isGone) setTimeout(() => void this.listen().catch(again), 250 + Math.random() * 250);
    };
    this.stream = await openStream(`${this.app}/api/live`, { cookie: this.cookie }, hear, again);
  }

  private take(frame: string): void {
    const [, event, data = "null"] = /^event: (.*)\ndata: (.*)$/.exec(frame) ?? [];
    if (event === "hint") {
      const { flowTeamId, context, revision } = JSON.parse(data) as LiveHint;
      if (flowTeamId === this.flowTeamId && context !== "presence") this.learn({ [context]: revision });
    } else if (event === "hello" || event === "resync") {
      this.learn((JSON.parse(data) as LiveHello).standing[this.flowTeamId] ?? {});
    }
  }

  private learn(revisions: Revisions): void {
    for (const [context, revision = 0] of Object.entries(revisions)) {
      this.known.set(context, Math.max(revision, this.known.get(context) ?? 0));
    }
    if (this.views.some((view) => this.isOutdated(view))) this.gather();
  }

  private gather(): void {
    if (this.gathering) return;
    const isCalm = performance.now() - this.gatheredAt > calmAfter;
    this.gathering = setTimeout(() => this.refresh(), isCalm ? gatherFor.calm : gatherFor.busy);
  }

  private refresh(): void {
    this.gathering = undefined;
    this.gatheredAt = performance.now();
    const outdated = this.views.filter((view) => this.isOutdated(view));
    // One that is being read is looked at once more afterwards.
    if (outdated.some(({ isReading }) => isReading)) this.gather();
    for (const view of outdated) if (!view.isReading) void this.read(view);
  }

  private isOutdated({ revisions }: ReadView): boolean {
    return Object.entries(revisions).some(([context, seen = 0]) => seen < (this.known.get(context) ?? 0));
  }

  private async read(view: ReadView): Promise<void> {
    view.isReading = true;
    const heard = Object.entries(view.revisions).map(([context, seen = 0]) => [
      context,
      Math.max(seen, this.known.get(context) ?? 0),
    ]);
    const headers = {
      cookie: this.cookie,
      "accept-encoding": "gzip",
      ...(view.tag && { "if-none-match": view.tag, [heardHeader]: JSON.stringify(Object.fromEntries(heard)) }),
    };
    const reply = await request(this.app + view.address, { headers }).catch(() => null);
    view.isReading = false;
    this.readings++;
    if (this.isGone) return;
    if (reply?.status !== 200 && reply?.status !== 304) {
      // As a browser that the server refused to for a moment: it asks again.
      this.gather();
      return;
    }
    view.tag = reply.headers.etag ?? "";
    const header = reply.headers[revisionsHeader];
    const standing = JSON.parse(typeof header === "string" ? header : "null") as ViewRevisions | null;
    view.revisions = standing?.revisions ?? {};
    this.flowTeamId ||= standing?.flowTeamId ?? "";
    this.settle();
  }

  private settle(): void {
    for (const wish of this.waiting) {
      const isSeen = this.views.every(({ revisions }) => {
        const seen = revisions[wish.context];
        return seen === undefined || seen >= wish.revision;
      });
      if (!isSeen) continue;
      this.waiting.delete(wish);
      wish.done();
    }
  }
}

/** Reads anew whatever the floor tells of, at once, and one reading after the other. */
export class BareParticipant {
  private readonly waiting: (() => void)[] = [];
  private stream: { close(): void } | null = null;
  private isReading = false;
  private isOutdated = false;

  constructor(
    private readonly floor: string,
    private readonly path: () => string,
  ) {}

  async enter(): Promise<void> {
    this.stream = await openStream(`${this.floor}/live`, {}, (text) => {
      if (text.includes("event: hint")) void this.read();
    });
  }

  /** Resolves once what was told of next is read. */
  reads(): Promise<void> {
    return new Promise((resolve) => void this.waiting.push(resolve));
  }

  leave(): void {
    this.stream?.close();
  }

  private async read(): Promise<void> {
    this.isOutdated = true;
    if (this.isReading) return;
    this.isReading = true;
    while (this.isOutdated) {
      this.isOutdated = false;
      await request(this.floor + this.path(), { headers: { "accept-encoding": "gzip" } });
    }
    this.isReading = false;
    for (const done of this.waiting.splice(0)) done();
  }
}
