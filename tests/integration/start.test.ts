import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from "vitest";
import { buildFolders, ensureBuild } from "@/scripts/build";
import { freePort } from "@/scripts/ports";
import { removePostgres } from "@/scripts/postgres";
import { placeFor } from "@/scripts/postgres-place";
import { projectFolder } from "@/scripts/project";
import { cloneDatabase } from "../database";

// A home that nobody else may enter, and a project in it with a space and an umlaut in its path.
const home = mkdtempSync(path.join(os.tmpdir(), "flotilla start "));
const project = path.join(home, "Größe und Raum");
const dataFolder = path.join(project, ".data");

// The first build takes its time on a busy machine.
beforeAll(async () => {
  // Once more when somebody has edited the sources while they were built and copied.
  do {
    await ensureBuild(buildFolders.test, () => {});
    rmSync(project, { recursive: true, force: true });
    copyProject(projectFolder, project);
  } while (await ensureBuild(buildFolders.test, () => {}));
}, 300_000);
afterAll(() => removeCopy(project));

/** The sources and the build; the packages are those of this project. */
function copyProject(from: string, to: string): void {
  const apart = ["node_modules", "tests", "docs", ".git", ".data"];
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (apart.includes(name) || (name.startsWith(".next") && name !== buildFolders.test)) continue;
    const filter = (file: string) => !["cache", "dev"].some((one) => file === path.join(from, buildFolders.test, one));
    cpSync(path.join(from, name), path.join(to, name), { recursive: true, verbatimSymlinks: true, filter });
  }
  symlinkSync(path.join(projectFolder, "node_modules"), path.join(to, "node_modules"));
}

async function removeCopy(copy: string): Promise<void> {
  await removePostgres(path.join(copy, ".data"));
  rmSync(path.dirname(copy), { recursive: true, force: true });
}

type Run = {
  child: ChildProcess;
  output: () => string;
  says: (text: RegExp) => Promise<string>;
  ends: Promise<number | null>;
};

type How = { uid?: number; gid?: number; cwd?: string; command?: "start" | "dev" };

/** Runs `npm start` without npm in between, in a process group of its own as a terminal would. */
function start(settings: Record<string, string>, { command = "start", ...as }: How = {}): Run {
  const inherited = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NODE_ENV: "production" as const,
  };
  const child = spawn(process.execPath, ["scripts/run.mjs", command], {
    cwd: project,
    ...as,
    env: { ...inherited, NEXT_DIST_DIR: buildFolders.test, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let output = "";
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
      for (const listener of listeners) listener();
    });
  }
  const ends = new Promise<number | null>((resolve) => child.once("close", resolve));
  onTestFinished(async () => {
    child.kill("SIGTERM");
    await ends;
  });
  const says = (text: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const listener = () => {
        const found = text.exec(output);
        if (found) resolve(found[1] ?? found[0]);
      };
      listeners.add(listener);
      listener();
      void ends.then(() => reject(new Error(`It ended and didn't say ${text}:\n${output}`)));
    });
  return { child, output: () => output, says, ends };
}

const ready = /Flotilla is ready: (\S+)/;
const portOf = async () => String(await freePort());

/** What Ctrl-C does: every process of the terminal hears it. */
const interrupt = ({ child }: Run) => process.kill(-(child.pid ?? Number.NaN), "SIGINT");

/** The process a file names in its first line. */
const pidIn = (file: string) => Number.parseInt(readFileSync(file, "utf8"), 10);

/** The status of an address; null when nobody answers. */
async function statusOf(url: string): Promise<number | null> {
  return fetch(url, { redirect: "manual" }).then(
    ({ status }) => status,
    () => null,
  );
}

async function textOf(url: string): Promise<string> {
  return (await fetch(url)).text();
}

/** Resolves once nothing answers there any more. */
async function untilSilent(url: string): Promise<void> {
  while ((await statusOf(url)) !== null);
}

