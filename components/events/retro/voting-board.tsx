"use client";

import clsx from "clsx";
import { Minus, Plus } from "lucide-react";
import type { KeyboardEvent } from "react";
import { announce } from "@/components/ui/announce";
import { IconButton } from "@/components/ui/icon-button";
import {
  type OwnTable,
  type RetroGroup,
  type RetroView,
  checkDot,
  columnNames,
  dotsEachIn,
  dotsLeft,
  groupName,
  groupsOf,
  isCounted,
  mostDotsOnOne,
  retroColumns,
} from "@/lib/domain/events/retro";
import type { Result } from "@/lib/domain/result";
import { counted } from "@/lib/domain/words";
import { useRoom } from "../room/use-room";
import { useDots } from "./use-retro";

/** Every group with one's own dots on it, or once they are counted with all of them: then none is added. */
export function VotingBoard({ table, own }: { table: RetroView; own: OwnTable }) {
  const { room, stage, takesPart, isRunning, isProjector } = useRoom();
  const { place, take } = useDots(table);
  const groups = groupsOf(table.cards);
  const dotsEach = dotsEachIn(room.stage);
  const left = dotsLeft(own.dots, dotsEach);
  const mayVote = takesPart && isRunning && !isProjector && !isCounted(stage);
  return (
    <>
      <div className="grid gap-6 pb-6 @xl:grid-cols-3">
        {retroColumns.map((column) => (
          <section key={column} aria-label={columnNames[column]} className="flex min-w-0 flex-col gap-2">
            <h3 className="font-semibold">{columnNames[column]}</h3>
            <ul className="flex flex-col gap-2">
              {groups
                .filter((group) => group.column === column)
                .map((group) => (
                  <VotedGroup
                    key={group.id}
                    group={group}
                    dots={mayVote ? (own.dots[group.id] ?? 0) : null}
                    barred={whyNot(checkDot(own.dots, group.id, dotsEach))}
                    most={Math.min(mostDotsOnOne, dotsEach)}
                    onPlace={() => place(group.id)}
                    onTake={() => take(group.id)}
                  />
                ))}
            </ul>
          </section>
        ))}
      </div>
      {mayVote ? (
        <p
          aria-hidden="true"
          className="sticky bottom-0 z-10 -mx-4 mt-auto flex short:static items-center justify-center gap-2 border-t bg-surface p-3 md:hidden"
        >
          <Dots filled={left} of={dotsEach} /> {left} of {dotsEach} left
        </p>
      ) : null}
    </>
  );
}

type VotedGroupProps = {
  group: RetroGroup;
  /** One's own; null where the person can only look. */
  dots: number | null;
  /** Why none can be added; null where one can. */
  barred: string | null;
  /** How many one group may get of one person. */
  most: number;
  onPlace(): void;
  onTake(): void;
};

function VotedGroup({ group, dots, barred, most, onPlace, onTake }: VotedGroupProps) {
  const name = groupName(group);
  const place = () => (barred === null ? onPlace() : announce(barred));
  const take = () => (dots ? onTake() : announce("None of your dots is on this one."));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (dots === null || event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key === "+" || event.key === "=") place();
    else if (event.key === "-") take();
    else return;
    event.preventDefault();
  };
  return (
    <li
      tabIndex={dots === null ? undefined : 0}
      aria-label={dots === null ? undefined : `${name}: ${dots} of your dots. Plus places one, minus takes one back`}
      onKeyDown={onKeyDown}
      className={clsx("flex flex-col gap-2 rounded-lg border bg-surface p-2.5", dots ? "border-accent" : null)}
    >
      <GroupTexts group={group} />
      {group.dots === null ? null : <p className="text-ink-2 tabular-nums">{counted(group.dots, "dot")}</p>}
      {dots === null ? null : (
        <div className="flex items-center gap-2">
          <IconButton
            label={`Take a dot back from ${name}`}
            shortcut="-"
            icon={<Minus />}
            aria-disabled={dots === 0}
            onClick={take}
          />
          <Dots filled={dots} of={most} />
          <IconButton
            label={`Put a dot on ${name}`}
            shortcut="+"
            icon={<Plus />}
            aria-disabled={barred !== null}
            onClick={place}
          />
        </div>
      )}
    </li>
  );
}

const whyNot = (checked: Result<null>) => (checked.ok ? null : checked.refusal.message);

/** The words of all cards of a group. */
export function GroupTexts({ group: { cards } }: { group: RetroGroup }) {
  return (
    <div>
      {cards.map(({ id, text }, at) => (
        <p key={id} className={clsx("whitespace-pre-line wrap-anywhere", at > 0 && "mt-2 border-t pt-2")}>
          {text}
        </p>
      ))}
    </div>
  );
}

/** Dots placed, and the places for more. */
export function Dots({ filled, of }: { filled: number; of: number }) {
  const places = Array.from({ length: of }, (_, at) => at + 1);
  return (
    <span aria-hidden="true" className="flex gap-1">
      {places.map((place) => (
        <span
          key={place}
          className={clsx(
            "size-3 rounded-full border",
            place <= filled ? "border-transparent bg-accent" : "border-line-strong",
          )}
        />
      ))}
    </span>
  );
}
