"use client";

import { Fold } from "@/components/ui/fold";
import { Notice } from "@/components/ui/notice";
import { eventName } from "@/lib/domain/events/contracts";
import type { ScheduleView, ShownEvent } from "@/lib/domain/events/schedule-view";
import { clockWords } from "@/lib/domain/events/schedule-words";
import { counted } from "@/lib/domain/words";
import { weekdayName } from "@/components/calendar/calendar-words";
import { dayWords } from "@/components/ui/day-words";
import { openBeside } from "./use-schedule-address";

type Pair = { one: ShownEvent; other: ShownEvent; names: string[] };

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
  const teamName = (teamId: string | null) => view.teams.find(({ id }) => id === teamId)?.name;
  const [named, others] = [pairs.slice(0, mostNamed), pairs.slice(mostNamed)];
  const room = (event: ShownEvent) => {
    const name = eventName(event.kind, teamName(event.teamId));
    return isPlain ? name : <PairLink event={event} name={name} />;
  };
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

function PairLink({ event, name }: { event: ShownEvent; name: string }) {
  return (
    <button
      type="button"
      className="underline underline-offset-2 hover:text-ink"
      onClick={() => openBeside({ event: event.key })}
    >
      {name}
    </button>
  );
}

function pairsOf({ clashes, people, events }: ScheduleView, shown: ReadonlySet<string>): Pair[] {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const byKey = new Map(events.map((event) => [event.key, event]));
  const pairs = new Map<string, Pair>();
  for (const { personId, keys } of clashes) {
    const [one, other] = [byKey.get(keys[0]), byKey.get(keys[1])];
    if (!one || !other || !keys.some((key) => shown.has(key))) continue;
    const pair = pairs.get(keys.join(" ")) ?? { one, other, names: [] };
    pair.names.push(names.get(personId) ?? "Somebody");
    pairs.set(keys.join(" "), pair);
  }
  return [...pairs.values()];
}
