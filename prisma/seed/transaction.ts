import type { PrismaClient } from "@/prisma/client/client";

/** The transaction of whoever writes or removes the demo. */
export type Tx = Omit<Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0], "$transaction">;
