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
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("BEGIN");
    const applied = await migrateInTransaction(client, options);
    await client.query("COMMIT");
    return applied;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  } finally {
    await client.end();
  }
}

/** The same within the transaction the caller has begun. */
export async function migrateInTransaction(
  client: pg.Client,
  { folder = migrationsFolder, upTo }: { folder?: string; upTo?: string } = {},
): Promise<string[]> {
  await client.query("SELECT pg_advisory_xact_lock($1)", [advisoryLock]);
  const failure: Failure = {};
  const engine = await openSchemaEngine(inTransactionOf(client, failure));
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
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: list,
      filters: noFilters,
    });
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
 * Prisma's adapter takes a pool, whose connections it would change in the middle, splits a script
 * at each semicolon, which tears function bodies apart, and keeps little of PostgreSQL's own
 * message. So all it says goes to the one connection, scripts whole, and the first error is kept.
 */
function inTransactionOf(client: pg.Client, failure: Failure): SqlMigrationAwareDriverAdapterFactory {
  // The engine tries things, such as reading a table that may not be there: that mustn't end the transaction.
  const attempt = async <T>(statement: () => Promise<T>): Promise<T> => {
    await client.query("SAVEPOINT attempt");
    try {
      const result = await statement();
      await client.query("RELEASE SAVEPOINT attempt");
      return result;
    } catch (error) {
      await client.query("ROLLBACK TO SAVEPOINT attempt");
      throw error;
    }
  };
  const pool = Object.assign(new pg.Pool({ max: 0 }), {
    query: (query: pg.QueryConfig) => {
      const name = query.values?.find((value) => typeof value === "string" && /^\d{14}_/.test(value));
      failure.migration = name ?? failure.migration;
      return attempt(() => client.query(query));
    },
  });
  const factory = new PrismaPg(pool);
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connectToShadowDb: () => factory.connectToShadowDb(),
    connect: async () => {
      const adapter = await factory.connect();
      adapter.executeScript = async (script) => {
        try {
          await attempt(() => client.query(script));
        } catch (error) {
          failure.error ??= error as Error;
          throw error;
        }
      };
      return adapter;
    },
  };
}
