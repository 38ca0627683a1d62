import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Stop, projectFolder } from "./project";

/** The shell is Chromium without its windows: the same pages at three quarters of the processor's time. */
const names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** The npm package that carries a Chromium, for machines that have none and whose user isn't root. */
const packagedBrowser = "@sparticuz/chromium@153.0.0";

/**
 * A Chromium for the end-to-end tests: the one FLOTILLA_CHROMIUM names, the system's, Playwright's
 * own, else one installed now: a package of Debian's as root, an npm package otherwise.
 *
 * @returns what to put into the tests' environment
 * @throws Stop when none can be had
 */
export async function findBrowser(log: (line: string) => void): Promise<Record<string, string>> {
  const browser = await anyBrowser(log);
  return { ...browser, FLOTILLA_CHROMIUM_SANDBOX: canSandbox(browser) ? "1" : "0" };
}

type Browser = { FLOTILLA_CHROMIUM: string; LD_LIBRARY_PATH?: string };

async function anyBrowser(log: (line: string) => void): Promise<Browser> {
  const named = process.env.FLOTILLA_CHROMIUM;
  if (named) {
    if (runs(named)) return { FLOTILLA_CHROMIUM: named };
    throw new Stop(`FLOTILLA_CHROMIUM: expected the path of a Chromium that runs, and ${named} doesn't.`);
  }
  const found = systemBrowser() ?? (await playwrightsBrowser()) ?? (await debiansBrowser(log));
  if (found) return { FLOTILLA_CHROMIUM: found };
  const packaged = await npmBrowser(log);
  if (packaged) return packaged;
  throw new Stop(
    "The end-to-end tests need a Chromium, and none could be found or installed.\n" +
      "Install one (on Debian: apt-get install chromium) or set FLOTILLA_CHROMIUM to its path.",
  );
}

/** Root can't have Chromium's sandbox, nor can most users of a container: tried, since it depends on the kernel. */
function canSandbox({ FLOTILLA_CHROMIUM, ...env }: Browser): boolean {
  if (process.getuid?.() === 0) return false;
  const args = ["--headless", "--disable-gpu", "--disable-dev-shm-usage", "--dump-dom", "about:blank"];
  const tried = spawnSync(FLOTILLA_CHROMIUM, args, {
    stdio: "ignore",
    timeout: 30_000,
    env: { ...process.env, ...env },
  });
  return tried.status === 0;
}

/** Some systems have a stub there that only tells how to install it: asked for its version, it fails. */
function runs(file: string, env: Record<string, string> = {}): boolean {
  return (
    spawnSync(file, ["--version"], {
      stdio: "ignore",
      timeout: 30_000,
      env: { ...process.env, ...env },
    }).status === 0
  );
}

function systemBrowser(): string | null {
  const folders = [...(process.env.PATH ?? "").split(path.delimiter), "/usr/bin", "/snap/bin"].filter(Boolean);
  const candidates = [
    ...names.flatMap((name) => folders.map((folder) => path.join(folder, name))),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ];
  return candidates.find((file) => existsSync(file) && runs(file)) ?? null;
}

async function playwrightsBrowser(): Promise<string | null> {
  const { chromium } = await import("@playwright/test");
  const file = chromium.executablePath();
  return existsSync(file) && runs(file) ? file : null;
}

async function debiansBrowser(log: (line: string) => void): Promise<string | null> {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return null;
  log("Installing Chromium with apt-get (once on this machine)…");
  const apt = (...args: string[]) =>
    spawnSync("apt-get", ["-qq", ...args], {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    }).status === 0;
  const install = () => names.slice(0, 2).some((name) => apt("install", "-y", "--no-install-recommends", name));
  // The list of packages may be old or missing: only then is it fetched.
  return install() || (apt("update") && install()) ? systemBrowser() : null;
}

async function npmBrowser(log: (line: string) => void): Promise<Browser | null> {
  if (process.platform !== "linux") return null;
  const folder = path.join(projectFolder, ".data/browser");
  const entry = path.join(folder, "node_modules/@sparticuz/chromium/package.json");
  if (!existsSync(entry)) {
    log("Installing a Chromium from npm (once)…");
    mkdirSync(folder, { recursive: true });
    spawnSync("npm", ["install", "--prefix", folder, "--no-save", "--no-audit", "--no-fund", packagedBrowser], {
      stdio: ["ignore", "ignore", "inherit"],
    });
  }
  if (!existsSync(entry)) return null;
  const resolved = createRequire(entry).resolve("@sparticuz/chromium");
  const { default: chromium, inflate } = (await import(pathToFileURL(resolved).href)) as {
    default: { executablePath(): Promise<string> };
    inflate: (file: string) => Promise<string>;
  };
  // It unpacks itself into the temporary folder, where another user's copy may be in the way.
  const temporary = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    rmSync(path.join(folder, "chromium"), { force: true });
    const file = await chromium.executablePath();
    if (runs(file)) return { FLOTILLA_CHROMIUM: file };
    // It also brings the libraries that a bare system lacks.
    const libraries = await inflate(path.join(path.dirname(entry), "bin/al2023.tar.br"));
    const env = { LD_LIBRARY_PATH: path.join(libraries, "lib") };
    return runs(file, env) ? { FLOTILLA_CHROMIUM: file, ...env } : null;
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
  }
}
