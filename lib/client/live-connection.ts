import { type LiveHello, type LiveHint, type LiveResync, beatEvery } from "@/lib/domain/live";

/**
 * How the screen stands to the server:
 * - `connecting`: not yet open, or lost a moment ago
 * - `open`: hints arrive
 * - `signed-out`: the sign-in is over, or the link void; nothing is tried until the page is loaded anew
 * - `polling`: this browser has no event streams, views are asked for now and then
 */
export type LiveState = "connecting" | "open" | "signed-out" | "polling";

/** What a connection tells its tab. */
export type LiveMessage =
  | { kind: "state"; state: LiveState }
  | { kind: "build"; build: string }
  | { kind: "standing"; standing: LiveHello["standing"] }
  | { kind: "hint"; hint: LiveHint };

const shortestWait = 500;
const longestWait = 15_000;
/** A stream silent for longer is lost, even where the browser hasn't noticed, in milliseconds. */
const longestSilence = 2.5 * beatEvery;

/**
 * Holds the browser's one stream of hints from an address and opens it again whenever it ends. Runs in
 * the shared worker, or in the tab where there is none. Returns how to end it.
 */
export function openConnection(address: string, tell: (message: LiveMessage) => void): () => void {
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  function connect(): void {
    const opened = new EventSource(address);
    source = opened;
    const lose = () => {
      opened.close();
      if (source === opened) void again();
    };
    const hear = () => {
      clearTimeout(silence);
      silence = setTimeout(lose, longestSilence);
    };
    hear();
    for (const told of ["hello", "resync", "hint", "beat"]) opened.addEventListener(told, hear);
    opened.addEventListener("hello", ({ data }) => {
      failures = 0;
      const { build, standing } = JSON.parse(data) as LiveHello;
      tell({ kind: "state", state: "open" });
      tell({ kind: "build", build });
      tell({ kind: "standing", standing });
    });
    opened.addEventListener("resync", ({ data }) => {
      tell({ kind: "standing", standing: (JSON.parse(data) as LiveResync).standing });
    });
    opened.addEventListener("hint", ({ data }) => {
      tell({ kind: "hint", hint: JSON.parse(data) as LiveHint });
    });
    opened.addEventListener("error", lose);
  }

  /** Waits longer each time, and not as long as the others, so that they don't all come at once. */
  async function again(): Promise<void> {
    source = null;
    clearTimeout(silence);
    tell({ kind: "state", state: "connecting" });
    const wait = Math.min(longestWait, shortestWait * 2 ** failures++) * (0.5 + Math.random() / 2);
    retry = setTimeout(async () => {
      // An event stream can't say why it wasn't opened.
      const status = await fetch(address, { method: "HEAD", signal: AbortSignal.timeout(longestSilence) }).then(
        (answer) => answer.status,
        () => 0,
      );
      if (status === 401) tell({ kind: "state", state: "signed-out" });
      else if (status === 200) connect();
      else void again();
    }, wait);
  }

  connect();
  return () => {
    clearTimeout(retry);
    clearTimeout(silence);
    source?.close();
    source = null;
  };
}
