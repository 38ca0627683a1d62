import { useHere } from "@/components/flow-teams/here";
import { Link } from "@/components/ui/link";
import { eventName } from "@/lib/domain/events/contracts";
import type { ClashRoom, ScheduleView } from "@/lib/domain/events/schedule-view";
import { openBeside } from "./use-schedule-address";

type EventLinkProps = { event: ClashRoom; view: Pick<ScheduleView, "teams"> };

/** An event by its name, and of which Flow Sprint where that is another than the schedule's. */
export function eventWords(event: ClashRoom, { teams }: EventLinkProps["view"]): string {
  if (!("kind" in event)) return "an event of another Flow Team";
  const name = eventName(event.kind, teams.find(({ id }) => id === event.teamId)?.name);
  return "sprintNumber" in event ? `${name} (S${event.sprintNumber})` : name;
}

/** Opens an event beside the schedule, of a neighbouring Flow Sprint in its own; another Flow Team's is only named. */
export function EventLink({ event, view }: EventLinkProps) {
  const { slug } = useHere();
  const name = eventWords(event, view);
  if (!("kind" in event)) return name;
  const look = "underline underline-offset-2 hover:text-ink";
  if ("sprintNumber" in event) {
    return (
      <Link href={`/flow-teams/${slug}/events?sprint=${event.sprintNumber}&event=${event.key}`} className={look}>
        {name}
      </Link>
    );
  }
  return (
    <button type="button" className={look} onClick={() => openBeside({ event: event.key })}>
      {name}
    </button>
  );
}
