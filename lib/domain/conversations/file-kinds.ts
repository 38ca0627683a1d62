/** The largest attachment, in bytes. */
export const largestAttachment = 10 * 1024 * 1024;

/** What a file is, judged by its first bytes and, among texts, by its name. */
type FileKind =
  /** Drawn anew before it is stored. */
  | { is: "image" }
  /** Stored as it is, and only ever downloaded. */
  | { is: "document"; mediaType: string }
  | { is: "refused"; why: "svg" | "page" | "program" | "unknown" };

const office: Record<string, string> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
};
const texts: Record<string, string> = { txt: "text/plain", md: "text/markdown", csv: "text/csv", log: "text/plain" };

/** What a file is. The name decides only between kinds whose bytes are alike. */
export function kindOfFile(content: Uint8Array, name: string): FileKind {
  const begins = (...bytes: number[]) => bytes.every((byte, index) => content[index] === byte);
  const ascii = (from: number, to: number) => String.fromCharCode(...content.subarray(from, to));
  const ending = name.toLowerCase().match(/\.([a-z0-9]+)$/)?.[1] ?? "";
  if (begins(0x89, 0x50, 0x4e, 0x47) || begins(0xff, 0xd8, 0xff) || ascii(0, 4) === "GIF8") return { is: "image" };
  if (ascii(0, 4) === "RIFF" && ascii(8, 12) === "WEBP") return { is: "image" };
  if (ascii(4, 8) === "ftyp" && /^avi[fs]$/.test(ascii(8, 12))) return { is: "image" };
  if (ascii(0, 5) === "%PDF-") return { is: "document", mediaType: "application/pdf" };
  if (begins(0x50, 0x4b, 0x03, 0x04)) return { is: "document", mediaType: office[ending] ?? "application/zip" };
  if (begins(0x4d, 0x5a) || begins(0x7f, 0x45, 0x4c, 0x46) || ascii(0, 2) === "#!")
    return { is: "refused", why: "program" };
  const markup = markupOf(content);
  if (markup === "svg" || /^svgz?$/.test(ending)) return { is: "refused", why: "svg" };
  if (markup === "page" || /^(html?|xhtml|xml|js|mjs|hta)$/.test(ending)) return { is: "refused", why: "page" };
  const isText = texts[ending] !== undefined && !content.subarray(0, 4096).includes(0);
  return isText ? { is: "document", mediaType: texts[ending] as string } : { is: "refused", why: "unknown" };
}

/** How far into a text its kind is looked for, in bytes, from its first sign that isn't space. */
const mostJudged = 64 * 1024;

/**
 * What a browser would take a text for: markup alone begins with `<`, after space and a byte order
 * mark. A text that only speaks of `<svg>` is none.
 */
function markupOf(content: Uint8Array): "svg" | "page" | null {
  let from = 0;
  while (isBlank(content[from])) from++;
  if (content[from] !== 0x3c) return null;
  const start = new TextDecoder().decode(content.subarray(from, from + mostJudged)).toLowerCase();
  if (/<(?:[\w.-]+:)?svg[\s/>]/.test(start)) return "svg";
  return /^<(?:[!?]|html|head|body|script|iframe)/.test(start) ? "page" : null;
}

/** Whether a byte is space, or of the mark that a text in UTF-8 may begin with. */
function isBlank(byte: number | undefined): boolean {
  return byte !== undefined && (byte === 0x20 || (byte >= 0x09 && byte <= 0x0d) || [0xef, 0xbb, 0xbf].includes(byte));
}

/** Why a kind of file isn't taken, and what to do instead. */
export const refusedFiles: Record<"svg" | "page" | "program" | "unknown", { message: string; wayOut: string }> = {
  svg: {
    message: "An SVG drawing can carry scripts, so it isn't taken.",
    wayOut: "Save the drawing as PNG and add that.",
  },
  page: {
    message: "A web page can carry scripts, so it isn't taken.",
    wayOut: "Save it as PDF, or put it into a ZIP file.",
  },
  program: { message: "A program isn't taken as an attachment.", wayOut: "Put a link to where it is kept instead." },
  unknown: {
    message: "This kind of file isn't taken.",
    wayOut: "Add a PNG, JPEG, WebP, GIF, AVIF, PDF, text, CSV, Office or ZIP file.",
  },
};
