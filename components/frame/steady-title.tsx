"use client";

import { useEffect } from "react";

/**
 * The document keeps its title while the next page's is awaited. Next puts each page's into a Suspense
 * of its own, so between two pages, or two searches of one, there is none for up to a third of a
 * second, and a screen reader reads the address instead. Once, in the root layout.
 */
export function SteadyTitle() {
  useEffect(keepTitle, []);
  return null;
}

function keepTitle(): () => void {
  const standIn = document.createElement("title");
  // Told before anything is painted or read: an observer's turn comes right after the change.
  const observer = new MutationObserver(() => {
    const own = [...document.head.querySelectorAll("title")].find((title) => title !== standIn);
    if (own) {
      standIn.remove();
      standIn.textContent = own.textContent;
    } else if (!standIn.isConnected) document.head.append(standIn);
  });
  standIn.textContent = document.title;
  observer.observe(document.head, { childList: true });
  return () => {
    observer.disconnect();
    standIn.remove();
  };
}
