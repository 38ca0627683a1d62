"use client";

import { Search } from "lucide-react";
import { Kbd } from "@/components/ui/kbd";
import { showOverlay } from "./overlays";
import { useIsMac } from "./use-is-mac";

/** Opens ⌘K for those who don't know the keys. */
export function SearchButton() {
  const isMac = useIsMac();
  return (
    <button
      type="button"
      onClick={() => showOverlay("search")}
      aria-keyshortcuts={isMac ? "Meta+K" : "Control+K"}
      className="inline-flex h-control items-center gap-2 rounded px-2 text-ink-3 transition-colors hover:bg-hover hover:text-ink"
    >
      <Search aria-hidden="true" className="size-4" />
      {/* Not an aria-label: what is read aloud has to hold what is seen, the keys too. */}
      <span className="sr-only">Search</span>
      <Kbd keys={isMac ? "⌘K" : "Ctrl+K"} className="max-lg:hidden pointer-coarse:hidden" />
    </button>
  );
}
