import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from "vitest";
import { buildFolders, ensureBuild } from "@/scripts/build";
import { freePort, removePostgres } from "@/scripts/postgres";
import { projectFolder } from "@/scripts/project";
import { cloneDatabase } from "../database";

const parent = mkdtempSync(path.join(os.tmpdir(), "flotilla start "));
const dataFolder = path.join(parent, "Größe und Raum");

// The first build takes its time on a busy machine.
beforeAll(() => ensureBuild(buildFolders.test, () => {}), 300_000);
afterAll(async () => {
  await removePostgres(dataFolder);
  rmSync(parent, { recursive: true, force: true });
});

type Run = {
  child: ChildProcess;
  output: () => string;
  says: (text: RegExp) => Promise<string>;
  ends: Promise<number | null>;
};

/** Runs `npm start` without npm in between. */
function start(settings: Record<string, string>): Run {
  const inherited = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NODE_ENV: "production" as const,
  };
  const child = spawn(process.execPath, ["scripts/run.mjs", "start"], {
    cwd: projectFolder,
    env: { ...inherited, NEXT_DIST_DIR: buildFolders.test, FLOTILLA_DATA: dataFolder, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
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

/** The status of an address; null when nobody answers. */
async function statusOf(url: string): Promise<number | null> {
  return fetch(url, { redirect: "manual" }).then(
    ({ status }) => status,
    () => null,
  );
}

/** Resolves once nothing answers there any more. */
async function untilSilent(url: string): Promise<void> {
  while ((await statusOf(url)) !== null);
}

// Each starts several servers, on a machine that may be busy.
describe("npm start", { timeout: 180_000 }, () => {
  test("serves, refuses a second one, survives kill -9 and ends cleanly", async () => {
    const port = String(await freePort());
    const first = start({ PORT: port });
    const url = await first.says(ready);
    expect(url).toBe(`http://localhost:${port}`);
    await first.says(/listens on this machine only/);
    expect(await statusOf(`${url}/api/ready`)).toBe(200);

    const second = start({ PORT: String(await freePort()) });
    expect(await second.ends).toBe(1);
    expect(second.output()).toMatch(new RegExp(`running for this folder already: ${url}`));

    first.child.kill("SIGKILL");
    await untilSilent(url);
    const again = start({ PORT: port });
    await again.says(ready);
    expect(again.output()).not.toMatch(/Writing the demo data|migrations applied/);
    await again.says(/Ctrl-C/);

    // The process that holds the database, so that this one is orphaned.
    process.kill(Number.parseInt(readFileSync(path.join(dataFolder, "running"), "utf8"), 10), "SIGKILL");
    expect(await again.ends).toBe(1);
    const last = start({ PORT: port });
    await last.says(ready);
    expect(last.output()).toMatch(/left running by a process that was killed/);
    expect(await statusOf(`${url}/api/ready`)).toBe(200);

    last.child.kill("SIGINT");
    expect(await last.ends).toBe(0);
    expect(await statusOf(url)).toBeNull();
    expect(existsSync(path.join(dataFolder, "database/cluster/postmaster.pid"))).toBe(false);
  });

  test("without the demo it prints the link that makes the administrator, once there is none", async () => {
    const settings = {
      DATABASE_URL: await cloneDatabase(),
      NEXTAUTH_SECRET: "x".repeat(32),
      PORT: String(await freePort()),
    };
    const url = await start(settings).says(ready);
    const other = start({ ...settings, PORT: String(await freePort()) });
    const link = await other.says(/(http:\S+\/welcome\/\S+)/);
    await other.says(/Ctrl-C/);
    expect(await statusOf(link)).toBe(200);
    expect(await statusOf(`${url}/api/ready`)).toBe(200);
  });

  test("a port in use, wrong settings and a database that is away are named", async () => {
    const taken = net.createServer();
    const port = await new Promise<number>((resolve) =>
      taken.listen(0, () => resolve((taken.address() as net.AddressInfo).port)),
    );
    onTestFinished(() => void taken.close());
    const database = { DATABASE_URL: await cloneDatabase(), NEXTAUTH_SECRET: "x".repeat(32) };
    const onTakenPort = start({ ...database, PORT: String(port) });
    expect(await onTakenPort.ends).toBe(1);
    expect(onTakenPort.output()).toMatch(`Port ${port} is in use`);

    const wrong = start({ PORT: "http", FLOTILLA_DEMO: "yes", SMTP_URL: "mail.example.com" });
    expect(await wrong.ends).toBe(1);
    for (const name of ["PORT", "FLOTILLA_DEMO", "SMTP_URL"]) expect(wrong.output()).toMatch(`${name}: expected`);

    const away = new URL(inject("postgresUrl"));
    away.pathname = "/no_such_database";
    const lost = start({ ...database, DATABASE_URL: away.href, PORT: String(await freePort()) });
    expect(await lost.ends).toBe(1);
    expect(lost.output()).toMatch(/no_such_database/);
    expect(lost.output()).not.toContain(away.password);
  });
});
