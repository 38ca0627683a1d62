"use client";

import { useEffect } from "react";

/**
 * The document keeps its title until the next page's is there. Next puts each page's into a Suspense of
 * its own, so between two pages, or two searches of one, there is none for up to a third of a second,
 * and a screen reader reads the address instead. Once, in the root layout.
 */
export function SteadyTitle() {
  useEffect(keepTitle, []);
  return null;
}

/** The first title in the head is the document's: ours stands first, and says what the newest said. */
function keepTitle(): () => void {
  const { head } = document;
  const ours = document.createElement("title");
  ours.textContent = document.title;
  const observer = new MutationObserver((changes) => {
    const newest = changes
      .flatMap(({ target, addedNodes }) => [target, target.parentNode, ...addedNodes])
      .findLast((node) => node instanceof HTMLTitleElement && node !== ours);
    if (newest) ours.textContent = newest.textContent;
    if (head.querySelector("title") !== ours) head.prepend(ours);
  });
  observer.observe(head, { childList: true, subtree: true, characterData: true });
  head.prepend(ours);
  return () => {
    observer.disconnect();
    ours.remove();
  };
}
