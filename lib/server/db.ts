import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/prisma/client/client";
import { env } from "./env";
import { PatientPool } from "./patient-pool";

/** The transaction a command runs in. */
export type Tx = Omit<PrismaClient, "$connect" | "$disconnect" | "$on" | "$transaction" | "$use" | "$extends">;

function connect(): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg(new PatientPool({ connectionString: env().DATABASE_URL, max: 12 }), {
      disposeExternalPool: true,
    }),
    transactionOptions: { maxWait: 15_000, timeout: 60_000 },
  });
}

const held = globalThis as typeof globalThis & { flotillaDb?: PrismaClient };

/**
 * The process's one client. On `globalThis`, for Next loads this module once a bundle
 * and each would open a pool of its own.
 */
export function db(): PrismaClient {
  held.flotillaDb ??= connect();
  return held.flotillaDb;
}
