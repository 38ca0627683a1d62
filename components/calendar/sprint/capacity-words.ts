import type { ComputedCapacity, PlannedCapacity } from "@/lib/domain/calendar/capacity";
import { counted } from "@/lib/domain/words";

/**
 * Where a capacity is from: "typed for S16", "computed from 8 people, 74.5 person-days and the pace
 * of S15, S14, S13". Without `computed` it says what it is computed from and no figures.
 */
export function sourceWords({ from }: PlannedCapacity, sprintNumber: number, computed?: ComputedCapacity | null) {
  if (from === "typed") return `typed for S${sprintNumber}`;
  if (from === "usual") return "the team's usual one";
  if (!computed) return "computed from people, days and pace";
  const { people, personDays, basis } = computed;
  const who = counted(people.length, "person", "people");
  return `computed from ${who}, ${counted(personDays, "person-day")} and the pace of ${basisWords(basis)}`;
}

/** The Flow Sprints a pace is that of, the latest first. */
export function basisWords(basis: ComputedCapacity["basis"]): string {
  return basis.map(({ number }) => `S${number}`).join(", ");
}
