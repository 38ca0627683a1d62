import { defineConfig } from "prisma/config";

// `prisma generate` asks for a schema engine binary it then never runs; without this it would
// try to download one, and fail where there is no internet. Migrations use the WebAssembly engine.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: "schema",
  migrations: { path: "migrations" },
  // Only `prisma migrate deploy` reads it; generating the client needs no database.
  datasource: { url: process.env.DATABASE_URL ?? "" },
});
