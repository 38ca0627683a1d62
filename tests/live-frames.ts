/** One server-sent event as a browser would see it. */
type LiveFrame = { event: string; data: unknown };

/** Reads a live stream event by event; beats are left out. */
export function readFrames(stream: ReadableStream<Uint8Array>) {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  return {
    /** The next event; null when the stream has ended. */
    async next(): Promise<LiveFrame | null> {
      for (;;) {
        const end = rest.indexOf("\n\n");
        if (end >= 0) {
          const block = rest.slice(0, end);
          rest = rest.slice(end + 2);
          if (block.startsWith("event: beat\n")) continue;
          const [, event = "", data = "null"] = /^event: (.*)\ndata: (.*)$/.exec(block) ?? [];
          return { event, data: JSON.parse(data) as unknown };
        }
        const { value, done } = await reader.read();
        if (done) return null;
        rest += decoder.decode(value, { stream: true });
      }
    },
    cancel: () => reader.cancel(),
  };
}
