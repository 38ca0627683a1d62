import { z } from "zod";
import type { Actor } from "@/lib/domain/access";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import { isSlug } from "@/lib/domain/flow-teams/slug";
import { isKeepable } from "@/lib/domain/plain-input";
import { sprintNumber } from "@/lib/domain/schema";
import { type EventKind, contracts, eventKinds } from "./contracts";

/** Minutes shown at most: who wants older ones asks for their Flow Sprint. */
export const mostMinutes = 100;

/** Asks for the events of the Flow Team itself, in the place of a Scrum Team's slug. */
export const ofFlowTeam = "-";

/** Which minutes are asked for, as an address says it; what isn't there narrows nothing. */
export const MinutesAsked = z.object({
  kind: z.enum(eventKinds).optional().catch(undefined),
  /** The slug of a Scrum Team, or the Flow Team itself. */
  team: z.literal(ofFlowTeam).or(z.string().refine(isSlug)).optional().catch(undefined),
  sprint: z.coerce.number().pipe(sprintNumber).optional().catch(undefined),
  /** Words that all have to be in them. */
  q: z.string().max(100).refine(isKeepable).optional().catch(undefined),
});
export type MinutesAsked = z.infer<typeof MinutesAsked>;

/** One closed event in the list of minutes. */
export type MinutesLine = {
  key: string;
  kind: EventKind;
  name: string;
  sprintNumber: number;
  teamName: string | null;
  hue: number | null;
  day: CalendarDate;
  /** Minutes: planned, used, and given beyond those planned. */
  planned: number;
  used: number;
  added: number;
  decisions: number;
  actions: number;
  /** How many outputs were missing at the close. */
  missing: number;
  overrideReason: string | null;
};

/** The newest minutes first, at most `mostMinutes`; how many there are in all. */
export type MinutesListView = { lines: MinutesLine[]; count: number };

/** The Scrum Teams whose Retrospectives are theirs to read: those they are in. */
export function teamsOfOwn({ roles }: Actor): string[] {
  const { invited } = contracts.team_retrospective;
  const ids = roles.flatMap(({ role, scrumTeamId }) => (scrumTeamId && invited.includes(role) ? [scrumTeamId] : []));
  return [...new Set(ids)].toSorted();
}
