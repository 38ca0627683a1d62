/** Where a person's choice of theme is kept: a cookie, so that the server paints the right one. */
export const themeCookie = "flotilla-theme";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** The choice a cookie holds; "system" when it holds none, or nonsense. */
export function themeFrom(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}
