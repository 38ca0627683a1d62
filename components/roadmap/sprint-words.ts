/** A Flow Sprint's short name: S14. */
export function sprintName(number: number): string {
  return `S${number}`;
}

/** A span of Flow Sprints: "S14", "S14 to S16", or that there is none. */
export function spanWords(first: number | null, last: number | null): string {
  if (first === null || last === null) return "Not on the roadmap";
  return first === last ? sprintName(first) : `${sprintName(first)} to ${sprintName(last)}`;
}
