import net from "node:net";

/** The wanted port if it's free on loopback, else one that is. */
export async function freePort(wanted = 0, host = "127.0.0.1"): Promise<number> {
  const port = await listenOnce(wanted, host);
  return port ?? (await listenOnce(0, host)) ?? Promise.reject(new Error(`No port is free on ${host}.`));
}

/** The port, when it can be listened on; null when it's taken. */
export function listenOnce(port: number, host: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(null) : reject(error),
    );
    server.listen(port, host, () => {
      const { port: found } = server.address() as net.AddressInfo;
      server.close(() => resolve(found));
    });
  });
}
