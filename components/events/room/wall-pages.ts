/** Where something that isn't to be cut in two begins and ends, from the top of the whole, in pixels. */
export type Part = { top: number; bottom: number };

/**
 * Where the pages begin of what is higher than a wall: what the end of one would cut, the next begins with. The
 * last ends where the whole ends, so it may begin with what the one before showed.
 *
 * @param kept how much of each page's top, in pixels, shows what stays there (headings), and so hides what is under it
 */
export function pageStarts(whole: number, page: number, parts: readonly Part[], kept = 0): number[] {
  const last = Math.ceil(whole - page);
  const starts = [0];
  // A pixel more or less is no page.
  if (page <= kept || last <= 1) return starts;
  for (let start = 0; start < last; ) {
    const end = start + page;
    const cut = parts.filter(
      ({ top, bottom }) => top < end && bottom > end + 1 && top > start + kept && bottom - top < page / 2,
    );
    start = Math.min(last, Math.floor(Math.min(end, ...cut.map(({ top }) => top))) - kept);
    starts.push(start);
  }
  return starts;
}

/** The page shown where the wall begins `at` so far from the top, counted from 0; on the way to one, the one before. */
export function pageAt(starts: readonly number[], at: number): number {
  return Math.max(
    0,
    starts.findLastIndex((start) => start <= at + 1),
  );
}

/** The page after, and after the last the first again. */
export function pageAfter(starts: readonly number[], page: number): number {
  return (page + 1) % starts.length;
}
