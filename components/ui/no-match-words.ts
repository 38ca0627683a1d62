type NoMatch = {
  /** How many there are to choose from at all. */
  options: number;
  search: string;
  /** The words for nothing to choose from, and for nothing that matches, where the place has better ones. */
  nothingText?: string | undefined;
  emptyText?: string | undefined;
};

/** Why a list to choose from shows nothing: there is nothing, or nothing of what is there matches. */
export function noMatchWords({ options, search, nothingText, emptyText }: NoMatch): string {
  if (options === 0) return nothingText ?? "There is nothing to choose from yet.";
  return emptyText ?? `Nothing matches “${search.trim()}”.`;
}
