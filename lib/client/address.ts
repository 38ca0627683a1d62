import { whenPageAlive } from "@/components/ui/page-life";

/**
 * Changes the search of the address without a new page: `rewrite` makes what follows from what stands
 * there. A step is added to the browser's history, so that Back leads out of it; all else replaces.
 * What is pressed before the router listens waits for it: it would never hear of the change.
 */
export function rewriteAddress(
  rewrite: (now: URLSearchParams) => URLSearchParams | string,
  isStep: boolean | ((now: URLSearchParams) => boolean) = false,
): void {
  whenPageAlive(() => {
    const now = () => new URLSearchParams(window.location.search);
    const search = rewrite(now()).toString();
    const address = `${window.location.pathname}${search && `?${search}`}`;
    // The router would take it for a way to another page, and let what waits in its queue overtake.
    if (address === `${window.location.pathname}${window.location.search}`) return;
    const adds = typeof isStep === "function" ? isStep(now()) : isStep;
    if (adds) window.history.pushState(null, "", address);
    else window.history.replaceState(null, "", address);
  });
}

/** Sets what has a value in the address, and takes out what has none; what is undefined stays as it is. */
export function setInAddress(
  values: Record<string, string | null | undefined>,
  isStep?: boolean | ((now: URLSearchParams) => boolean),
): void {
  rewriteAddress((search) => {
    for (const [name, value] of Object.entries(values)) {
      if (value) search.set(name, value);
      else if (value !== undefined) search.delete(name);
    }
    return search;
  }, isStep);
}
