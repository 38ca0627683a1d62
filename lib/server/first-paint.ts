import "server-only";
import type { PaintedView } from "@/lib/domain/live";
import { type View, readPart, readView } from "./view";

/** The most of a view that a page carries itself, in bytes. */
const mostCarried = 100_000;

/**
 * As `readView`, for a view that may be large. Then it is null: the browser fetches it beside the
 * page's code (`useView` says so in the page's head), instead of reading it all as part of the page.
 */
export async function readIfSmall<Shape>(flowTeamId: string, view: View<Shape>): Promise<PaintedView<Shape> | null> {
  const painted = await readView(flowTeamId, view);
  return painted && painted.body.length <= mostCarried ? painted : null;
}

/**
 * As `readView`; of a large view only what `begin` leaves of it, for the page to show until the
 * browser has fetched the whole. `name` tells what `begin` keeps. It is kept for the revisions the whole
 * was read at, like every part of a view.
 */
export async function readBeginning<Shape>(
  flowTeamId: string,
  view: View<Shape>,
  { name, begin }: { name: string; begin(whole: Shape): Shape },
): Promise<PaintedView<Shape> | null> {
  const whole = await readView(flowTeamId, view);
  if (!whole || whole.body.length <= mostCarried) return whole;
  const beginning: View<Shape> = {
    ...view,
    name: `${view.name}: ${name}`,
    load: async () => JSON.stringify(begin(JSON.parse(whole.body) as Shape)),
  };
  const body = await readPart(flowTeamId, beginning, whole.revisions);
  return body === null ? null : { ...whole, body, isPart: true };
}
