import { createReadStream, createWriteStream, existsSync, renameSync, rmSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import pg from "pg";
import { migrateInTransaction } from "./migrate";
import { Stop, listMigrations } from "./project";

/**
 * A backup is gzipped lines of JSON: first what it is, then for each table a line that names its
 * columns and a line for each row, then the sequences, then the number of rows. Values are
 * PostgreSQL's own text for them, which it reads back exactly, in any later version too. All of
 * the schema `public` is in it; background jobs aren't, since they'd be done twice.
 */
type Line =
  | { flotilla: 1; migrations: string[]; madeAt: string }
  | { table: string; columns: { name: string; type: string }[] }
  | (string | null)[]
  | { sequence: string; value: string; isCalled: boolean }
  | { rows: number };

const batch = 1_000;

const quote = pg.escapeIdentifier;

/**
 * Writes all of a database into a file: one moment of it, however long that takes.
 *
 * @returns how many rows of how many tables
 * @throws Stop when the file can't be written; nothing of it is left then
 */
export async function dump(databaseUrl: string, file: string): Promise<{ rows: number; tables: number }> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on("error", () => {});
  await client.connect();
  const part = `${file}.part`;
  const written = { rows: 0, tables: 0 };
  try {
    await pipeline(linesOf(client, written), createGzip(), createWriteStream(part, { mode: 0o600 }));
    renameSync(part, file);
    return written;
  } catch (error) {
    rmSync(part, { force: true });
    const { syscall, message } = error as NodeJS.ErrnoException;
    throw syscall ? new Stop(`The backup couldn't be written: ${message}`, { cause: error }) : error;
  } finally {
    await client.end();
  }
}

/** The lines of a backup, counting what is in them. */
async function* linesOf(client: pg.Client, written: { rows: number; tables: number }): AsyncGenerator<string> {
  const text = (line: Line) => `${JSON.stringify(line)}\n`;
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  await setTextForms(client);
  yield text({ flotilla: 1, migrations: await appliedMigrations(client), madeAt: new Date().toISOString() });
  for (const { name, columns } of await listTables(client)) {
    yield text({ table: name, columns });
    const texts = columns.map((column) => `${quote(column.name)}::text`).join(", ");
    await client.query(`DECLARE rows NO SCROLL CURSOR FOR SELECT ${texts} FROM ${quote(name)}`);
    for (;;) {
      const { rows } = await client.query<(string | null)[]>({ text: `FETCH ${batch} FROM rows`, rowMode: "array" });
      yield rows.map(text).join("");
      written.rows += rows.length;
      if (rows.length < batch) break;
    }
    await client.query("CLOSE rows");
    written.tables += 1;
  }
  for (const sequence of await listSequences(client)) yield text(sequence);
  yield text({ rows: written.rows });
}

/**
 * Fills a database from a backup, in one transaction. One made by an older Flotilla is filled at
 * that version and migrated then.
 *
 * @param options.replace whether what the database holds may be dropped
 * @throws Stop when the file is no whole backup, is newer than this code, or the database isn't empty
 *   or in use
 */
export async function restore(
  databaseUrl: string,
  file: string,
  options: { replace: boolean },
): Promise<{ rows: number; madeAt: string }> {
  if (!existsSync(file)) throw new Stop(`There is no file ${file}.`);
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("BEGIN");
    await setTextForms(client);
    const lines = readLines(file);
    const { value: head } = await lines.next();
    if (!head || Array.isArray(head) || !("flotilla" in head)) throw notABackup(file);
    await refuseNewer(head.migrations);
    await refuseInUse(client);
    await empty(client, options.replace);
    await migrateInTransaction(client, { upTo: head.migrations.at(-1) });
    const rows = await fill(client, lines, file);
    await migrateInTransaction(client);
    await client.query("COMMIT");
    return { rows, madeAt: head.madeAt };
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  } finally {
    await client.end();
  }
}

function notABackup(file: string): Stop {
  return new Stop(`${file} isn't a whole backup of Flotilla. Nothing was touched.`);
}

/** Line by line; `readline` would also break lines at U+2028. Anything unreadable ends it. */
async function* readLines(file: string): AsyncGenerator<Line, undefined> {
  const source = createReadStream(file);
  const input = source.pipe(createGunzip()).setEncoding("utf8");
  source.once("error", (error) => input.destroy(error));
  let rest = "";
  try {
    for await (const chunk of input) {
      const lines = (rest + chunk).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) yield JSON.parse(line) as Line;
    }
  } catch (error) {
    // Not gzip, cut in half, or not ours: the last line is missing then, and the caller says so.
    const isSpoilt = error instanceof SyntaxError || /^Z_/.test((error as NodeJS.ErrnoException).code ?? "");
    if (!isSpoilt) throw error;
  }
  return undefined;
}

async function refuseNewer(migrations: string[]): Promise<void> {
  const known = await listMigrations();
  const unknown = migrations.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new Stop(
    `The backup was made by a newer Flotilla: it has ${unknown.join(", ")}.\n` +
      "Nothing was touched. Restore it with that version.",
  );
}

/** A server that runs on the database would go on with what it has read, and its background jobs with what is gone. */
async function refuseInUse(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query(
    "SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'flotilla %'",
  );
  if (rowCount) throw new Stop("Flotilla is running on this database. Stop it first, then restore.");
}

