import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaEngine, SchemasContainer } from "@prisma/schema-engine-wasm";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { listMigrations, migrationsFolder } from "./project";

export const noFilters = { externalTables: [], externalEnums: [] };

type Bindings = {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
  SchemaEngine: typeof SchemaEngine;
};

/** Loaded once: the bindings hold one instance for the whole process, which all engines share. */
let loaded: Promise<Bindings> | undefined;

async function load(): Promise<Bindings> {
  const script = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(path.join(path.dirname(script), "schema_engine_bg.wasm"));
  // The package types what wasm-bindgen generated for a bundler alone, which would load and wire it itself:
  // neither that these are what the module imports nor what they export besides is in its types.
  const { instance } = await WebAssembly.instantiate(bytes, {
    "./schema_engine_bg.js": bindings as unknown as WebAssembly.ModuleImports,
  });
  const generated = bindings as unknown as Bindings;
  generated.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return generated;
}

/**
 * Prisma's own schema engine as WebAssembly, in this process: the native one would have to be
 * downloaded. It keeps Prisma's `_prisma_migrations` table.
 *
 * @param datamodels the schema's files; none are needed to apply migrations
 */
export async function openSchemaEngine(
  factory: SqlMigrationAwareDriverAdapterFactory,
  datamodels?: SchemasContainer,
): Promise<SchemaEngine> {
  loaded ??= load();
  const generated = await loaded;
  return generated.SchemaEngine.new(
    { datamodels: datamodels?.files.map(({ path, content }) => [path, content]) },
    () => {},
    bindMigrationAwareSqlAdapterFactory(factory),
  );
}

/** The migrations folder in the shape the engine reads. */
export async function migrationList(folder = migrationsFolder): Promise<MigrationList> {
  const names = await listMigrations(folder);
  return {
    baseDir: folder,
    lockfile: { path: "./migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: {
            tag: "ok" as const,
            value: await readFile(`${folder}/${name}/migration.sql`, "utf8"),
          },
        },
      })),
    ),
  };
}
