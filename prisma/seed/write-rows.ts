import { Prisma } from "@/prisma/client/client";
import type { Tx } from "./transaction";

/**
 * Writes the many rows of a table as one statement: composing one for a thousand rows takes Prisma
 * longer than the database takes to run it. All rows have the same fields, ids among them; columns
 * left out have the database's defaults.
 */
export async function writeRows(tx: Tx, table: Prisma.ModelName, rows: readonly object[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Prisma.raw(
    Object.keys(first)
      .map((name) => `"${name}"`)
      .join(", "),
  );
  const into = Prisma.raw(`"${table}"`);
  await tx.$executeRaw`
    INSERT INTO ${into} (${columns})
    SELECT ${columns} FROM jsonb_populate_recordset(NULL::${into}, ${JSON.stringify(rows)}::jsonb)`;
}
