import type { EventKind } from "./contracts";
import type { SeriesChange } from "./schedule-model";

/** What the series of a kind says in one Flow Sprint; null is as proposed. */
export type HeldSeries = Pick<SeriesChange, "day" | "startMinute" | "minutes" | "callLink">;

/** What holds in a Flow Sprint for a kind of event: each field from the latest change up to it that has it. */
export function seriesIn(
  series: readonly SeriesChange[],
  kind: EventKind,
  teamId: string | null,
  sprintNumber: number,
): HeldSeries {
  const held: HeldSeries = { day: null, startMinute: null, minutes: null, callLink: null };
  const changes = series
    .filter((one) => one.kind === kind && one.teamId === teamId && one.fromSprint <= sprintNumber)
    .sort((one, other) => one.fromSprint - other.fromSprint);
  for (const change of changes) {
    held.day = change.day ?? held.day;
    held.startMinute = change.startMinute ?? held.startMinute;
    held.minutes = change.minutes ?? held.minutes;
    held.callLink = change.callLink ?? held.callLink;
  }
  return held;
}
