import net from "node:net";
import { PrismaPg } from "@prisma/adapter-pg";
import { expect, onTestFinished, test, vi } from "vitest";
import { z } from "zod";
import { ok } from "@/lib/domain/result";
import { command, refusalFor } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { PatientPool } from "@/lib/server/patient-pool";
import { PrismaClient } from "@/prisma/client/client";
import { freePort } from "@/scripts/ports";
import { makeAdministrator } from "../factories";

const address = new URL(process.env.DATABASE_URL ?? "");

/** The database at another port, where it answers only while this listens. */
async function open(port: number): Promise<() => Promise<void>> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((from) => {
    const to = net.connect(Number(address.port), address.hostname);
    for (const socket of [from, to]) {
      sockets.add(socket);
      socket.on("error", () => {});
    }
    from.pipe(to).pipe(from);
  });
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", listening));
  return () =>
    new Promise((closed) => {
      server.close(() => closed());
      for (const socket of sockets) socket.destroy();
    });
}

const at = (port: number) => Object.assign(new URL(address), { host: `127.0.0.1:${port}` }).href;

const away = { code: "busy", message: "The database doesn't answer just now." };

test("whoever asks while the database restarts waits for it, and gets the answer", async () => {
  const port = await freePort();
  const pool = new PatientPool({ connectionString: at(port) });
  pool.on("error", () => {});
  onTestFinished(() => pool.end());
  const asked = [pool.query("SELECT 1 AS it"), pool.query("SELECT 1 AS it"), pool.connect()] as const;
  // They are refused as this is: there is nobody to connect to yet.
  await expect(new Promise((_, fail) => net.connect(port, "127.0.0.1").on("error", fail))).rejects.toThrow(
    "ECONNREFUSED",
  );
  let close = await open(port);
  expect((await asked[0]).rows).toEqual([{ it: 1 }]);
  expect((await asked[1]).rows).toEqual([{ it: 1 }]);
  (await asked[2]).release();

  await close();
  await vi.waitFor(() => expect(pool.totalCount).toBe(0));
  const again = pool.query("SELECT 2 AS it");
  close = await open(port);
  expect((await again).rows).toEqual([{ it: 2 }]);
  await close();
});

test("what is wrong with more than the connection isn't waited for", async () => {
  const stranger = Object.assign(new URL(address), { pathname: "/no-such-database" });
  const pool = new PatientPool({ connectionString: stranger.href });
  onTestFinished(() => pool.end());
  await expect(pool.query("SELECT 1")).rejects.toThrow("does not exist");
});

test("a database that stays away is said to be, by whatever it is asked", async () => {
  const client = new PrismaClient({ adapter: new PrismaPg({ connectionString: at(await freePort()) }) });
  onTestFinished(() => client.$disconnect());
  const asked = [
    () => client.$queryRaw`SELECT 1`,
    () => client.person.findFirst(),
    () => client.$transaction((tx) => tx.person.findFirst()),
  ];
  for (const ask of asked) {
    const error = await ask().then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(refusalFor("test", error)).toMatchObject(away);
  }
});

test("a command cut off in the middle changes nothing, says so, and can be done again", async () => {
  const actor = await makeAdministrator();
  const rename = command({
    name: "test.rename",
    input: z.object({ isCutOff: z.boolean() }),
    async run({ tx }, { isCutOff }) {
      await tx.person.update({ where: { id: actor.personId }, data: { name: "Renamed" } });
      if (isCutOff) await tx.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())::text`;
      return ok(null);
    },
  });
  const nameNow = async () => (await db().person.findUniqueOrThrow({ where: { id: actor.personId } })).name;
  expect(await rename.run(actor, { isCutOff: true })).toMatchObject({ ok: false, refusal: away });
  expect(await nameNow()).toBe(actor.name);
  expect(await rename.run(actor, { isCutOff: false })).toMatchObject({ ok: true });
  expect(await nameNow()).toBe("Renamed");
});
