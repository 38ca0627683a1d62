/** Where a person keeps whether keys of one letter do something: a cookie, as the theme's. */
export const letterKeysCookie = "flotilla-letter-keys";

/** Whether they do; on unless a cookie says off. */
export function letterKeysFrom(value: string | undefined): boolean {
  return value !== "off";
}
