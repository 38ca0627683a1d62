import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withLock } from "./lock.mjs";
import { projectFolder } from "./project";
import { runTool } from "./tool";

/** What the server is built from. Tests, scripts and docs change nothing in it. */
const buildInputs = [
  "app",
  "components",
  "lib",
  "prisma/schema",
  "prisma/seed",
  "public",
  "package-lock.json",
  "next.config.mjs",
  "postcss.config.mjs",
  "tailwind.config.ts",
  "tsconfig.json",
  "instrumentation.ts",
  "proxy.ts",
];

/** Where `npm start` builds to, and where `npm test` does: neither disturbs the other's server. */
export const buildFolders = { start: process.env.NEXT_DIST_DIR ?? ".next", test: ".next-test" };

/** One hash over the names and contents of files and folders. Unit tests don't count. */
function sourceHash(inputs: string[]): string {
  const hash = createHash("sha256").update(process.version);
  const visit = (name: string) => {
    const file = path.join(projectFolder, name);
    if (!existsSync(file)) return;
    if (statSync(file).isDirectory()) {
      for (const entry of readdirSync(file).sort()) visit(path.join(name, entry));
    } else if (!/\.test\.tsx?$/.test(name)) {
      hash.update(`${name}\0`).update(readFileSync(file)).update("\0");
    }
  };
  for (const input of inputs) visit(input);
  return hash.digest("hex");
}

/** Does the work unless the stamp beside its result says it's been done for this very source. */
async function once(
  stampFile: string,
  inputs: string[],
  work: () => Promise<void>,
  onWait?: () => void,
): Promise<boolean> {
  const stamp = path.join(projectFolder, stampFile);
  const isDone = (hash: string) => existsSync(stamp) && readFileSync(stamp, "utf8") === hash;
  if (isDone(sourceHash(inputs))) return false;
  const lockFile = path.join(projectFolder, ".data", `${stampFile.replace(/[^a-z]+/g, "-")}.lock`);
  return withLock(
    lockFile,
    async () => {
      const hash = sourceHash(inputs);
      if (isDone(hash)) return false;
      await work();
      writeFileSync(stamp, hash);
      return true;
    },
    onWait,
  );
}

/** Generates Prisma's client unless it fits the schema. */
export async function ensureClient(): Promise<void> {
  await once("prisma/client/.source", ["prisma/schema", "package-lock.json"], async () => {
    await runTool(
      "prisma/build/index.js",
      ["generate", "--config", "prisma/prisma.config.ts"],
      "Prisma's client can't be generated",
    );
  });
}

/** Builds the server unless the last build has this very source. Returns whether it built. */
export async function ensureBuild(folder: string, log: (line: string) => void): Promise<boolean> {
  await ensureClient();
  return once(
    `${folder}/.source`,
    buildInputs,
    async () => {
      log("Building (about half a minute, once for each version)…");
      // A build needs no settings; those of the person who builds must not end up in it.
      await runTool("next/dist/bin/next", ["build"], "The build failed", {
        NODE_ENV: "production",
        NEXT_DIST_DIR: folder,
      });
    },
    () => log("Another process is building: waiting for it…"),
  );
}
