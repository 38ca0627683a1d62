/** A view of a Flow Team: `GET /api/flow-teams/<slug>/<view>?<query>`. */
export type ViewKey = { slug: string; view: string; query?: Record<string, string> };

/** Where TanStack Query keeps a view. */
export function viewQueryKey({ slug, view, query = {} }: ViewKey) {
  return ["view", slug, view, query] as const;
}

/** The address a view is read from. */
export function viewAddress({ slug, view, query }: ViewKey): string {
  const search = query ? `?${new URLSearchParams(query)}` : "";
  return `/api/flow-teams/${encodeURIComponent(slug)}/${view}${search}`;
}

/** Who is here, by page. */
export function presenceQueryKey(slug: string, page: string) {
  return ["presence", slug, page] as const;
}