/** Makes sure the schema is bare. What jobs were waiting belongs to what is replaced. */
async function empty(client: pg.Client, replace: boolean): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
  );
  let isUsed = false;
  for (const { name } of rows) {
    if (name === "_prisma_migrations") continue;
    const { rowCount } = await client.query(`SELECT FROM ${quote(name)} LIMIT 1`);
    isUsed ||= Boolean(rowCount);
  }
  if (isUsed && !replace) {
    throw new Stop(
      "The database holds data already, and a restore would replace all of it. Nothing was touched.\n" +
        "Make a backup of it if it may be needed, then run this again with -- --replace at its end.",
    );
  }
  await client.query("DROP SCHEMA IF EXISTS pgboss CASCADE");
  await client.query("DROP SCHEMA public CASCADE");
  await client.query("CREATE SCHEMA public");
}

/**
 * Loads the rows. Triggers and foreign keys are put aside meanwhile by means open to the tables'
 * owner, who needn't be a superuser; unique, check and exclusion constraints stay in force.
 */
async function fill(client: pg.Client, lines: AsyncGenerator<Line, undefined>, file: string): Promise<number> {
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(
    `SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conparentid = 0`,
  );
  const { rows: triggers } = await client.query<{ table: string; name: string; state: string }>(
    `SELECT tgrelid::regclass::text AS table, tgname AS name, tgenabled AS state FROM pg_trigger
     JOIN pg_class ON pg_class.oid = tgrelid
     WHERE NOT tgisinternal AND tgenabled <> 'D' AND relnamespace = 'public'::regnamespace`,
  );
  for (const { table, name } of keys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${quote(name)}`);
  for (const { table, name } of triggers) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER ${quote(name)}`);
  // A migration may have written rows; the backup has them as they were.
  for (const { name } of await listTables(client)) await client.query(`DELETE FROM ${quote(name)}`);

  const rows = await load(client, lines, file);

  for (const { table, name, state } of triggers) {
    const mode = { O: "ENABLE", A: "ENABLE ALWAYS", R: "ENABLE REPLICA" }[state] ?? "ENABLE";
    await client.query(`ALTER TABLE ${table} ${mode} TRIGGER ${quote(name)}`);
  }
  for (const { table, name, definition } of keys) {
    await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${quote(name)} ${definition}`);
  }
  return rows;
}

async function load(client: pg.Client, lines: AsyncGenerator<Line, undefined>, file: string): Promise<number> {
  let rows = 0;
  let insert = "";
  let waiting: (string | null)[][] = [];
  const flush = async () => {
    if (waiting.length === 0) return;
    const columns = (waiting[0] ?? []).map((_, index) => waiting.map((row) => row[index] ?? null));
    await client.query(insert, columns);
    rows += waiting.length;
    waiting = [];
  };
  for await (const line of lines) {
    if (Array.isArray(line)) {
      waiting.push(line);
      if (waiting.length === batch) await flush();
      continue;
    }
    await flush();
    if ("table" in line) insert = insertInto(line.table, line.columns);
    if ("sequence" in line) {
      await client.query("SELECT setval($1::regclass, $2::bigint, $3)", [
        quote(line.sequence),
        line.value,
        line.isCalled,
      ]);
    }
    if ("rows" in line) {
      if (line.rows !== rows) break;
      return rows;
    }
  }
  throw notABackup(file);
}

/** A column at a time as an array of texts: one statement for a batch of rows of any width. */
function insertInto(table: string, columns: { name: string; type: string }[]): string {
  if (columns.length === 0) throw new Error(`${table} has no columns.`);
  const names = columns.map(({ name }) => quote(name)).join(", ");
  const values = columns.map(({ name, type }) => `row.${quote(name)}::${type}`).join(", ");
  const arrays = columns.map((_, index) => `$${index + 1}::text[]`).join(", ");
  return `INSERT INTO ${quote(table)} (${names}) OVERRIDING SYSTEM VALUE SELECT ${values} FROM unnest(${arrays}) AS row(${names})`;
}

type Queryable = Pick<pg.Client, "query">;

/** The forms in which PostgreSQL writes values out and reads them back without loss. */
async function setTextForms(client: Queryable): Promise<void> {
  await client.query(
    "SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO'; SET LOCAL intervalstyle = 'postgres'; SET LOCAL extra_float_digits = 3; SET LOCAL bytea_output = 'hex'",
  );
}

async function appliedMigrations(client: Queryable): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1",
  );
  return rows.map(({ name }) => name);
}

/** Every table save Prisma's own, with the columns that are written; generated ones write themselves. */
async function listTables(client: Queryable): Promise<{ name: string; columns: { name: string; type: string }[] }[]> {
  const { rows } = await client.query<{ name: string; columns: { name: string; type: string }[] }>(
    `SELECT relname AS name,
       json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod)) ORDER BY attnum) AS columns
     FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations'
       AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
     GROUP BY relname ORDER BY relname`,
  );
  return rows;
}

async function listSequences(client: Queryable): Promise<{ sequence: string; value: string; isCalled: boolean }[]> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT sequencename AS name FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1",
  );
  const sequences = [];
  for (const { name } of rows) {
    const state = await client.query<{ value: string; isCalled: boolean }>(
      `SELECT last_value::text AS value, is_called AS "isCalled" FROM ${quote(name)}`,
    );
    for (const row of state.rows) sequences.push({ sequence: name, ...row });
  }
  return sequences;
}
