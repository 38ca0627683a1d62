import { type EventKind, contracts, eventKinds } from "./contracts";

/** What an event is, wherever it has been put. `ordinal` counts the kind within its Flow Sprint (and team). */
export type EventIdentity = { kind: EventKind; sprintNumber: number; ordinal: number; teamSlug: string | null };

/** The address of an event within its Flow Team: "s15-planning-1", "s15-daily-scrum-3-bedrock". */
export function eventKey({ kind, sprintNumber, ordinal, teamSlug }: EventIdentity): string {
  const { slug, recurs } = contracts[kind];
  return [`s${sprintNumber}`, slug, ...(recurs ? [ordinal] : []), ...(teamSlug ? [teamSlug] : [])].join("-");
}

/** What an address names; null for what can't be one. Whether there is such a team or sprint is not known here. */
export function readEventKey(key: string): EventIdentity | null {
  for (const kind of eventKinds) {
    const { slug, recurs, isOfTeam } = contracts[kind];
    const shape = `^s([1-9]\\d{0,3})-${slug}${recurs ? "-([1-9]\\d{0,2})" : "()"}${isOfTeam ? "-([a-z0-9-]+)" : "()"}$`;
    const found = new RegExp(shape).exec(key);
    if (!found) continue;
    const [, sprint, ordinal, teamSlug] = found;
    return {
      kind,
      sprintNumber: Number(sprint),
      ordinal: ordinal ? Number(ordinal) : 1,
      teamSlug: teamSlug || null,
    };
  }
  return null;
}
