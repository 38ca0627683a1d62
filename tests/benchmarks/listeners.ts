import { openStream } from "./http";

/** Streams that are open, and a way to tell how long each waits for what `cause` sets off. */
export async function listeners(
  count: number,
  target: (n: number) => { url: string; headers: Record<string, string> },
) {
  let start = 0;
  let times = new Map<number, number>();
  let done = () => {};
  // A change may bring several hints: the first counts.
  const onChunk = (stream: number, text: string) => {
    if (!text.includes("event: hint") || times.has(stream)) return;
    times.set(stream, performance.now() - start);
    if (times.size === count) done();
  };
  const streams = await Promise.all(
    Array.from({ length: count }, (_, n) => openStream(target(n).url, target(n).headers, (text) => onChunk(n, text))),
  );
  return {
    async hear(cause: () => Promise<unknown>): Promise<number[]> {
      times = new Map();
      const all = new Promise<void>((resolve) => (done = resolve));
      start = performance.now();
      await cause();
      await all;
      return [...times.values()];
    },
    close: () => streams.forEach((stream) => stream.close()),
  };
}
