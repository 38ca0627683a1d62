/**
 * `npm test`: every stage, also after one that failed, and the totals in the last line.
 * `npm test -- integration tests/integration/seed.test.ts` runs one stage, or part of one.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { findBrowser } from "./browser";
import { buildFolders, ensureClient } from "./build";
import { Stop } from "./project";
import { atStop, endProcess, stopAll } from "./shutdown";
import { openTestInstallations } from "./test-installation";
import { exitCode, spawnTool } from "./tool";

type Outcome = { passed: number; failed: number; skipped?: number };

const reports = mkdtempSync(path.join(os.tmpdir(), "flotilla-reports-"));
process.once("exit", () => rmSync(reports, { recursive: true, force: true }));

/** One group after the other; the stages of one side by side: only the tests among them say much. */
const groups: Record<string, (filters: string[]) => Promise<Outcome>>[] = [
  {
    types: async () => {
      // The types of routes are generated. Only those made now count: .next may hold an older version.
      const env = { NEXT_DIST_DIR: buildFolders.test };
      const generated = await run("next/dist/bin/next", ["typegen"], env);
      // The other processor is for the tests beside it.
      const check = ["--noEmit", "--singleThreaded", "-p", "tests/tsconfig.json"];
      return one(generated && (await run("typescript/bin/tsc", check)));
    },
    lint: async (filters) =>
      one(await run("@biomejs/biome/bin/biome", ["lint", "--error-on-warnings", "--max-diagnostics=50", ...filters])),
    unit: (filters) => vitest("unit", filters),
  },
  { integration: (filters) => vitest("integration", filters) },
  { "end-to-end": endToEnd },
];

export async function main([wanted, ...filters]: string[]): Promise<number> {
  const names = groups.flatMap((group) => Object.keys(group));
  if (wanted && !names.includes(wanted)) throw new Stop(`There is no stage ${wanted}: say ${names.join(", ")}.`);
  await ensureClient();
  const total = { passed: 0, failed: 0, skipped: 0 };
  const lines: string[] = [];
  for (const group of groups) {
    const stages = Object.entries(group).filter(([name]) => !wanted || name === wanted);
    if (stages.length === 0) continue;
    console.log(`\n── ${stages.map(([name]) => name).join(", ")} ──`);
    const outcomes = await Promise.all(stages.map(([name, stage]) => timed(name, stage(filters))));
    await stopAll();
    for (const { line, passed, failed, skipped = 0 } of outcomes) {
      total.passed += passed;
      total.failed += failed;
      total.skipped += skipped;
      lines.push(line);
    }
  }
  const skipped = total.skipped > 0 ? `${total.skipped} skipped: each says above what it misses.\n` : "";
  // The last line is read by machines: passed and failed, nothing else.
  console.log(`\n${lines.join("\n")}\n\n${skipped}${said({ ...total, skipped: 0 })}`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

/** Waits for a stage, and says in a line what came of it and how long it took. */
async function timed(name: string, stage: Promise<Outcome>): Promise<Outcome & { line: string }> {
  const begun = performance.now();
  const outcome = await stage.catch((error: Error) => {
    console.error(error instanceof Stop ? error.message : error);
    return one(false);
  });
  const seconds = Math.round((performance.now() - begun) / 1000);
  const line = `${name.padEnd(12)} ${said({ skipped: 0, ...outcome })} (${seconds} s)`;
  console.log(line);
  return { ...outcome, line };
}

function said({ passed, failed, skipped }: Required<Outcome>): string {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`;
}

function one(isPassed: boolean): Outcome {
  return isPassed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Runs a tool with its output shown. Returns whether it succeeded. */
async function run(entry: string, args: string[], env: Record<string, string> = {}): Promise<boolean> {
  const child = spawnTool(entry, args, { stdio: ["ignore", "inherit", "inherit"], env });
  atStop(() => endProcess(child, 10_000));
  return (await exitCode(child)) === 0;
}

/** What a runner wrote down, or null when it broke before it could. */
function readReport<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return null;
  }
}

/** A run that failed without any failed test (a file that doesn't load, an error after the last) counts as one. */
function counted(isPassed: boolean, outcome: Outcome | undefined): Outcome {
  if (!outcome) return one(false);
  return isPassed || outcome.failed > 0 ? outcome : { ...outcome, failed: 1 };
}

async function vitest(project: string, filters: string[]): Promise<Outcome> {
  const file = path.join(reports, `${project}.json`);
  const isPassed = await run(
    "vitest/vitest.mjs",
    [
      "run",
      "--config",
      "tests/vitest.config.ts",
      "--project",
      project,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${file}`,
      ...filters,
    ],
    { NODE_ENV: "test" },
  );
  type Report = { numPassedTests: number; numFailedTests: number; numPendingTests: number };
  const report = readReport<Report>(file);
  return counted(
    isPassed,
    report
      ? {
          passed: report.numPassedTests,
          failed: report.numFailedTests,
          skipped: report.numPendingTests,
        }
      : undefined,
  );
}

/** How many browsers test at once where all is tested: each has a server and a demo of its own. */
const browsers = 2;

/** In a real browser. What is named is tested by one, in its order. */
async function endToEnd(filters: string[]): Promise<Outcome> {
  const browser = await findBrowser((line) => console.log(line));
  const installations = await openTestInstallations(filters.length > 0 ? 1 : browsers);
  const file = path.join(reports, "end-to-end.json");
  const isPassed = await run(
    "@playwright/test/cli.js",
    [
      "test",
      "--config",
      "tests/playwright.config.ts",
      "--reporter=list,json",
      "--output",
      "tests/.results/end-to-end",
      ...filters,
    ],
    { ...browser, FLOTILLA_INSTALLATIONS: JSON.stringify(installations), PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  );
  type Report = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } };
  const stats = readReport<Report>(file)?.stats;
  return counted(
    isPassed,
    stats ? { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped } : undefined,
  );
}
