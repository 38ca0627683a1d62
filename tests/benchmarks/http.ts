import http from "node:http";

export type Reply = { ms: number; status: number; headers: http.IncomingHttpHeaders; body: Buffer };

const agent = new http.Agent({ keepAlive: true, maxSockets: 256 });

/** One request over a kept connection; `ms` until the last byte is here. */
export function request(
  url: string,
  { method = "GET", headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const sent = http.request(url, { method, headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const ms = performance.now() - start;
        resolve({
          ms,
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        });
      });
    });
    sent.on("error", (error: NodeJS.ErrnoException) => {
      // A kept connection that the server closed just then: it has seen nothing of the request.
      if (sent.reusedSocket && error.code === "ECONNRESET") resolve(request(url, { method, headers, body }));
      else reject(error);
    });
    sent.end(body);
  });
}

/** As `request`, but anything other than the expected status is an error that says what came. */
export async function expectReply(status: number, ...args: Parameters<typeof request>): Promise<Reply> {
  const reply = await request(...args);
  if (reply.status === status) return reply;
  throw new Error(`${args[0]} answered ${reply.status} instead of ${status}: ${reply.body.toString().slice(0, 300)}`);
}

/** Opens a stream of server-sent events. Resolves once its first bytes are here; `onEnd` is for one that was open. */
export function openStream(
  url: string,
  headers: Record<string, string>,
  onChunk: (text: string) => void,
  onEnd = () => {},
): Promise<{ close(): void }> {
  return new Promise((resolve, reject) => {
    const sent = http.request(url, { headers, agent: false }, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`${url} answered ${response.statusCode}`));
      response.setEncoding("utf8");
      response.on("error", () => {});
      response.on("close", onEnd);
      response.on("data", (chunk: string) => {
        onChunk(chunk);
        resolve({ close: () => sent.destroy() });
      });
    });
    sent.on("error", reject);
    sent.end();
  });
}
