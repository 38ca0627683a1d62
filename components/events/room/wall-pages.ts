/** Where something that isn't to be cut in two begins and ends, from the top of the whole, in pixels. */
export type Part = { top: number; bottom: number };

/** How what is on a wall is looked at. */
export type Look<T> = {
  place(one: T): Part;
  /** What it is made of; nothing for a picture or a line of text. */
  inner(one: T): readonly T[];
  /** It says one thing, in more than a line: a row, a card. */
  isRow(one: T): boolean;
  /** Something in it stays at the top of each page. */
  isStaying(one: T): boolean;
};

/**
 * What in `whole` isn't to be cut in two, from the first to the last: the largest things that aren't too high for
 * it. Rows and lines may take half a page, what is around them a quarter: the pages would be half empty else.
 */
export function partsIn<T>(whole: T, page: number, look: Look<T>): T[] {
  return look.inner(whole).flatMap((one) => {
    const { top, bottom } = look.place(one);
    const height = bottom - top;
    const inner = look.inner(one);
    const most = page / (inner.length === 0 || look.isRow(one) ? 2 : 4);
    return height > 0 && height < most && !look.isStaying(one) ? [one] : partsIn(one, page, look);
  });
}

/** A heading with what is below it, as one: it isn't left at the foot of a page alone. */
export function withNext(parts: readonly (Part & { isHeading: boolean })[], page: number): Part[] {
  return parts.map(({ top, bottom, isHeading }, at) => {
    const next = parts[at + 1];
    const isLed = isHeading && next && next.top > bottom - 1 && next.bottom - top < page / 2;
    return { top, bottom: isLed ? next.bottom : bottom };
  });
}

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
      (part) => part.top < end && part.bottom > end + 1 && part.top > start + kept && isKeptWhole(part, page - kept),
    );
    start = Math.min(last, Math.floor(Math.min(end, ...cut.map(({ top }) => top))) - kept);
    starts.push(start);
  }
  return starts;
}

/**
 * Whether the page that begins at `start` would show a part's half, at its foot or, below what stays, at its top. It
 * is whole on the page after or before, so this one leaves it out.
 */
export function isCut(part: Part, start: number, page: number, kept = 0): boolean {
  const isAcross = (edge: number) => part.top < edge - 1 && part.bottom > edge + 1;
  return isKeptWhole(part, page - kept) && (isAcross(start + page) || (start > 0 && isAcross(start + kept)));
}

/** What is higher than half a page may be cut: it would leave too much of one empty. */
function isKeptWhole({ top, bottom }: Part, page: number): boolean {
  return bottom - top < page / 2;
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
