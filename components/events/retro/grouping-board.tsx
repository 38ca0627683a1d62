"use client";

import { EmptyState } from "@/components/ui/empty-state";
import { type OwnTable, type RetroView, columnNames, groupsOf, retroColumns } from "@/lib/domain/events/retro";
import { useRoom } from "../room/use-room";
import { GroupCard } from "./group-card";
import { useCardCarry } from "./use-card-carry";
import { useGrouping, useOwnCards } from "./use-retro";

/** All cards by column: whoever is in the room puts together what belongs together. */
export function GroupingBoard({ table, own }: { table: RetroView; own: OwnTable }) {
  const { takesPart, isRunning, isProjector } = useRoom();
  const { group, takeOut } = useGrouping();
  const { edit, remove } = useOwnCards();
  const groups = groupsOf(table.cards);
  const carry = useCardCarry(group);
  const mayGroup = takesPart && isRunning && !isProjector;
  const ownIds = new Set(own.cards.map(({ id }) => id));
  if (groups.length === 0) {
    return (
      <EmptyState title="There are no cards">
        Nobody has written one. The facilitator can lead the room back to writing.
      </EmptyState>
    );
  }
  return (
    <div className="grid gap-6 pb-6 @xl:grid-cols-3">
      {retroColumns.map((column) => (
        <section key={column} aria-label={columnNames[column]} className="flex min-w-0 flex-col gap-2">
          <h3 className="font-semibold">{columnNames[column]}</h3>
          <ul className="flex flex-col gap-2">
            {groups
              .filter((one) => one.column === column)
              .map((one) => (
                <GroupCard
                  key={one.id}
                  group={one}
                  others={groups.filter(({ id }) => id !== one.id)}
                  carry={mayGroup ? carry : null}
                  ownIds={mayGroup ? ownIds : none}
                  onGroup={group}
                  onTakeOut={takeOut}
                  onEdit={edit}
                  onRemove={remove}
                />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

const none: ReadonlySet<string> = new Set();
