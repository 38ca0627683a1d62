import { readFile } from "node:fs/promises";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaEngine, SchemasContainer } from "@prisma/schema-engine-wasm";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { listMigrations, migrationsFolder } from "./project";

export const noFilters = { externalTables: [], externalEnums: [] };

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
  const script = import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(new URL("./schema_engine_bg.wasm", script));
  const { instance } = await WebAssembly.instantiate(bytes, {
    "./schema_engine_bg.js": bindings as unknown as WebAssembly.ModuleImports,
  });
  const generated = bindings as unknown as {
    __wbg_set_wasm(exports: WebAssembly.Exports): void;
    SchemaEngine: typeof SchemaEngine;
  };
  generated.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
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
