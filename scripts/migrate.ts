import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type { HistoryDiagnostic } from "@prisma/schema-engine-wasm";
import pg from "pg";
import { Stop, migrationsFolder } from "./project";
import { migrationList, noFilters, openSchemaEngine } from "./schema-engine";

/** Any number, the same in every process: two that start together migrate one after the other. */
const advisoryLock = 7_356_171_052;

/**
 * Brings a database to this code's schema, all pending migrations in one transaction: what fails
 * leaves the database as it was. A consequence to know when writing one: nothing in a migration may
 * refuse to run in a transaction, and a value added to an enum can't be used before the next release.
 *
 * @param options.folder the migrations, in Prisma's layout
 * @param options.upTo the last migration to apply; unset, all
 * @returns the names of those applied now, oldest first
 * @throws Stop when the database is newer than the code, its history differs, or one fails
 */
export async function migrate(
  databaseUrl: string,
  options: { folder?: string; upTo?: string } = {},
): Promise<string[]> {
  // One connection only, so that all the engine does is inside the transaction begun here.
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, idleTimeoutMillis: 0 });
  pool.on("error", () => {});
  try {
    await pool.query("BEGIN");
    const applied = await migrateInTransaction(pool, options);
    await pool.query("COMMIT");
    return applied;
  } catch (error) {
    await pool.query("ROLLBACK").catch(() => {});
    throw error;
  } finally {
    await pool.end();
  }
}

/**
 * The same within the caller's transaction.
 *
 * @param pool of one connection, on which a transaction has begun
 */
export async function migrateInTransaction(
  pool: pg.Pool,
  { folder = migrationsFolder, upTo }: { folder?: string; upTo?: string } = {},
): Promise<string[]> {
  await pool.query("SELECT pg_advisory_xact_lock($1)", [advisoryLock]);
  const failure: Failure = {};
  const engine = await openSchemaEngine(inOneTransaction(pool, failure));
  const list = await migrationList(folder);
  if (upTo) list.migrationDirectories = list.migrationDirectories.filter(({ path }) => path <= upTo);
  try {
    const state = await engine.diagnoseMigrationHistory({
      migrationsList: list,
      optInToShadowDatabase: false,
      filters: noFilters,
    });
    refuseForeignHistory(state.history);
    const [failed] = state.failedMigrationNames;
    if (failed) {
      throw new Stop(
        `The migration ${failed} failed in this database before, outside npm start, and may be half there.\n` +
          "Put the database right, then tell its history with `npx prisma migrate resolve`.",
      );
    }
    const [edited] = state.editedMigrationNames;
    if (edited) {
      throw new Stop(
        `The migration ${edited} was edited after it had been applied to this database. Nothing was touched.\n` +
          "Take the edit back and write a new migration instead.",
      );
    }
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: list, filters: noFilters });
    return appliedMigrationNames;
  } catch (error) {
    if (error instanceof Stop || !failure.error) throw error;
    throw new Stop(
      `The migration ${failure.migration ?? ""} failed, and the database is as it was before:\n` +
        `  ${failure.error.message}`,
      { cause: failure.error },
    );
  } finally {
    engine.free();
  }
}

function refuseForeignHistory(history: HistoryDiagnostic | null): void {
  if (history === null || history.diagnostic === "databaseIsBehind") return;
  const unknown = history.unpersistedMigrationNames.join(", ");
  throw new Stop(
    `The database is newer than this Flotilla: it has ${unknown}, which this code doesn't know.\n` +
      "Nothing was touched. Start the newer Flotilla, or restore a backup made with this one.",
  );
}

type Failure = { error?: Error; migration?: string };

/**
 * Prisma's adapter splits a script at each semicolon, which tears function bodies apart, and keeps
 * little of PostgreSQL's own message. So scripts are sent whole, and the first error is kept.
 */
function inOneTransaction(pool: pg.Pool, failure: Failure): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(pool);
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connectToShadowDb: () => factory.connectToShadowDb(),
    connect: async () => {
      const adapter = await factory.connect();
      const queryRaw = adapter.queryRaw.bind(adapter);
      const executeRaw = adapter.executeRaw.bind(adapter);
      const note = (args: unknown[]) => {
        const name = args.find((arg) => typeof arg === "string" && /^\d{14}_/.test(arg));
        if (typeof name === "string") failure.migration = name;
      };
      adapter.queryRaw = (query) => {
        note(query.args);
        return queryRaw(query);
      };
      adapter.executeRaw = (query) => {
        note(query.args);
        return executeRaw(query);
      };
      adapter.executeScript = async (script) => {
        try {
          await pool.query(script);
        } catch (error) {
          failure.error ??= error as Error;
          throw error;
        }
      };
      return adapter;
    },
  };
}
