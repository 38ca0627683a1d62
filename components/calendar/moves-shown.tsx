import { Badge } from "@/components/ui/badge";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import { type Moves, nothingMoves } from "@/lib/domain/calendar/moves";
import type { MilestoneOfCalendar } from "@/lib/domain/calendar/view";
import { counted } from "@/lib/domain/words";
import { milestoneTitle, weekdayWords } from "./calendar-words";

type MovesShownProps = {
  moves: Moves;
  milestones: readonly MilestoneOfCalendar[];
  today: CalendarDate;
};

/** How many Milestones are named before the rest is counted. */
const namedAtMost = 5;

/** What a change would move, before anybody says yes: the first of all, then each Milestone's end. */
export function MovesShown({ moves, milestones, today }: MovesShownProps) {
  if (nothingMoves(moves)) return <p className="text-ink-2">Nothing that is in the calendar moves.</p>;
  const { milestones: moved } = moves;
  const shown = moved.filter((move, at) => at < namedAtMost || move.committed);
  const titleOf = (number: number) =>
    milestoneTitle(milestones.find((one) => one.number === number) ?? { number, name: "" });
  return (
    <section aria-label="What moves" className="flex flex-col gap-3">
      <p>{firstWords(moves, today)}</p>
      {shown.length > 0 ? (
        <div className="rounded border">
          <table aria-label="Dates before and after" className="w-full border-collapse text-left">
            <thead>
              <tr className="text-sm text-ink-2">
                <th scope="col" className="px-3 py-1.5 font-medium">
                  Milestone
                </th>
                <th scope="col" className="px-3 py-1.5 font-medium">
                  Ends
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ number, committed, from, to }) => (
                <tr key={number} className="border-t align-top">
                  <td className="px-3 py-1.5 wrap-anywhere">
                    {titleOf(number)} {committed ? <Badge tone="warn">committed</Badge> : null}
                  </td>
                  <td className="w-1/2 px-3 py-1.5">
                    {endWords(to, from, today)}
                    <span className="block text-sm text-ink-2">instead of {endWords(from, to, today)}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {moved.length > shown.length ? (
        <p className="text-ink-2">And {counted(moved.length - shown.length, "later Milestone")}.</p>
      ) : null}
    </section>
  );
}

function firstWords({ sprints, pauses }: Moves, today: CalendarDate): string {
  const [first] = sprints;
  if (!first) return "No Flow Sprint moves; Milestones take other ones.";
  const { from, to } = first;
  const count = sprints.length === 1 ? "One Flow Sprint moves" : `${sprints.length} Flow Sprints move`;
  const where =
    from.startsOn === to.startsOn
      ? `Flow Sprint ${first.number} starts on ${weekdayWords(to.startsOn, today)} as before and ends on ${weekdayWords(to.endsOn, today)} instead of ${weekdayWords(from.endsOn, today)}`
      : `Flow Sprint ${first.number} starts on ${weekdayWords(to.startsOn, today)} instead of ${weekdayWords(from.startsOn, today)}`;
  const breaks =
    pauses.length === 0
      ? ""
      : ` ${counted(pauses.length, "pause")} after it ${pauses.length === 1 ? "moves" : "move"} along.`;
  return `${count}: ${where}.${breaks}`;
}

type Run = { endsOn: CalendarDate; firstSprint: number; lastSprint: number };

/** The end; with the sprints, where those are others. */
function endWords(run: Run, other: Run, today: CalendarDate): string {
  const day = weekdayWords(run.endsOn, today);
  const isSame = run.firstSprint === other.firstSprint && run.lastSprint === other.lastSprint;
  return isSame ? day : `${day}, S${run.firstSprint} to S${run.lastSprint}`;
}
