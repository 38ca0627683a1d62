/**
 * A calendar day as people say it: "17 Nov", with the year where it isn't the one of `near`.
 * `day` is YYYY-MM-DD and belongs to no time zone, so it's formatted as UTC and never shifts.
 */
export function dayWords(day: string, near?: string, locale = "en-GB"): string {
  const isFar = near !== undefined && near.slice(0, 4) !== day.slice(0, 4);
  return new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    ...(isFar && { year: "numeric" }),
    timeZone: "UTC",
  }).format(new Date(`${day}T00:00:00Z`));
}

/** The day in full, for a hover: "Monday 17 November 2025". */
export function fullDayWords(day: string, locale = "en-GB"): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${day}T00:00:00Z`));
}

/** A day that was typed, for the one who typed it: "Thu 3 Dec 2026". "" where it isn't a day. */
export function dateWords(day: string, locale = "en-GB"): string {
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return "";
  const words = new Intl.DateTimeFormat(locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  return words.format(at).replace(",", "");
}
