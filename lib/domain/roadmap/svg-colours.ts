/**
 * An OKLCH colour as #rrggbb: pictures travel to programs that know no OKLCH. Lightness 0 to 1,
 * hue in degrees; out-of-gamut parts are clipped. Matrices: Björn Ottosson's Oklab.
 */
export function hexOf(lightness: number, chroma: number, hue: number): string {
  const angle = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(angle);
  const b = chroma * Math.sin(angle);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return `#${linear.map(channel).join("")}`;
}

function channel(linear: number): string {
  const gamma = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(Math.max(0, Math.min(1, gamma)) * 255)
    .toString(16)
    .padStart(2, "0");
}

/** The light theme's colours, as DESIGN.md has them. */
export const paper = {
  background: "#ffffff",
  line: hexOf(0.915, 0.008, 220),
  ink: hexOf(0.24, 0.03, 235),
  ink2: hexOf(0.45, 0.025, 235),
  ink3: hexOf(0.53, 0.02, 235),
  accent: hexOf(0.52, 0.105, 205),
  now: hexOf(0.965, 0.02, 205),
  ok: hexOf(0.56, 0.12, 155),
  warn: hexOf(0.66, 0.14, 70),
  bad: hexOf(0.56, 0.19, 25),
  pause: hexOf(0.945, 0.006, 220),
} as const;

/** A team's tints: hue k of the fifteen; neutral for null. */
export function teamPaint(hue: number | null): { dot: string; tint: string; fill: string; edge: string; ink: string } {
  if (hue === null)
    return {
      dot: paper.ink3,
      tint: hexOf(0.963, 0.006, 220),
      fill: paper.line,
      edge: hexOf(0.82, 0.012, 220),
      ink: paper.ink2,
    };
  const angle = (205 + 137.5 * hue) % 360;
  return {
    dot: hexOf(0.6, 0.12, angle),
    tint: hexOf(0.94, 0.042, angle),
    fill: hexOf(0.87, 0.075, angle),
    edge: hexOf(0.74, 0.09, angle),
    ink: hexOf(0.36, 0.075, angle),
  };
}
