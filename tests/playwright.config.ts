import { defineConfig, devices } from "@playwright/test";

/**
 * Run by `npm test`, which starts the servers and says where they are: `npm test -- end-to-end <file>`.
 * This file is read by each worker anew: it takes the installation of its place for its own.
 */
const installations = JSON.parse(process.env.FLOTILLA_INSTALLATIONS ?? "[{}]") as Record<string, string>[];
Object.assign(process.env, installations[Number(process.env.TEST_PARALLEL_INDEX ?? 0)]);

export default defineConfig({
  testDir: "./e2e",
  outputDir: "./.results",
  // One demo serves all tests of a worker, and some of them change who leads it: files go to whichever
  // worker is free, and the tests of a file run one after the other, in order.
  workers: installations.length,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1440, height: 900 },
    baseURL: process.env.FLOTILLA_URL,
    // What glides in is half transparent on its way: no contrast to measure, and nothing to wait for.
    contextOptions: { reducedMotion: "reduce" },
    // What failed is shown by its picture and its tree. A trace tells more and costs each test a third
    // of its time: `npm test -- end-to-end <file> --trace retain-on-failure`.
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.FLOTILLA_CHROMIUM,
      args: [
        "--disable-background-networking",
        // Drawn by the processor either way: without a graphics card it is quicker not to act one.
        "--disable-gpu",
        // A page lives for seconds here: its code isn't worth optimising, which takes as much again.
        "--js-flags=--no-opt --no-maglev",
        // Shared memory is small in containers.
        "--disable-dev-shm-usage",
        ...(process.env.FLOTILLA_CHROMIUM_SANDBOX === "0" ? ["--no-sandbox"] : []),
      ],
    },
  },
});
