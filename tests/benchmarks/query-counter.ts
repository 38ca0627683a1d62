import net from "node:net";

/**
 * Stands between the app and PostgreSQL and counts the statements that go through: messages of the
 * protocol that run one ("Q" for the simple way, "E" for the extended one). Connections of the job queue,
 * which asks every two seconds for what there is to do, don't count.
 */
export async function countQueries(databaseUrl: string): Promise<{ url: string; taken(): number; close(): void }> {
  const target = new URL(databaseUrl);
  let count = 0;
  const server = net.createServer((app) => {
    const database = net.connect(Number(target.port), target.hostname);
    const count1 = counter(() => count++);
    app.on("data", (chunk: Buffer) => {
      count1(chunk);
      database.write(chunk);
    });
    database.on("data", (chunk: Buffer) => app.write(chunk));
    for (const [one, other] of [
      [app, database],
      [database, app],
    ] as const) {
      one.on("error", () => other.destroy());
      one.on("close", () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const through = new URL(databaseUrl);
  through.hostname = "127.0.0.1";
  through.port = String((server.address() as net.AddressInfo).port);
  return {
    url: through.href,
    /** How many since the last call. */
    taken() {
      const taken = count;
      count = 0;
      return taken;
    },
    close: () => server.close(),
  };
}

/** Reads the messages of one connection: a first one without a type, then type and length. */
function counter(onStatement: () => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let isFirst = true;
  let isOfJobs = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const head = isFirst ? 0 : 1;
      if (rest.length < head + 4) return;
      const end = head + rest.readInt32BE(head);
      if (rest.length < end) return;
      const type = isFirst ? "" : String.fromCharCode(rest[0] ?? 0);
      if (type === "Q" || type === "P") isOfJobs ||= rest.subarray(0, end).includes("pgboss.");
      if ((type === "Q" || type === "E") && !isOfJobs) onStatement();
      isFirst = false;
      rest = rest.subarray(end);
    }
  };
}
