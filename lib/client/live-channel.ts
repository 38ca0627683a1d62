import { type LiveMessage, openConnection } from "./live-connection";

/**
 * Connects this tab to the stream at an address: through the shared worker where there is one, else by a
 * stream of the tab's own, else views are asked for now and then. `whose` names who may hear it. Returns
 * how to leave.
 */
export function connectThrough(address: string, whose: string, receive: (message: LiveMessage) => void): () => void {
  if (typeof EventSource === "undefined") {
    receive({ kind: "state", state: "polling" });
    return () => {};
  }
  if (typeof SharedWorker === "undefined") return openConnection(address, receive);
  // Named by whose it is: who signs in next in this browser gets a stream of their own. Not of type
  // "module": the bundler's worker loads its parts with importScripts.
  const worker = new SharedWorker(new URL("./live-worker.ts", import.meta.url), {
    name: `${address} ${whose}`,
  });
  let closeOwn: (() => void) | undefined;
  worker.addEventListener("error", () => {
    closeOwn ??= openConnection(address, receive);
  });
  worker.port.onmessage = ({ data }: MessageEvent<LiveMessage>) => receive(data);
  return () => {
    worker.port.close();
    closeOwn?.();
  };
}
