import { type RefObject, useLayoutEffect } from "react";

type Spot = { column: number; top: number };

/** A card on its way: from where it was drawn, or was let go, to where it is now. */
type Glide = { element: HTMLElement; from: Spot | null; carriedFrom: { x: number; y: number } | null; to: Spot };

/**
 * Lets cards glide from where they were to where they are. Who asked for less motion gets none; only
 * transform is animated. Far ways aren't shown. The cards note where they are drawn, and `play` starts
 * all glides of a drawing at once: a place measured between two starts would lay the page out for each.
 */
export class CardGlides {
  private layoutKey = "";
  private readonly spots = new Map<string, Spot>();
  private glides: Glide[] = [];
  private carried: { id: string; x: number; y: number } | null = null;

  /** `inset`: where the first column begins, in pixels. */
  constructor(private readonly inset: number) {}

  /** The pointer let a card go there; its glide begins from that place. In pixels from the corner of the cards. */
  letGo(id: string, { x, y }: { x: number; y: number }): void {
    this.carried = { id, x, y };
  }

  /** A card was drawn. Another `layoutKey` is another board, or other lanes: nothing glides then. */
  drawn(id: string, element: HTMLElement, to: Spot, layoutKey: string): void {
    if (this.layoutKey !== layoutKey) {
      this.layoutKey = layoutKey;
      this.spots.clear();
    }
    const from = this.spots.get(id) ?? null;
    const carriedFrom = this.carried?.id === id ? this.carried : null;
    this.spots.set(id, to);
    if (carriedFrom) this.carried = null;
    if (from || carriedFrom) this.glides.push({ element, from, carriedFrom, to });
  }

  /** A card is out of sight: it isn't on its way when it comes back. */
  gone(id: string): void {
    this.spots.delete(id);
  }

  /** What was noted since the last drawing doesn't glide. */
  skip(): void {
    this.glides = [];
  }

  /** Starts what was noted; `step` says how far it is from one column to the next, in pixels. */
  play(step: () => number): void {
    const { glides, inset } = this;
    this.glides = [];
    if (glides.length === 0 || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const width = step();
    for (const { element, from, carriedFrom, to } of glides) {
      const start = carriedFrom ?? { x: inset + (from?.column ?? 0) * width, y: from?.top ?? 0 };
      const [x, y] = [start.x - inset - to.column * width, start.y - to.top];
      if ((x === 0 && y === 0) || Math.abs(x) + Math.abs(y) > 4000) continue;
      element.animate(
        [{ transform: `translate(${x}px, ${to.top + y}px)` }, { transform: `translate(0, ${to.top}px)` }],
        { duration: carriedFrom ? 140 : 320, easing: "cubic-bezier(0.2, 0.8, 0.2, 1)" },
      );
    }
  }
}

/** Notes where a card is drawn, for whoever plays the glides once all are. */
export function useCardGlide(
  element: RefObject<HTMLElement | null>,
  id: string,
  { column, top }: Spot,
  layoutKey: string,
  glides: CardGlides,
): void {
  useLayoutEffect(() => {
    if (element.current) glides.drawn(id, element.current, { column, top }, layoutKey);
  }, [element, id, column, top, layoutKey, glides]);
  useLayoutEffect(() => () => glides.gone(id), [id, glides]);
}