/** The same server by another of this machine's addresses than the loopback it says. */
function fromOutside(url: string): string {
  const networks = Object.values(os.networkInterfaces()).flatMap((network) => network ?? []);
  const outer = networks.find(({ internal, family }) => !internal && family === "IPv4");
  return `${url.replace("localhost", outer?.address ?? "127.0.0.2")}/api/health`;
}

/** An empty database, without any migration. */
async function emptyDatabase(): Promise<string> {
  const url = await cloneDatabase();
  await inDatabase(url, "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  return url;
}

async function inDatabase(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

// Each starts several servers, on a machine that may be busy.
describe("npm start", { timeout: 180_000 }, () => {
  test("serves one of two started together, survives kill -9 and ends cleanly", async () => {
    const port = await portOf();
    const both = [start({ PORT: port }), start({ PORT: await portOf() })] as const;
    const url = await Promise.any(both.map((run) => run.says(ready)));
    const [first, second] = both[0].output().includes(url) ? both : both.toReversed();
    await first?.says(/Ctrl-C/);
    expect(await second?.ends).toBe(1);
    expect(second?.output()).toMatch(new RegExp(`running for this folder already: ${url}`));

    expect(first?.output()).toMatch(
      /migrations applied[\s\S]*Writing the demo data[\s\S]*listens on this machine only/,
    );
    expect(await statusOf(`${url}/api/ready`)).toBe(200);
    expect(await statusOf(fromOutside(url))).toBeNull();

    first?.child.kill("SIGKILL");
    await untilSilent(url);
    const again = start({ PORT: port });
    expect(await again.says(ready)).toBe(`http://localhost:${port}`);
    await again.says(/Ctrl-C/);
    expect(again.output()).not.toMatch(/Writing the demo data|migrations applied/);

    // The process that holds the database, so that this one is orphaned.
    process.kill(pidIn(path.join(dataFolder, "running")), "SIGKILL");
    expect(await again.ends).toBe(1);
    const third = start({ PORT: port });
    await third.says(/Ctrl-C/);
    expect(third.output()).toMatch(/left running by a process that was killed/);

    // All at once, the database too, as when the power fails.
    const pidFile = path.join((await placeFor(dataFolder)).home, "cluster/postmaster.pid");
    for (const pid of [-(third.child.pid ?? Number.NaN), pidIn(pidFile)]) process.kill(pid, "SIGKILL");
    await third.ends;
    const last = start({ PORT: port, FLOTILLA_DEMO: "0" });
    const link = await last.says(/(http:\S+\/welcome\/\S+)/);
    expect(await textOf(link)).toContain("Make the first account");
    const { origin } = new URL(link);
    expect(await textOf(`${origin}/sign-in`)).not.toContain("Enter the demo");
    expect(await statusOf(fromOutside(origin))).toBe(200);

    await last.says(/Ctrl-C/);
    interrupt(last);
    expect(await last.ends).toBe(0);
    expect(await statusOf(link)).toBeNull();
    expect(existsSync(pidFile)).toBe(false);
  });

  test("two started together on one empty database migrate and write the demo once", async () => {
    const settings = { DATABASE_URL: await emptyDatabase(), NEXTAUTH_SECRET: "x".repeat(32), FLOTILLA_DEMO: "1" };
    const both = [start({ ...settings, PORT: await portOf() }), start({ ...settings, PORT: await portOf() })];
    for (const run of both) {
      expect(await statusOf(`${await run.says(ready)}/api/ready`)).toBe(200);
      await run.says(/listens on the network, as FLOTILLA_DEMO=1 asks/);
    }
    for (const once of [/migrations applied/, /Writing the demo data/]) {
      expect(both.filter((run) => once.test(run.output()))).toHaveLength(1);
    }
    const teams = await inDatabase(settings.DATABASE_URL, 'SELECT count(*)::int AS teams FROM "ScrumTeam"');
    expect(teams).toEqual([{ teams: 12 }]);
  });

  test("on an outside database there is no demo unless asked for", async () => {
    const settings = { DATABASE_URL: await cloneDatabase(), NEXTAUTH_SECRET: "x".repeat(32), PORT: await portOf() };
    const run = start(settings);
    const link = await run.says(/(http:\S+\/welcome\/\S+)/);
    expect(run.output()).not.toMatch(/demo/);
    expect(await textOf(link)).toContain("Make the first account");
    expect(await inDatabase(settings.DATABASE_URL, 'SELECT FROM "Person"')).toEqual([]);
  });

  test("a plain user runs it as root does", async ({ skip }) => {
    const as = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const mayEnter = spawnSync("ls", [path.join(projectFolder, "node_modules")], { ...as, stdio: "ignore" });
    if (mayEnter.status !== 0) skip("no other user may enter the folder of this project's packages");
    const theirs = mkdtempSync(path.join(os.tmpdir(), "flotilla plain "));
    const cwd = path.join(theirs, "flotilla");
    onTestFinished(() => removeCopy(cwd));
    copyProject(project, cwd);
    if (as.uid) spawnSync("chown", ["-R", `${as.uid}:${as.gid}`, theirs]);
    const run = start({ HOME: theirs, PORT: await portOf() }, { ...as, cwd });
    expect(await statusOf(`${await run.says(ready)}/api/ready`)).toBe(200);
    await run.says(/Ctrl-C/);
    interrupt(run);
    expect(await run.ends).toBe(0);
  });

  test("a port in use, wrong settings and databases that won't do are named", async () => {
    const taken = net.createServer();
    const port = await new Promise<number>((resolve) =>
      taken.listen(0, () => resolve((taken.address() as net.AddressInfo).port)),
    );
    onTestFinished(() => void taken.close());
    const database = { DATABASE_URL: await cloneDatabase(), NEXTAUTH_SECRET: "x".repeat(32) };
    const away = new URL(inject("postgresUrl"));
    away.pathname = "/no_such_database";
    const newer = await cloneDatabase();
    await inDatabase(
      newer,
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '29990101000000_later', now())`,
    );
    const PORT = await portOf();
    const says = async (settings: Record<string, string>) => {
      const run = start(settings);
      expect(await run.ends).toBe(1);
      expect(run.output(), "no stack").not.toMatch(/^ +at /m);
      return run.output();
    };
    const [onTakenPort, wrong, lost, tooNew] = await Promise.all([
      says({ ...database, PORT: String(port) }),
      says({ PORT: "http", FLOTILLA_DEMO: "yes", SMTP_URL: "mail.example.com" }),
      says({ ...database, DATABASE_URL: away.href, PORT }),
      says({ ...database, DATABASE_URL: newer, PORT }),
    ]);
    expect(onTakenPort).toMatch(`Port ${port} is in use`);
    for (const name of ["PORT", "FLOTILLA_DEMO", "SMTP_URL"]) expect(wrong).toMatch(`${name}: expected`);
    expect(lost).toMatch(/no_such_database/);
    expect(lost).not.toContain(away.password);
    expect(tooNew).toMatch(/newer than this Flotilla: it has 29990101000000_later/);
  });
});

test("npm run dev serves what is compiled as one edits, and stays up until it's stopped", {
  timeout: 180_000,
}, async () => {
  const own = mkdtempSync(path.join(os.tmpdir(), "flotilla dev "));
  onTestFinished(() => removePostgres(own));
  const run = start({ FLOTILLA_DATA: own, PORT: await portOf() }, { command: "dev", cwd: projectFolder });
  const url = await run.says(/Flotilla for developers: (\S+)/);
  expect(await statusOf(`${url}/api/ready`)).toBe(200);
  expect(await statusOf(fromOutside(url))).toBeNull();
  interrupt(run);
  expect(await run.ends).toBe(0);
});
