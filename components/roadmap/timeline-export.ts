import { type PictureOptions, timelineSvg } from "@/lib/domain/roadmap/timeline-svg";
import type { RoadmapView } from "@/lib/domain/roadmap/view";

/** Saves the timeline as an SVG file. */
export function saveSvg(view: RoadmapView, options: PictureOptions): void {
  save(new Blob([timelineSvg(view, options)], { type: "image/svg+xml" }), nameOf(view, options, "svg"));
}

/** Browsers refuse larger canvases: a picture beyond it is drawn smaller. */
const longestSide = 8192;

/** Saves the timeline as a PNG file, at twice its size. Rejects when the browser can't draw it. */
export async function savePng(view: RoadmapView, options: PictureOptions): Promise<void> {
  const url = URL.createObjectURL(new Blob([timelineSvg(view, options)], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const zoom = Math.min(2, longestSide / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(image.width * zoom);
    canvas.height = Math.round(image.height * zoom);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
    if (!png) throw new Error("The browser could not draw the picture.");
    save(png, nameOf(view, options, "png"));
  } finally {
    URL.revokeObjectURL(url);
  }
}

function nameOf(view: RoadmapView, { today }: PictureOptions, ending: string): string {
  return `${view.flowTeam.slug}-roadmap-${today}.${ending}`;
}

function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The download has taken its copy by the next task.
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
