/**
 * The path to go to after signing in: one of this installation, or null. Whatever a browser could
 * read as another host (`//host`, `/\host`, a scheme, control characters) is refused, and so are
 * the pages of signing in themselves.
 */
export function safeNextPath(next: unknown): string | null {
  if (typeof next !== "string" || !/^\/(?![/\\])[\x21-\x7e]*$/.test(next)) return null;
  if (next.includes("\\") || next.length > 2000) return null;
  const here = "https://flotilla.invalid";
  const url = URL.canParse(next, here) ? new URL(next, here) : null;
  if (!url || url.origin !== here || url.pathname.startsWith("//")) return null;
  const leadsBack = /^\/(sign-in|invitation|reset-password|forgot-password|welcome|api)(\/|$)/;
  if (leadsBack.test(url.pathname)) return null;
  return url.pathname + url.search + url.hash;
}
