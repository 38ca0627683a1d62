/**
 * Draws the image on standard input anew and writes it to standard output: one line of JSON, then
 * the bytes. The app runs it as a process of its own, so that what a picture unfolds to, or breaks
 * in a decoder, is never the app's memory.
 */
import { once } from "node:events";
import { buffer } from "node:stream/consumers";
import sharp from "sharp";

// One thread and nothing kept: a picture takes what it unfolds to, no more.
sharp.cache(false);
sharp.concurrency(1);

/** No side is longer than this afterwards, in pixels. */
const longestSide = 4096;
/** What is decoded at most, in pixels. Unfolded whole they take 200 MB. */
const mostPixels = 50_000_000;

/** The first line: what came of it. */
export type Redrawn =
  | { is: "image"; mediaType: "image/jpeg" | "image/png"; width: number; height: number }
  | { is: "refused"; why: "large" | "damaged" };

/** Photographs stay JPEG; everything else becomes PNG. Of an animation only the first picture stays. */
async function redraw(content: Buffer): Promise<[Redrawn, Buffer?]> {
  try {
    const image = sharp(content, { limitInputPixels: mostPixels, failOn: "error" });
    const { format, width, height, depth } = await image.metadata();
    // Sixteen bits a colour take twice the memory.
    if (depth !== "uchar" && width * height * 2 > mostPixels) return [{ is: "refused", why: "large" }];
    const upright = image
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: "inside", withoutEnlargement: true })
      .timeout({ seconds: 20 });
    const isPhoto = format === "jpeg";
    const { data, info } = await (isPhoto ? upright.jpeg({ quality: 88, mozjpeg: true }) : upright.png()).toBuffer({
      resolveWithObject: true,
    });
    const mediaType = isPhoto ? "image/jpeg" : "image/png";
    return [{ is: "image", mediaType, width: info.width, height: info.height }, data];
  } catch (error) {
    const isLarge = error instanceof Error && /pixel limit/i.test(error.message);
    return [{ is: "refused", why: isLarge ? "large" : "damaged" }];
  }
}

const [redrawn, data] = await redraw(await buffer(process.stdin));
process.stdout.write(`${JSON.stringify(redrawn)}\n`);
if (data && !process.stdout.write(data)) await once(process.stdout, "drain");
