/** How near an edge what is carried scrolls the ground beneath it, in pixels. */
const edge = 48;

/** Pixels a frame to scroll by, the more the nearer `at` is to an edge; 0 away from both. */
export function pullAtEdge(at: number, from: number, to: number): number {
  if (at < from + edge) return -Math.min(18, Math.ceil((from + edge - at) / 4));
  if (at > to - edge) return Math.min(18, Math.ceil((at - to + edge) / 4));
  return 0;
}

/** The press was a carry: the click that ends it isn't meant. */
export function swallowClick(): void {
  const swallow = (click: MouseEvent) => {
    click.preventDefault();
    click.stopPropagation();
  };
  window.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", swallow, true), 0);
}
