/**
 * The part of an address that stands for a name: lower case, digits and hyphens, at most 40
 * characters. Takes the first that isn't `taken`, with a number where needed.
 *
 * @param fallback stands where nothing of the name can, as in one of Chinese characters alone
 */
export function slugOf(name: string, taken: ReadonlySet<string>, fallback: string): string {
  const base =
    name
      .normalize("NFKD")
      .toLowerCase()
      .replaceAll("ß", "ss")
      .replace(/\p{Mark}/gu, "")
      .replace(/[^a-z0-9]+/g, "-")
      .slice(0, 40)
      .replace(/^-+|-+$/g, "") || fallback;
  for (let number = 1; ; number++) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(slug)) return slug;
  }
}

/** Whether a text can be such a part of an address at all. */
export function isSlug(text: string): boolean {
  return /^[a-z0-9-]{1,60}$/.test(text);
}
