import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { projectFolder } from "./project";

const npmTest = (...args: string[]) =>
  spawnSync(process.execPath, ["scripts/run.mjs", "test", ...args], { cwd: projectFolder, encoding: "utf8" });

const lastLine = ({ stdout }: SpawnSyncReturns<string>) => stdout.trimEnd().split("\n").at(-1);

// Each is a process of its own, on a machine that may be busy.
test("npm test ends with how many passed and failed", { timeout: 60_000 }, () => {
  const good = npmTest("lint", "scripts/project.ts");
  expect([lastLine(good), good.status]).toEqual(["1 passed, 0 failed", 0]);
  const bad = npmTest("unit", "no/such/test");
  expect([lastLine(bad), bad.status]).toEqual(["0 passed, 1 failed", 1]);
});

test(".ci/run runs all of it, in the project, and says nothing after it", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "flotilla-ci-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const npm = path.join(folder, "npm");
  writeFileSync(npm, '#!/bin/sh\npwd\necho "$@"\necho "3 passed, 1 failed"\nexit 1\n');
  chmodSync(npm, 0o755);
  const env = { ...process.env, PATH: `${folder}${path.delimiter}${process.env.PATH}` };
  const run = spawnSync(path.join(projectFolder, ".ci/run"), { cwd: folder, env, encoding: "utf8" });
  expect(run.stdout.trim().split("\n")).toEqual([projectFolder, "test --silent", "3 passed, 1 failed"]);
  expect([run.status, run.stderr]).toEqual([1, ""]);
});
