/** How many team hues there are: one for each Scrum Team a Flow Team can have. */
export const hueCount = 15;

/**
 * The OKLCH hue angle of team hue `k` (0 to 14): golden-angle steps, so that neighbours differ most.
 * app/globals.css holds the same fifteen angles; a test compares them.
 */
export function hueAngle(k: number): number {
  return (205 + 137.5 * k) % 360;
}

/**
 * Attributes that give an element and all in it a team's colours, in both themes:
 * `<div {...teamColor(team.hue)} className="bg-team-tint border-team-edge text-team-ink">`.
 * `team` is the dot, `team-tint` a bar's ground, `team-fill` the progress in it, `team-edge` its
 * outline, `team-ink` text on tint or fill, `team-strong` with `team-on` a solid with text.
 */
export function teamColor(hue: number): { "data-hue": number } {
  return { "data-hue": ((Math.trunc(hue) % hueCount) + hueCount) % hueCount };
}

/** A hue for somebody or something without one of its own: the same for the same id, always. */
export function hueOf(id: string): number {
  let hash = 0;
  for (const letter of id) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return hash % hueCount;
}
