/** Once a run of the integration tests: a PostgreSQL of its own with a migrated template. */
import type { TestProject } from "vitest/node";
import { ensureClient } from "@/scripts/build";
import { migrate } from "@/scripts/migrate";
import { openTestPostgres } from "@/scripts/test-postgres";

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await ensureClient();
  const server = await openTestPostgres();
  try {
    await migrate(server.url());
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide("postgresUrl", server.url("postgres"));
  return () => server.stop();
}

declare module "vitest" {
  interface ProvidedContext {
    /** The maintenance database of this run's server; `flotilla` beside it is the migrated template. */
    postgresUrl: string;
  }
}
