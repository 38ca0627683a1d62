import { Badge } from "@/components/ui/badge";
import { Notice } from "@/components/ui/notice";
import { type ScheduleView, type ShownEvent, clashesBeside } from "@/lib/domain/events/schedule-view";
import { clockWords } from "@/lib/domain/events/schedule-words";
import { EventLink } from "./event-link";

/** How many people are named before the others are only counted. */
const mostNamed = 3;

/** Who would be in another room meanwhile, and whether the event stands before what it follows from. */
export function EventWarnings({ event, view }: { event: ShownEvent; view: ScheduleView }) {
  const clashes = clashesBeside(event.key, view);
  return (
    <>
      {clashes.length > 0 ? (
        <Notice tone="bad" title="Two rooms at once">
          <ul className="flex flex-col gap-0.5">
            {clashes.map(({ other, names }) => (
              <li key={other.key}>
                {names.length === 1 ? `${names[0]} is in ` : `${names.length} people are in `}
                <EventLink event={other} view={view} /> from {clockWords(other.startMinute)}
                {names.length > 1 ? `: ${namesWords(names)}` : ""}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {view.outOfOrder.includes(event.key) ? (
        <Notice tone="warn" title="Out of order">
          {orderWords(event.kind)}
        </Notice>
      ) : null}
      {event.state === "running" ? <Badge tone="accent">It runs now</Badge> : null}
    </>
  );
}

function namesWords(names: readonly string[]): string {
  // One more name takes no more room than "and 1 more".
  if (names.length <= mostNamed + 1) return names.join(", ");
  return `${names.slice(0, mostNamed).join(", ")} and ${names.length - mostNamed} more`;
}

/** What an event of a kind follows from. */
export function orderWords(kind: ShownEvent["kind"]): string {
  return follows[kind] ?? "It stands before what it follows from.";
}

const follows: Partial<Record<ShownEvent["kind"], string>> = {
  daily_scrum: "Before Planning 2 is over there is no plan to go through.",
  planning_2: "Planning 2 follows Planning 1 and the teams' plannings.",
  team_planning: "A team plans between Planning 1 and Planning 2.",
  flow_retrospective: "The Flow Retrospective follows the Review.",
  team_retrospective: "Teams look back after the Flow Retrospective.",
};
