import type { QueryClient } from "@tanstack/react-query";
import type { Context, LiveHello, LiveHint, Revisions } from "@/lib/domain/live";
import { ChangeLog, type NamedChanges } from "./change-log";
import { connectThrough } from "./live-channel";
import type { LiveMessage, LiveState } from "./live-connection";
import { Standing } from "./standing";
import type { SeenView } from "./view-fetch";
import { Watchers } from "./watchers";

/** What the screen shows of the connection. */
export type LiveStatus = {
  state: LiveState;
  /** When it was last open, by this browser's clock; null while it is. */
  lostAt: number | null;
  /** The server runs another build than this page. */
  isOutdated: boolean;
};

/**
 * How long hints are gathered before views are read again, in milliseconds: of a change after a while
 * without one those that came with it, of a stream of changes more.
 */
const gatherFor = { calm: 20, busy: 100 };
const calmAfter = 500;

/** How long a view read for this tab's own change waits for the hint that names it, in milliseconds. */
const hintWithin = 400;

/**
 * A tab's end of the live stream: learns what changed and has the views that show it read again.
 */
export class LiveClient {
  private readonly standing = new Standing();
  private readonly changes = new ChangeLog();
  private status: LiveStatus = { state: "connecting", lostAt: Date.now(), isOutdated: false };
  private readonly statusWatchers = new Watchers();
  private readonly hintWatchers = new Watchers<[hint: LiveHint]>();
  private readonly reopenWatchers = new Watchers();
  private gathering: ReturnType<typeof setTimeout> | undefined;
  private gatheredAt = 0;

  constructor(
    private readonly queries: QueryClient,
    private readonly build: string,
  ) {}

  /** Connects. Returns how to leave. */
  connect(personId: string): () => void {
    const receive = (message: LiveMessage) => this.receive(message);
    const leave = connectThrough("/api/live", personId, receive);
    return () => {
      clearTimeout(this.gathering);
      // Else nothing would be gathered after connecting again.
      this.gathering = undefined;
      leave();
    };
  }

  readStatus = (): LiveStatus => this.status;

  watchStatus = this.statusWatchers.watch;

  /** Every hint, those of this tab's own commands included. */
  watchHints = this.hintWatchers.watch;

  /** Called each time the stream opens: what was missed is known from then on. */
  watchReopening = this.reopenWatchers.watch;

  /** Whether something a view shows has changed since it was read. */
  isOutdated(view: SeenView): boolean {
    return this.standing.isOutdated(view);
  }

  /** Where all that a view shows stands by what was heard; null unless it is outdated by that. */
  heardOf(view: SeenView): Revisions | null {
    return this.isOutdated(view) ? this.standing.heardOf(view) : null;
  }

  /**
   * Which items of a view of one context have changed since it was read; null where hints don't
   * tell, so that all of it is to be read. Asked when nothing is known to have changed, as right
   * after a change of this tab's own, it waits a moment for the hint.
   */
  async changedSince(view: SeenView): Promise<NamedChanges | null> {
    const [[context, seen] = [], ...others] = Object.entries(view.revisions) as [Context, number][];
    if (context === undefined || seen === undefined || others.length > 0) return null;
    if (this.status.state !== "open") return null;
    if (!this.isOutdated(view)) await this.hintOf(view.flowTeamId, context);
    return this.changes.between(view.flowTeamId, context, seen, this.standing.of(view.flowTeamId, context));
  }

  /** Resolves with the next hint of the context, or after a moment without one. */
  private hintOf(flowTeamId: string, context: Context): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        leave();
        resolve();
      };
      const timer = setTimeout(done, hintWithin);
      const leave = this.watchHints((hint) => {
        if (hint.flowTeamId === flowTeamId && hint.context === context) done();
      });
    });
  }

  private receive(message: LiveMessage): void {
    switch (message.kind) {
      case "state":
        return this.setState(message.state);
      case "build":
        return this.setStatus({ ...this.status, isOutdated: message.build !== this.build });
      case "standing":
        if (this.standing.learnAll(message.standing)) this.gather();
        return this.readLeftOut(message.standing);
      case "hint": {
        const { flowTeamId, context, revision, ids } = message.hint;
        this.changes.note(flowTeamId, context, revision, ids);
        if (this.standing.learn(flowTeamId, context, revision)) this.gather();
        this.hintWatchers.tell(message.hint);
      }
    }
  }

  private setState(state: LiveState): void {
    const wasOpen = this.status.state === "open";
    const lostAt = state === "open" || state === "polling" ? null : (this.status.lostAt ?? Date.now());
    this.setStatus({ ...this.status, state, lostAt });
    if (state === "open" && !wasOpen) this.reopenWatchers.tell();
  }

  private setStatus(status: LiveStatus): void {
    this.status = status;
    this.statusWatchers.tell();
  }

  private gather(): void {
    if (this.gathering) return;
    const isCalm = Date.now() - this.gatheredAt > calmAfter;
    this.gathering = setTimeout(
      () => {
        this.gathering = undefined;
        this.gatheredAt = Date.now();
        this.refresh();
      },
      isCalm ? gatherFor.calm : gatherFor.busy,
    );
  }

  /** Has views read again that may be outdated: the server didn't say. */
  private readLeftOut(told: LiveHello["standing"]): void {
    for (const query of this.queries.getQueryCache().findAll({ queryKey: ["view"] })) {
      const seen = query.state.data as SeenView | undefined;
      if (!seen || !this.standing.isLeftOut(seen, told)) continue;
      void this.queries.invalidateQueries({ queryKey: query.queryKey, exact: true });
    }
  }

  /** Has outdated views read again. One that is being read is looked at once more afterwards. */
  private refresh(): void {
    let isWaiting = false;
    for (const query of this.queries.getQueryCache().findAll({ queryKey: ["view"] })) {
      const seen = query.state.data as SeenView | undefined;
      if (seen && !this.standing.isOutdated(seen)) continue;
      if (query.state.fetchStatus === "fetching") isWaiting = true;
      else if (seen) void this.queries.invalidateQueries({ queryKey: query.queryKey, exact: true });
    }
    if (isWaiting) this.gather();
  }
}
