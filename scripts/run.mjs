// The first thing `npm start`, `npm test` and the others run: installs what is missing, then hands
// over to the Node that package.json pins. Runs on Node 20 with nothing installed: builtins only.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { withLock } from "./lock.mjs";

const project = path.resolve(fileURLToPath(import.meta.url), "../..");
const modules = path.join(project, "node_modules");

if (Number(process.versions.node.split(".")[0]) < 20) {
  console.error(`Flotilla needs Node 20 or later to begin with; this is ${process.version}.`);
  process.exit(1);
}
await install();
handOver();

/** npm writes its own copy of the lock file when an install is complete: the two are compared. */
function isInstalled() {
  const copy = path.join(modules, ".package-lock.json");
  const node = path.join(modules, "node/bin", process.platform === "win32" ? "node.exe" : "node");
  if (!existsSync(copy) || !existsSync(node)) return false;
  const wanted = JSON.parse(readFileSync(path.join(project, "package-lock.json"), "utf8")).packages;
  const there = JSON.parse(readFileSync(copy, "utf8")).packages;
  return Object.entries(wanted).every(([name, { version, optional, devOptional }]) => {
    if (name === "" || there[name]?.version === version) return true;
    // Optional ones are for other platforms.
    return !there[name] && (optional || devOptional);
  });
}

async function install() {
  if (isInstalled()) return;
  const lock = path.join(project, ".data/install.lock");
  await withLock(lock, installPackages, () => console.log("Another process is installing packages: waiting for it…"));
}

function installPackages() {
  if (isInstalled()) return;
  console.log("Installing packages (a minute or two, the first time)…");
  const npm = /npm-cli\.js$/.test(process.env.npm_execpath ?? "")
    ? [process.execPath, [process.env.npm_execpath]]
    : ["npm", []];
  // The build needs the packages for development too, whatever NODE_ENV says.
  const { status, error } = spawnSync(
    npm[0],
    [...npm[1], "ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"],
    {
      cwd: project,
      stdio: "inherit",
      // An older npm runs every install script: Prisma's would download an engine that's never used.
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_SKIP_POSTINSTALL_GENERATE: "1",
      },
    },
  );
  if (status === 0 && isInstalled()) return;
  console.error(`\nThe packages couldn't be installed${error ? `: ${error.message}` : ""}.`);
  console.error("Check that the npm registry can be reached, then run the same command again.");
  process.exit(1);
}

function handOver() {
  const [command = "start", ...rest] = process.argv.slice(2);
  const child = spawn(
    path.join(modules, "node/bin/node"),
    ["--conditions=react-server", "--import", "tsx", path.join(project, "scripts/main.ts"), command, ...rest],
    // The channel tells it when this process is gone, so that it doesn't outlive a kill -9.
    { cwd: project, stdio: ["inherit", "inherit", "inherit", "ipc"] },
  );
  // Whoever stops this process means that one; it ends in its own time, and this one with it.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event) {
    // npm or its shell may be killed: then nobody is left who could stop this.
    const begun = ancestors();
    setInterval(() => ancestors() !== begun && child.kill("SIGTERM"), 1000).unref();
  }
  child.on("error", (error) => {
    console.error(`Node can't be started from node_modules: ${error.message}`);
    process.exit(1);
  });
  child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

/** The shell npm starts this in and, where that can be read, npm itself. */
function ancestors() {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, "utf8");
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(")")).split(" ")[2]}`;
  } catch {
    return String(process.ppid);
  }
}
