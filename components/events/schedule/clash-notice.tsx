"use client";

import { Fold } from "@/components/ui/fold";
import { Notice } from "@/components/ui/notice";
import { type ClashRoom, type ScheduleView, type ShownEvent, clashRooms } from "@/lib/domain/events/schedule-view";
import { clockWords } from "@/lib/domain/events/schedule-words";
import { counted } from "@/lib/domain/words";
import { weekdayName } from "@/components/calendar/calendar-words";
import { dayWords } from "@/components/ui/day-words";
import { EventLink, eventWords } from "./event-link";

type Pair = { one: ClashRoom; other: ClashRoom; names: string[] };

/** How many pairs of rooms are named before the others are only counted. */
const mostNamed = 4;

type ClashNoticeProps = {
  view: ScheduleView;
  /** The events of which it is said. */
  shown: readonly ShownEvent[];
  /** Names the rooms without opening them: something else is under way. */
  isPlain?: boolean;
};

/** Who would be in two rooms at once, and in which. */
export function ClashNotice({ view, shown, isPlain = false }: ClashNoticeProps) {
  const pairs = pairsOf(view, new Set(shown.map(({ key }) => key)));
  if (pairs.length === 0) return null;
  const people = new Set(pairs.flatMap(({ names }) => names)).size;
  const [named, others] = [pairs.slice(0, mostNamed), pairs.slice(mostNamed)];
  const room = (event: Pair["one"]) => (isPlain ? eventWords(event, view) : <EventLink event={event} view={view} />);
  const line = ({ one, other, names }: Pair) => (
    <li key={`${one.key} ${other.key}`}>
      <span className="font-medium">{names.slice(0, 3).join(", ")}</span>
      {names.length > 3 ? ` and ${names.length - 3} more` : ""}: {room(one)} and {room(other)},{" "}
      {weekdayName(other.day, "short")} {dayWords(other.day)} {clockWords(other.startMinute)}
    </li>
  );
  return (
    <Notice tone="bad" title={`${counted(people, "person", "people")} would be in two rooms at once`}>
      <ul className="flex flex-col gap-0.5">{named.map(line)}</ul>
      {others.length > 0 ? (
        <Fold title={`${counted(others.length, "more pair")} of rooms`} className="mt-1" lineClass="text-ink-2">
          <ul className="mt-1 flex max-h-60 flex-col gap-0.5 overflow-y-auto">{others.map(line)}</ul>
        </Fold>
      ) : null}
    </Notice>
  );
}

function pairsOf(view: ScheduleView, shown: ReadonlySet<string>): Pair[] {
  const names = new Map(view.people.map(({ id, name }) => [id, name]));
  const byKey = new Map(clashRooms(view).map((room) => [room.key, room]));
  const pairs = new Map<string, Pair>();
  for (const { personId, keys } of view.clashes) {
    const [one, other] = [byKey.get(keys[0]), byKey.get(keys[1])];
    if (!one || !other || !keys.some((key) => shown.has(key))) continue;
    const pair = pairs.get(keys.join(" ")) ?? { one, other, names: [] };
    pair.names.push(names.get(personId) ?? "Somebody");
    pairs.set(keys.join(" "), pair);
  }
  return [...pairs.values()];
}
