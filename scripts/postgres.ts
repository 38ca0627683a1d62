import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, fchownSync, fstatSync, openSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { processStamp } from "./lock.mjs";
import { type Place, initialise, placeFor, postgresEnvironment } from "./postgres-place";
import { freePort } from "./ports";
import { Stop } from "./project";

export type Postgres = {
  /** The address of one of its databases. */
  url(database?: string): string;
  /** True when another process runs it: stopping only takes leave then. */
  isShared: boolean;
  stop(): Promise<void>;
};

/** Held by the process that runs the server: a server whose lock is free was orphaned by a crash. */
const supervisorLock = 7_356_171_053;

const startupSeconds = 60;

/**
 * Opens the PostgreSQL of a data folder: makes it when there is none, starts it when it isn't
 * running, takes over one left behind by a process that was killed, and shares a running one.
 *
 * @param options.isDurable false lets a crash lose data, for tests
 * @param options.log receives what is worth telling the person
 */
export async function openPostgres(
  dataFolder: string,
  options: { isDurable?: boolean; log?: (line: string) => void } = {},
): Promise<Postgres> {
  const place = await placeFor(dataFolder);
  initialise(place);
  const deadline = Date.now() + startupSeconds * 1000;
  while (Date.now() < deadline) {
    const running = await connectToRunning(place);
    if (running === null) {
      const started = await start(place, options.isDurable ?? true);
      if (started) return supervise(place, started, options);
    } else if (!(await claimsLock(running.client))) {
      return shared(place, running);
    } else if (await isYoung(running.client)) {
      // Another process has just started it and is about to take the lock.
      await running.client.end();
      await pause(300);
    } else {
      options.log?.("A database was left running by a process that was killed: stopping it first.");
      await running.client.end();
      process.kill(running.pid, "SIGINT");
      await untilGone(running.pid);
    }
  }
  throw new Stop(`PostgreSQL didn't start within ${startupSeconds} seconds.\n${logTail(place)}`);
}

/** Stops what still runs on a data folder nobody needs any more, and removes it with the database. */
export async function removePostgres(dataFolder: string): Promise<void> {
  const place = await placeFor(dataFolder);
  const file = readPidFile(place);
  if (file && isPostgresOf(file.pid, place)) {
    process.kill(file.pid, "SIGQUIT");
    await untilGone(file.pid);
  }
  rmSync(path.dirname(place.home), { recursive: true, force: true });
  rmSync(dataFolder, { recursive: true, force: true });
}

type Started = { child: ChildProcess; client: pg.Client; port: number };
type Running = { client: pg.Client; port: number; pid: number };

function shared(place: Place, { client, port }: Running): Postgres {
  return {
    url: (database) => address(place, port, database),
    isShared: true,
    stop: () => client.end(),
  };
}

/** Keeps it running on its port until it's stopped: one that dies is started again. */
function supervise(
  place: Place,
  first: Started,
  options: { isDurable?: boolean; log?: (line: string) => void },
): Postgres {
  const { port } = first;
  let current = first;
  let isStopping = false;
  const restartWhenItDies = () => {
    current.child.once("exit", async () => {
      if (isStopping) return;
      options.log?.("The database stopped by itself: starting it again.");
      for (let tries = 0; tries < 20 && !isStopping; tries++) {
        const again = await start(place, options.isDurable ?? true, port).catch(() => null);
        if (again) {
          current = again;
          return restartWhenItDies();
        }
        await pause(500);
      }
      if (!isStopping) options.log?.(`The database can't be started again.\n${logTail(place)}`);
    });
  };
  restartWhenItDies();
  return {
    url: (database) => address(place, port, database),
    isShared: false,
    stop: async () => {
      isStopping = true;
      const { child, client } = current;
      await client.end().catch(() => {});
      // Fast shutdown: ends the sessions there are, writes everything out.
      child.kill("SIGINT");
      if (child.exitCode === null && child.signalCode === null) {
        await new Promise((resolve) => child.once("exit", resolve));
      }
    },
  };
}

/**
 * Starts a server and takes the supervisor's lock.
 *
 * @returns null when another process was faster, or its port was taken: look again
 */
