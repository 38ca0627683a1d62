import "server-only";
import Holidays from "date-holidays";
import { type CalendarDate, addDays } from "@/lib/domain/calendar/dates";
import type { Holiday } from "@/lib/domain/calendar/capacity";

const msPerDay = 86_400_000;

/**
 * The public holidays of a country, or of its region ("DE", "DE-BY"), from one day to another, by
 * date. They are days where they are kept, whatever time zone this process is in. None for a
 * country the library doesn't know; days off that only some have, or half a day, aren't among them.
 */
export function publicHolidays(country: string, from: CalendarDate, to: CalendarDate): Holiday[] {
  if (!knowsCountry(country)) return [];
  const [code = "", region] = country.split("-");
  const options = { types: ["public" as const], languages: ["en"] };
  const library = region ? new Holidays(code, region, options) : new Holidays(code, options);
  const named = new Map<CalendarDate, string>();
  // A holiday of several days may begin in the year before.
  for (let year = Number(from.slice(0, 4)) - 1; year <= Number(to.slice(0, 4)); year++) {
    for (const { date, start, end, name, type } of library.getHolidays(year)) {
      if (type !== "public") continue;
      const first = date.slice(0, 10);
      const days = Math.floor((end.getTime() - start.getTime()) / msPerDay + 0.1);
      for (let day = 0; day < days; day++) {
        const on = addDays(first, day);
        if (on >= from && on <= to && !named.has(on)) named.set(on, name);
      }
    }
  }
  return [...named].map(([date, name]) => ({ date, name })).sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Whether holidays are known for a country's code, or that of its region. */
export function knowsCountry(country: string): boolean {
  const [code = "", region] = country.split("-");
  const library = new Holidays();
  if (!(code in library.getCountries("en"))) return false;
  return region === undefined || region in (library.getStates(code, "en") ?? {});
}

/** Every country and region whose public holidays are known, as text of `{ code: name }`, by name. */
export function listPlaces(): { code: string; name: string }[] {
  const library = new Holidays();
  return Object.entries(library.getCountries("en"))
    .flatMap(([code, country]) => [
      { code, name: country },
      ...Object.entries(library.getStates(code, "en") ?? {}).map(([region, name]) => ({
        code: `${code}-${region}`,
        name: `${country}, ${name}`,
      })),
    ])
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}
