import "server-only";
import { spawn } from "node:child_process";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { type Result, ok, refuse } from "@/lib/domain/result";
import { turns } from "@/lib/server/turns";

export type CleanImage = { content: Uint8Array; mediaType: string; width: number; height: number };

/** What `scripts/redraw-image.ts` says in its first line. */
type Redrawn = { is: "image"; mediaType: string; width: number; height: number } | { is: "refused"; why: string };

/** How long a picture may take, in milliseconds. */
const longest = 30_000;

const inTurn = turns();

/**
 * The image drawn anew, so that nothing hidden in the file survives: no metadata, no trailing bytes,
 * upright, no side over 4096 pixels. One at a time, in a process of its own: 50 megapixels take
 * some 250 MB for a moment, and none of it is ours.
 *
 * Refuses what can't be decoded, and what would unfold to more than 50 megapixels.
 */
export function cleanImage(content: Uint8Array): Promise<Result<CleanImage>> {
  return inTurn(() => redraw(content));
}

async function redraw(content: Uint8Array): Promise<Result<CleanImage>> {
  const script = path.join(process.cwd(), "scripts", "redraw-image.ts");
  const child = spawn(process.execPath, [script], { stdio: ["pipe", "pipe", "inherit"], timeout: longest });
  const [answer] = await Promise.all([
    buffer(child.stdout),
    // It may have seen enough, or be gone, before it has read all: its answer says which.
    pipeline([content], child.stdin).catch(() => {}),
    new Promise((resolve, reject) => child.once("error", reject).once("close", resolve)),
  ]);
  const end = answer.indexOf("\n");
  // Cut off or beyond its time, the picture has broken the decoder.
  if (end < 0) return refuse(damaged);
  const redrawn = JSON.parse(answer.subarray(0, end).toString()) as Redrawn;
  if (redrawn.is === "refused") return refuse(redrawn.why === "large" ? tooLarge : damaged);
  const { mediaType, width, height } = redrawn;
  return ok({ content: answer.subarray(end + 1), mediaType, width, height });
}

const tooLarge = {
  code: "invalid" as const,
  message: "This image unfolds to more than 50 million pixels, or 25 million of 16 bits a colour.",
  wayOut: "Save it smaller and add it again.",
};

const damaged = {
  code: "invalid" as const,
  message: "This image can't be read: the file is damaged, or it isn't what it says.",
  wayOut: "Open it and save it as PNG or JPEG, then add that.",
};
