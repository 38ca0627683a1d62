import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { hueAngle, hueCount, hueOf, teamColor } from "./team-color";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

type Oklch = [lightness: number, chroma: number, hue: number];
type Theme = "light" | "dark";

/** A token's colour in a theme, read from the stylesheet itself. */
function token(name: string, theme: Theme, hue = 0): Oklch {
  const line = css.match(new RegExp(`\\s--${name}: (light-dark.+);`))?.[1] ?? "";
  const colours = [...line.replaceAll("var(--hue)", `${hue}`).matchAll(/oklch\(([^)]+)\)/g)];
  const text = colours[theme === "light" ? 0 : 1]?.[1] ?? "";
  const [lightness, chroma, angle] = text.split(" ");
  if (!lightness || !chroma || !angle) throw new Error(`No such token: ${name}`);
  return [Number.parseFloat(lightness) / 100, Number(chroma), Number(angle)];
}

/** Relative luminance (WCAG 2.2) of an OKLCH colour, clipped to sRGB as browsers do (CSS Color 4). */
function luminance([lightness, chroma, hue]: Oklch): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const [red, green, blue] = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((channel) => Math.min(1, Math.max(0, channel))) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: Oklch, b: Oklch): number {
  const [dark, light] = [luminance(a), luminance(b)].toSorted((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ["background", "surface", "raised", "sunken"];
const hues = Array.from({ length: hueCount }, (_, k) => k);

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  test.each(["ink", "ink-2", "ink-3", "accent-ink", "ok-ink", "warn-ink", "bad-ink", "accent"])(
    "%s is readable on every ground",
    (name) => {
      for (const ground of grounds) {
        expect(contrast(token(name, theme), token(ground, theme)), ground).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  test.each(["accent", "ok", "warn", "bad"])("text on %s-soft is readable", (name) => {
    expect(contrast(token(`${name}-ink`, theme), token(`${name}-soft`, theme))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token("ink-2", theme), token(`${name}-soft`, theme))).toBeGreaterThanOrEqual(4.5);
  });

  test("text on accent and bad is readable, also when pointed at", () => {
    for (const name of ["accent", "bad"]) {
      for (const solid of [name, `${name}-hover`]) {
        expect(contrast(token(`on-${name}`, theme), token(solid, theme)), solid).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  test.each(hues)("team hue %i is readable on tint and fill, and its dot is seen", (k) => {
    const hue = hueAngle(k);
    const of = (name: string) => token(`team${name}`, theme, hue);
    expect(contrast(of("-ink"), of("-tint"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of("-ink"), of("-fill"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of("-on"), of("-strong"))).toBeGreaterThanOrEqual(4.5);
    for (const ground of grounds) {
      expect(contrast(of(""), token(ground, theme)), ground).toBeGreaterThanOrEqual(3);
    }
  });
});

test("the stylesheet holds the fifteen golden-angle hues", () => {
  const angles = [...css.matchAll(/\[data-hue="(\d+)"\] \{ --hue: ([\d.]+); \}/g)];
  expect(angles.map(([, k]) => Number(k))).toEqual(hues);
  for (const [, k, angle] of angles) expect(Number(angle)).toBe(hueAngle(Number(k)));
});

test("any whole number is one of the fifteen hues, and an id always has the same", () => {
  expect(teamColor(15)).toEqual({ "data-hue": 0 });
  expect(teamColor(-1)).toEqual({ "data-hue": 14 });
  expect(hueOf("Ada")).toBe(hueOf("Ada"));
  expect(hueOf("")).toBe(0);
});
