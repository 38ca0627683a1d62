import "server-only";

/**
 * Whether a request was made by a page of this installation. Browsers say where a POST comes from,
 * and pages can't change what they say.
 */
export function isFromHere(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site) return site === "same-origin";
  const origin = request.headers.get("origin");
  return origin !== null && URL.canParse(origin) && new URL(origin).host === request.headers.get("host");
}

/** The body's bytes; undefined when there are more than `longest`: the rest isn't waited for. */
export async function readBytes(request: Request, longest: number): Promise<Buffer | undefined> {
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.byteLength;
    if (length > longest) {
      await reader?.cancel();
      return undefined;
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

/** The body as JSON; undefined when it isn't JSON, breaks off, or is longer than `longest` bytes. */
export async function readJson(request: Request, longest: number): Promise<unknown> {
  try {
    const bytes = await readBytes(request, longest);
    return bytes && JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}
