import "server-only";
import sharp from "sharp";
import { type Result, ok, refuse } from "@/lib/domain/result";

// One image at a time and nothing kept: the process's memory is for people, not for pictures.
sharp.cache(false);
sharp.concurrency(1);

/** No side is longer than this afterwards, in pixels. */
const longestSide = 4096;
/** What is decoded at most, in pixels: 50 megapixels take 200 MB for a moment. */
const mostPixels = 50_000_000;

type CleanImage = { content: Uint8Array; mediaType: string; width: number; height: number };

let queue: Promise<unknown> = Promise.resolve();

/**
 * The image drawn anew, so that nothing hidden in the file survives: no metadata, no trailing bytes,
 * upright, no side over 4096 pixels. Photographs stay JPEG; everything else becomes PNG. Of an
 * animation only the first picture stays.
 *
 * Refuses what can't be decoded, and what would unfold to more than 50 megapixels.
 */
export function cleanImage(content: Uint8Array): Promise<Result<CleanImage>> {
  const mine = queue.then(() => redraw(content));
  queue = mine.catch(() => {});
  return mine;
}

async function redraw(content: Uint8Array): Promise<Result<CleanImage>> {
  try {
    const image = sharp(content, { limitInputPixels: mostPixels, failOn: "error" });
    const { format } = await image.metadata();
    const upright = image
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: "inside", withoutEnlargement: true })
      .timeout({ seconds: 20 });
    const isPhoto = format === "jpeg";
    const { data, info } = await (isPhoto ? upright.jpeg({ quality: 88, mozjpeg: true }) : upright.png()).toBuffer({
      resolveWithObject: true,
    });
    const mediaType = isPhoto ? "image/jpeg" : "image/png";
    return ok({ content: data, mediaType, width: info.width, height: info.height });
  } catch (error) {
    const isTooLarge = error instanceof Error && /pixel limit/i.test(error.message);
    return refuse({
      code: "invalid",
      message: isTooLarge
        ? "This image unfolds to more than 50 million pixels."
        : "This image can't be read: the file is damaged, or it isn't what it says.",
      wayOut: isTooLarge ? "Save it smaller and add it again." : "Open it and save it as PNG or JPEG, then add that.",
    });
  }
}
