import { defineConfig, devices } from "@playwright/test";

/** Run by `npm test`, which starts the server and says where it is: `npm test -- end-to-end <file>`. */
export default defineConfig({
  testDir: "./e2e",
  outputDir: "./.results",
  // One demo serves all, and some tests change who leads it: one after the other, in order.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1440, height: 900 },
    baseURL: process.env.FLOTILLA_URL,
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.FLOTILLA_CHROMIUM,
      args: [
        "--disable-background-networking",
        // Shared memory is small in containers.
        "--disable-dev-shm-usage",
        ...(process.env.FLOTILLA_CHROMIUM_SANDBOX === "0" ? ["--no-sandbox"] : []),
      ],
    },
  },
});
