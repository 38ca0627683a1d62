import type { Calendar } from "@/lib/domain/calendar/calendar";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import { closeOf, momentOf, workdaysOf } from "./days";
import type { EpicSketch } from "./epic-sketch";
import { demoTeams } from "./people";
import type { Random } from "./random";
import type { DemoStay, DemoStoryItem } from "./story-item";
import { runningSprintNumber as now } from "./timeline";

const whyOut = [
  "Waited for an answer from outside the port",
  "The vessel it was for was delayed by two weeks",
  "Grew too large on the second day; cut anew",
];
const whyIn = [
  "A fault on the quay came first",
  "Asked for by the harbour master",
  "Room was left after an early finish",
];

/**
 * Lets past sprints end as they do: about every other team carries a Story over, and now and then
 * one is taken out or comes in after the start. Such a Story is done in the sprint after.
 */
export function carryOver(
  stories: DemoStoryItem[],
  sketches: readonly EpicSketch[],
  { calendar, random }: { calendar: Calendar; random: Random },
): void {
  const lastOf = new Map(sketches.map((sketch) => [sketch.key, sketch.span?.[1] ?? 0]));
  for (const { key: team } of demoTeams) {
    for (let sprint = now - 6; sprint < now - 1; sprint++) {
      const done = stories.filter((one) => one.team === team && one.sprint === sprint && one.stays.length === 1);
      const late = done.filter((one) => (lastOf.get(one.epic ?? "") ?? 0) > sprint && (one.estimate ?? 0) > 1);
      const isLate = random.next() < 0.6;
      if (isLate && late.length > 0) endLater(random.pick(late), sprint, calendar, random);
      const added = done.filter((one) => one.sprint === sprint && one.doneAt && (one.estimate ?? 9) <= 3).at(-1);
      if (random.next() < 0.3 && added) comeInLate(added, sprint, calendar, random);
    }
  }
}

function endLater(story: DemoStoryItem, sprint: number, calendar: Calendar, random: Random): void {
  const [stay] = story.stays as [DemoStay];
  const isRemoved = random.next() < 0.2;
  const midway = momentOf(workdaysOf(calendar, sprint)[5] as CalendarDate, random.between(8 * 60, 15 * 60));
  const at = isRemoved ? midway : closeOf(calendar, sprint);
  stay.left = { at, outcome: isRemoved ? "removed" : "carried_over", reason: isRemoved ? random.pick(whyOut) : "" };
  story.stays.push({
    sprint: sprint + 1,
    enteredAt: closeOf(calendar, sprint),
    enterReason: "",
    left: { at: closeOf(calendar, sprint + 1), outcome: "done", reason: "" },
  });
  story.sprint = sprint + 1;
  story.doneAt = momentOf(
    workdaysOf(calendar, sprint + 1)[random.between(1, 5)] as CalendarDate,
    random.between(9 * 60, 15 * 60),
  );
  story.columnSince = story.doneAt;
}

function comeInLate(story: DemoStoryItem, sprint: number, calendar: Calendar, random: Random): void {
  const [stay] = story.stays as [DemoStay];
  const days = workdaysOf(calendar, sprint);
  stay.enteredAt = momentOf(days[3] as CalendarDate, random.between(8 * 60, 12 * 60));
  stay.enterReason = random.pick(whyIn);
  story.startedAt = new Date(stay.enteredAt.getTime() + 60 * 60_000);
  story.doneAt = momentOf(days[random.between(5, 8)] as CalendarDate, random.between(9 * 60, 15 * 60));
  story.columnSince = story.doneAt;
}
