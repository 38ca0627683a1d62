import type { ScheduleGround } from "./schedule-model";

/**
 * In which slot each Scrum Team meets, from 0, so that nobody who serves several teams is in two of
 * their rooms at once: teams that share a person get different slots, as few as the order of the
 * teams allows.
 */
export function slotsOf({ teams, roles }: Pick<ScheduleGround, "teams" | "roles">): Map<string, number> {
  const teamsOf = new Map<string, string[]>();
  for (const { personId, teamId } of roles) {
    if (teamId === null) continue;
    const theirs = teamsOf.get(personId);
    if (theirs) theirs.push(teamId);
    else teamsOf.set(personId, [teamId]);
  }
  const sharers = new Map<string, Set<string>>();
  for (const theirs of teamsOf.values()) {
    if (theirs.length < 2) continue;
    for (const team of theirs) {
      const others = sharers.get(team) ?? new Set();
      for (const other of theirs) if (other !== team) others.add(other);
      sharers.set(team, others);
    }
  }
  const slots = new Map<string, number>();
  for (const { id } of teams) {
    const taken = new Set([...(sharers.get(id) ?? [])].map((other) => slots.get(other)));
    let slot = 0;
    while (taken.has(slot)) slot += 1;
    slots.set(id, slot);
  }
  return slots;
}
