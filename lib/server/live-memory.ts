import "server-only";
import type { Actor } from "@/lib/domain/access";
import type { Context, LiveHello, LiveHint, Revisions } from "@/lib/domain/live";
import { type SignedIn, loadSignIn } from "./accounts/actor";
import { Recent } from "./recent";
import { type FoundFlowTeam, type FlowTeamStanding, readRevisions, readStanding } from "./revisions";

const mostFlowTeams = 200;
const mostSignIns = 5000;
/** Of one Flow Team. Then all of them are forgotten and read anew. */
const mostContexts = 5000;

/** Whose access changed, as triggers say it on the channel: a person's id, or one of these. */
export const accessOf = { administrators: "administrators", demo: "demo" } as const;

/**
 * What a process knows while it hears the database's notifications, so that 150 people who read a
 * view again after one change don't ask the database 150 times who they are and what is new. It is
 * made when the process begins to hear and thrown away when the connection is lost; whatever is read
 * for it is read after it was made, so that nothing falls between.
 */
export class LiveMemory {
  private readonly standings = new Recent<KnownStanding>(mostFlowTeams);
  private readonly flowTeams = new Recent<FoundFlowTeam>(mostFlowTeams);
  private readonly signIns = new Recent<SignedIn>(mostSignIns);
  private accessChanges = 0;

  /** Takes in a hint. Call it before the hint is passed on. */
  hear({ flowTeamId, context, revision }: LiveHint): void {
    if (context === "presence") return;
    this.standings.get(flowTeamId)?.learn({ [context]: revision });
  }

  /** Takes in that somebody's access changed. */
  hearAccess(whose: string): void {
    this.accessChanges++;
    if (whose === accessOf.demo) return this.signIns.forget(({ actor }) => actor.confinedTo !== undefined);
    if (whose !== accessOf.administrators) return this.signIns.forget(({ actor }) => actor.personId === whose);
    // A Flow Team came, went or moved, which its Administrators and the demo's people are told by.
    this.signIns.forget(() => true);
    this.flowTeams.forget(() => true);
  }

  /** As `loadActor`, which it asks where this sign-in hasn't been seen or something of it changed. */
  async actorOf(signInId: string, now: Date): Promise<Actor | null> {
    const known = this.signIns.get(signInId);
    if (known) return known.expiresAt > now ? known.actor : null;
    const before = this.accessChanges;
    const loaded = await loadSignIn(signInId, now);
    // What changed while it was read may not be in it.
    if (loaded && before === this.accessChanges) this.signIns.set(signInId, loaded);
    return loaded?.actor ?? null;
  }

  /**
   * Where the contexts stand in the Flow Team at an address. From memory where it knows at least what
   * the asker has `heard`; else, and without `heard`, from the database.
   */
  async standingAt(
    slug: string,
    contexts: readonly Context[],
    heard: Revisions | null,
  ): Promise<FlowTeamStanding | null> {
    const flowTeam = this.flowTeams.get(slug);
    // Had before the database is asked: hints that come meanwhile count too.
    const known = flowTeam && this.standingOf(flowTeam.flowTeamId);
    const revisions = heard && known?.since(heard, contexts);
    if (flowTeam && revisions) return { ...flowTeam, revisions };
    const before = this.accessChanges;
    const read = await readRevisions({ slug }, contexts);
    if (!read) return null;
    const { flowTeamId, isDemo } = read;
    if (before === this.accessChanges) this.flowTeams.set(slug, { flowTeamId, isDemo });
    if (flowTeamId === flowTeam?.flowTeamId) known?.learn(read.revisions);
    return read;
  }

  /** As `readStanding`: each Flow Team is asked for once. */
  async standing(flowTeamIds: readonly string[]): Promise<LiveHello["standing"]> {
    const all = flowTeamIds.map((id) => [id, this.standingOf(id)] as const);
    const missing = all.filter(([, known]) => !known.isWhole);
    if (missing.length > 0) {
      const reading = readStanding(missing.map(([id]) => id));
      for (const [id, known] of missing) known.becomeWhole(reading.then((read) => read[id] ?? {}));
    }
    const read = await Promise.all(all.map(async ([id, known]) => [id, await known.whole()] as const));
    return Object.fromEntries(read);
  }

  private standingOf(flowTeamId: string): KnownStanding {
    const known = this.standings.get(flowTeamId);
    if (known && known.size <= mostContexts) return known;
    const fresh = new KnownStanding();
    this.standings.set(flowTeamId, fresh);
    return fresh;
  }
}

/** Where one Flow Team stands: the highest number that was read or heard of each context. */
class KnownStanding {
  private readonly revisions = new Map<Context, number>();
  private reading: Promise<void> | null = null;

  get size(): number {
    return this.revisions.size;
  }

  /** Whether all contexts that ever changed are known, or will be. */
  get isWhole(): boolean {
    return this.reading !== null;
  }

  learn(revisions: Revisions): void {
    for (const [context, revision = 0] of Object.entries(revisions) as [Context, number][]) {
      this.revisions.set(context, Math.max(revision, this.revisions.get(context) ?? 0));
    }
  }

  /** The contexts' revisions; null where one is unknown, or where less is known of it than was heard. */
  since(heard: Revisions, contexts: readonly Context[]): Revisions | null {
    const known: Revisions = {};
    for (const context of contexts) {
      const revision = this.revisions.get(context);
      if (revision === undefined || revision < (heard[context] ?? 0)) return null;
      known[context] = revision;
    }
    return known;
  }

  becomeWhole(read: Promise<Revisions>): void {
    this.reading = read.then((revisions) => this.learn(revisions));
    this.reading.catch(() => {
      this.reading = null;
    });
  }

  /** All that ever changed. Throws when the database couldn't be asked. */
  async whole(): Promise<Revisions> {
    await this.reading;
    return Object.fromEntries(this.revisions);
  }
}