async function start(place: Place, isDurable: boolean, fixedPort?: number): Promise<Started | null> {
  removeStalePidFile(place);
  const port = fixedPort ?? (await freePort(lastPort(place)));
  const logFile = path.join(place.home, "postgres.log");
  const isLogLong = existsSync(logFile) && statSync(logFile).size > 5_000_000;
  const log = openSync(logFile, isLogLong ? "w" : "a");
  const logStart = fstatSync(log).size;
  if (place.runAs) fchownSync(log, place.runAs.uid, place.runAs.gid);
  const settings = {
    port: String(port),
    listen_addresses: "127.0.0.1",
    // Sockets in a folder would limit how long its name may be.
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    ...(isDurable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const child = spawn(
    path.join(place.binaries, "bin/postgres"),
    [
      "-D",
      path.join(place.home, "cluster"),
      ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ],
    // A group of its own: Ctrl-C reaches us alone, and we stop it after the server that uses it.
    {
      ...place.runAs,
      cwd: "/",
      env: postgresEnvironment(),
      stdio: ["ignore", log, log],
      detached: true,
    },
  );
  closeSync(log);
  let spawnError: Error | undefined;
  child.once("error", (error) => (spawnError = error));
  const isAlive = () => !spawnError && child.exitCode === null && child.signalCode === null;
  for (const deadline = Date.now() + startupSeconds * 1000; isAlive() && Date.now() < deadline; await pause(50)) {
    const client = await connect(place, port);
    if (!client) continue;
    if (await claimsLock(client)) {
      await createDatabase(client, "flotilla");
      return { child, client, port };
    }
    await client.end();
    await pause(200);
    return null;
  }
  if (spawnError) throw new Stop(`PostgreSQL can't be started: ${spawnError.message}`);
  if (isAlive()) child.kill("SIGINT");
  const tail = logTail(place, logStart);
  // Another start was faster or took ours for an orphan, the last server's children are still
  // going, or the port was taken meanwhile.
  if (/lock file .*already exists|shared memory block|could not bind|fast shutdown request/i.test(tail)) {
    await pause(300);
    return null;
  }
  throw new Stop(`PostgreSQL didn't start. It says:\n${tail}`);
}

function address(place: Place, port: number, database = "flotilla"): string {
  return `postgresql://flotilla:${password(place)}@127.0.0.1:${port}/${database}`;
}

function password(place: Place): string {
  try {
    return readFileSync(path.join(place.home, "password"), "utf8").trim();
  } catch (error) {
    throw new Stop(
      `The database in ${place.home} belongs to another user. Start Flotilla as that user, or set FLOTILLA_DATA to a folder of your own.`,
      { cause: error },
    );
  }
}

async function connect(place: Place, port: number): Promise<pg.Client | null> {
  const client = new pg.Client({
    connectionString: address(place, port, "postgres"),
    connectionTimeoutMillis: 5_000,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>("SELECT current_setting('data_directory') AS folder");
    if (path.resolve(rows[0]?.folder ?? "") === path.join(place.home, "cluster")) return client;
  } catch {
    // Not up yet, or not ours.
  }
  await client.end().catch(() => {});
  return null;
}

async function isYoung(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ young: boolean }>(
    "SELECT pg_postmaster_start_time() > clock_timestamp() - interval '2 seconds' AS young",
  );
  return rows[0]?.young === true;
}

async function createDatabase(client: pg.Client, name: string): Promise<void> {
  const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
  if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
}

async function claimsLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ held: boolean }>("SELECT pg_try_advisory_lock($1) AS held", [supervisorLock]);
  return rows[0]?.held === true;
}

/** The server that runs on this place's files, once it accepts connections; null when none does. */
async function connectToRunning(place: Place): Promise<Running | null> {
  for (let tries = 0; tries < 100; tries++) {
    const file = readPidFile(place);
    if (!file || !isPostgresOf(file.pid, place)) return null;
    const client = file.port ? await connect(place, file.port) : null;
    if (client && file.port) return { client, port: file.port, pid: file.pid };
    await pause(100); // Starting or stopping just now.
  }
  return null;
}

/** PostgreSQL's own note of the process that has the cluster open: process, folder, start, port. */
function readPidFile(place: Place): { pid: number; port: number | null } | null {
  const file = path.join(place.home, "cluster/postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  return { pid: Number(lines[0]), port: Number(lines[3]) || null };
}

/** After a crash of the machine the number may be another process's by now. */
function isPostgresOf(pid: number, place: Place): boolean {
  if (processStamp(pid) === null) return false;
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync(commandLine) || readFileSync(commandLine, "utf8").includes(path.join(place.home, "cluster"));
}

/** PostgreSQL takes any living process of that number for a server and would refuse to start. */
function removeStalePidFile(place: Place): void {
  const file = readPidFile(place);
  if (file && !isPostgresOf(file.pid, place)) rmSync(path.join(place.home, "cluster/postmaster.pid"), { force: true });
}

/** The port it had last, from the options PostgreSQL notes at each start. */
function lastPort(place: Place): number {
  const file = path.join(place.home, "cluster/postmaster.opts");
  return existsSync(file) ? Number(/"port=(\d+)"/.exec(readFileSync(file, "utf8"))?.[1] ?? 0) : 0;
}

async function untilGone(pid: number): Promise<void> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await pause(50)) {
    if (processStamp(pid) === null) return;
  }
  throw new Stop(`The database left behind (process ${pid}) doesn't stop. End that process, then start again.`);
}

function logTail(place: Place, from = 0): string {
  const file = path.join(place.home, "postgres.log");
  if (!existsSync(file)) return "";
  return readFileSync(file).subarray(from).toString().trim().split("\n").slice(-12).join("\n");
}
