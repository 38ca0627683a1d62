/** What a process started with `--inspect` tells of itself, by the inspector's protocol. */
export type Inspected = {
  /** Bytes of the heap in use after all that can be collected was. */
  heapAfterCollection(): Promise<number>;
  close(): void;
};

/** @param address what it was told to listen on: "127.0.0.1:9229" */
export async function inspect(address: string): Promise<Inspected> {
  const [target] = (await (await fetch(`http://${address}/json`)).json()) as { webSocketDebuggerUrl: string }[];
  const socket = new WebSocket(target?.webSocketDebuggerUrl ?? "");
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
  const waiting = new Map<number, (result: unknown) => void>();
  let sent = 0;
  socket.onmessage = ({ data }) => {
    const { id, result } = JSON.parse(String(data)) as { id?: number; result?: unknown };
    if (id !== undefined) waiting.get(id)?.(result);
  };
  const call = <Result>(method: string) =>
    new Promise<Result>((resolve) => {
      const id = ++sent;
      waiting.set(id, (result) => {
        waiting.delete(id);
        resolve(result as Result);
      });
      socket.send(JSON.stringify({ id, method }));
    });
  return {
    async heapAfterCollection() {
      // Twice: what the first frees for finalizers goes with the second.
      await call("HeapProfiler.collectGarbage");
      await call("HeapProfiler.collectGarbage");
      return (await call<{ usedSize: number }>("Runtime.getHeapUsage")).usedSize;
    },
    close: () => socket.close(),
  };
}
