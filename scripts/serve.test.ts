import net from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { choosePort } from "./serve";

/** Takes a port as another program would; one taken by somebody else is as good. */
async function take(port: number): Promise<number> {
  const server = net.createServer();
  onTestFinished(() => void server.close());
  await new Promise<void>((done) => {
    server.once("error", () => done());
    server.listen(port, "127.0.0.1", done);
  });
  return (server.address() as net.AddressInfo | null)?.port ?? port;
}

test("with nothing wanted, the first free port from 3000 is taken", async () => {
  await take(3000);
  const port = await choosePort(undefined, "127.0.0.1");
  expect(port).toBeGreaterThan(3000);
  expect(port).toBeLessThan(3100);
});

test("a wanted port is that one or a no that names it", async () => {
  const taken = await take(0);
  await expect(choosePort(taken, "127.0.0.1")).rejects.toThrow(`Port ${taken} is in use`);
  await expect(choosePort(taken, "0.0.0.0")).rejects.toThrow(`PORT=${taken + 1} npm start`);
});
