"use client";

import { useEffect, useState } from "react";

/** How long typing rests before the server is asked, in milliseconds. */
const restFor = 250;

/**
 * The Stories in whose words the server finds the text: what a list doesn't hold itself, such as
 * descriptions. Null while it isn't known, or the server can't say.
 */
export function useFoundStories(slug: string, text: string): ReadonlySet<string> | null {
  const [found, setFound] = useState<{ text: string; ids: ReadonlySet<string> } | null>(null);
  const asked = text.trim();
  useEffect(() => {
    if (asked === "") return;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      const address = `/api/flow-teams/${encodeURIComponent(slug)}/search/stories?${new URLSearchParams({ q: asked })}`;
      try {
        const answer = await fetch(address, { signal: abort.signal });
        if (!answer.ok) return;
        const { ids } = (await answer.json()) as { ids: string[] };
        setFound({ text: asked, ids: new Set(ids) });
      } catch {
        // Titles are still searched here; the live state says that the server is away.
      }
    }, restFor);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [slug, asked]);
  return found?.text === asked ? found.ids : null;
}
