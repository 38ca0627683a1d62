import path from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const root = path.resolve(import.meta.dirname, "..");

// Read by every test: a zone with an odd offset, where a day is easily off by one.
process.env.TZ = "Asia/Kathmandu";

const shared = {
  root,
  resolve: {
    alias: {
      "@/": `${root}/`,
      // Throws outside a server bundle, which a test isn't.
      "server-only": path.join(import.meta.dirname, "server-only.ts"),
    },
  },
};

/** What takes long is in short files: by their size, as Vitest has it, they would come last, one of them alone. */
const long = ["accounts-demo", "made-up-arguments", "backup-commands", "refusals", "start"].map((name) =>
  path.join(root, `tests/integration/${name}.test.ts`),
);

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => long.indexOf(moduleId);
    return (await super.sort(files)).toSorted((a, b) => rank(b) - rank(a));
  }
}

export default defineConfig({
  ...shared,
  test: {
    sequence: { sequencer: LongFirst },
    // One more than a small machine has processors: each waits for its database now and then.
    maxWorkers: 3,
    retry: 0,
    projects: [
      {
        ...shared,
        test: {
          name: "unit",
          include: ["{app,components,lib,prisma,scripts}/**/*.test.{ts,tsx}", "tests/*.test.ts"],
          // They keep nothing from file to file, so what they import is loaded once a worker: twice as quick.
          isolate: false,
        },
      },
      {
        ...shared,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: [path.join(import.meta.dirname, "postgres.ts")],
          setupFiles: [path.join(import.meta.dirname, "database.ts")],
          pool: "forks",
          // Real transactions, races among them, on whatever machine this is.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
