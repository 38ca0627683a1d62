"use client";

import { useEffect, useState } from "react";
import type { SearchAnswer, SearchMatch } from "@/lib/domain/flow-teams/search-match";

/** How long typing has to rest before the server is asked, in milliseconds. */
const rest = 120;

export type Search = {
  matches: readonly SearchMatch[];
  /** What they were looked for by, where nothing holds what was typed. */
  shownFor: string | null;
  /** The search the matches answer; others are still on their way. */
  answers: string;
  /** The server couldn't be asked. */
  hasFailed: boolean;
};

const nothing: Search = { matches: [], shownFor: null, answers: "", hasFailed: false };

/** What the server finds for what is typed. The last matches stay until the next ones are there. */
export function useSearch(slug: string | null, typed: string): Search {
  const [found, setFound] = useState(nothing);
  const search = typed.trim();
  useEffect(() => {
    if (!slug || search === "") return;
    const request = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const address = `/api/flow-teams/${encodeURIComponent(slug)}/search?q=${encodeURIComponent(search)}`;
        const answer = await fetch(address, { signal: request.signal });
        const told = answer.ok ? ((await answer.json()) as SearchAnswer) : nothing;
        if (!request.signal.aborted) setFound({ ...told, answers: search, hasFailed: !answer.ok });
      } catch {
        if (!request.signal.aborted) setFound({ ...nothing, answers: search, hasFailed: true });
      }
    }, rest);
    return () => {
      clearTimeout(timer);
      request.abort();
    };
  }, [slug, search]);
  return search === "" ? nothing : found;
}
