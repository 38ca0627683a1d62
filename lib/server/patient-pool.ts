import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";

/** How long a request waits for a database that is away, in milliseconds, and how often it looks. */
const patience = 12_000;
const lookEvery = 250;

/**
 * A pool that outlasts a database that restarts: who needs a connection while nobody answers waits
 * for it instead of failing. Nothing has been asked by then, so waiting repeats nothing.
 */
export class PatientPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(done: Done): void;
  override connect(done?: Done): Promise<pg.PoolClient> | undefined {
    const connecting = this.connectOnceThere(Date.now() + patience);
    if (!done) return connecting;
    connecting.then(
      (client) => done(undefined, client, client.release),
      (error: Error) => done(error, undefined, () => {}),
    );
  }

  private async connectOnceThere(deadline: number): Promise<pg.PoolClient> {
    for (;;) {
      try {
        return await super.connect();
      } catch (error) {
        if (this.ending || Date.now() > deadline || !isAway(error)) throw error;
        await pause(lookEvery);
      }
    }
  }
}

type Done = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  release: (dispose?: boolean | Error) => void,
) => void;

/** Refused or cut off while connecting, or the database says it is starting or stopping. */
function isAway(error: unknown): boolean {
  const { code = "", message = "" } = error as { code?: string; message?: string };
  return /^(ECONNREFUSED|ECONNRESET|57P0[123])$/.test(code) || /^Connection terminated/.test(message);
}
