import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { findBrowser } from "./browser";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "flotilla-browser-"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** A browser that answers when it's asked for its version, or a stub that says how to install one. */
function makeBrowser(name: string, exitCode: number): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\nexit ${exitCode}\n`);
  chmodSync(file, 0o755);
  return file;
}

test("the browser that is named in the environment is taken first", async () => {
  const named = makeBrowser("mine", 0);
  makeBrowser("chromium", 0);
  vi.stubEnv("PATH", folder);
  vi.stubEnv("FLOTILLA_CHROMIUM", named);
  expect(await findBrowser(() => {})).toMatchObject({ FLOTILLA_CHROMIUM: named });
});

test("a named one that doesn't run is no reason to take another", async () => {
  vi.stubEnv("FLOTILLA_CHROMIUM", makeBrowser("stub", 1));
  await expect(findBrowser(() => {})).rejects.toThrow(/FLOTILLA_CHROMIUM: expected the path of a Chromium that runs/);
});

test("else the system's is taken, passing over stubs", async () => {
  const [stub, real] = ["first", "second"].map((place, n) => makeBrowser(`${place}/chromium-headless-shell`, 1 - n));
  vi.stubEnv("FLOTILLA_CHROMIUM", "");
  vi.stubEnv("PATH", [stub, real].map((file) => path.dirname(file ?? "")).join(path.delimiter));
  expect(await findBrowser(() => {})).toMatchObject({ FLOTILLA_CHROMIUM: real });
});

test("without windows before with them, wherever they are", async () => {
  const [full, shell] = [makeBrowser("first/chromium", 0), makeBrowser("second/chromium-headless-shell", 0)];
  vi.stubEnv("FLOTILLA_CHROMIUM", "");
  vi.stubEnv("PATH", [full, shell].map((file) => path.dirname(file)).join(path.delimiter));
  expect(await findBrowser(() => {})).toMatchObject({ FLOTILLA_CHROMIUM: shell });
});
