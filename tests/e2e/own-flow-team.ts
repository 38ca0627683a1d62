import pg from "pg";

export type OwnFlowTeam = {
  id: string;
  slug: string;
  /** Out of everybody's list again: history may not be deleted. */
  remove(): Promise<void>;
};

/**
 * A forming Flow Team of the demo for one test or the tests of one file alone, written without its
 * screens.
 *
 * @param kind begins its slug
 * @param columns its own, beside those all of them have
 * @param statements fill it: each gets its id as $1, and what stands behind the statement after that
 */
export async function formOwn(
  kind: string,
  columns: { name: string; product: string } & Record<string, unknown>,
  statements: readonly (readonly [sql: string, ...values: unknown[]])[],
): Promise<OwnFlowTeam> {
  const slug = `${kind}-${Date.now()}-${Math.floor(Math.random() * 1000)}`;
  const row = { slug, timeZone: "UTC", isDemo: true, ...columns };
  const names = Object.keys(row).map((name) => `"${name}"`);
  const id = await inDatabase(async (client) => {
    await client.query("BEGIN");
    const made = await client.query<{ id: string }>(
      `INSERT INTO "FlowTeam" (id, ${names.join(", ")})
       VALUES (gen_random_uuid(), ${names.map((_, n) => `$${n + 1}`).join(", ")}) RETURNING id`,
      Object.values(row),
    );
    const { id } = made.rows[0] ?? { id: "" };
    for (const [sql, ...values] of statements) await client.query(sql, [id, ...values]);
    await client.query("COMMIT");
    return id;
  });
  return {
    id,
    slug,
    remove: () =>
      inDatabase(async (client) => {
        await client.query(`UPDATE "RoleHolding" SET "endedAt" = now() WHERE "flowTeamId" = $1`, [id]);
      }),
  };
}

/** Works in the database of the server under test. */
export async function inDatabase<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
