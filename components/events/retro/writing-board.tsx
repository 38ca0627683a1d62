"use client";

import { useState } from "react";
import { Segmented } from "@/components/ui/segmented";
import { type OwnTable, type RetroColumn, type RetroView, columnNames, retroColumns } from "@/lib/domain/events/retro";
import { counted } from "@/lib/domain/words";
import { useRoom } from "../room/use-room";
import { CardComposer } from "./card-composer";
import { OwnCard } from "./own-card";
import { useOwnCards } from "./use-retro";

/** One's own cards by column, and how many there are of others': their words come with the grouping. */
export function WritingBoard({ table, own }: { table: RetroView; own: OwnTable }) {
  const { takesPart, isProjector } = useRoom();
  const { writing, write, edit, remove } = useOwnCards();
  const [column, setColumn] = useState<RetroColumn>("went_well");
  const isWriting = takesPart && !isProjector;
  return (
    <>
      <div className="grid gap-6 pb-6 @xl:grid-cols-3">
        {retroColumns.map((one) => {
          const mine = isProjector ? [] : own.cards.filter((card) => card.column === one);
          const others = table.counts[one] - mine.length;
          return (
            <section key={one} aria-label={columnNames[one]} className="flex min-w-0 flex-col gap-2">
              <h3 className="font-semibold">{columnNames[one]}</h3>
              {isProjector || others > 0 ? (
                <p className="text-sm text-ink-2 tabular-nums">
                  {isProjector ? counted(table.counts[one], "card") : `${counted(others, "card")} of others`}
                </p>
              ) : null}
              {mine.length > 0 ? (
                <ul aria-label={`Your cards under ${columnNames[one]}`} className="flex flex-col gap-2">
                  {mine.map((card) => (
                    <OwnCard key={card.id} card={card} onEdit={edit} onRemove={remove} />
                  ))}
                </ul>
              ) : null}
              {isWriting ? (
                <CardComposer
                  column={one}
                  below={mine.length}
                  writing={writing}
                  onWrite={write}
                  className="max-md:hidden"
                />
              ) : null}
            </section>
          );
        })}
      </div>
      {isWriting ? (
        <div className="sticky bottom-0 z-10 -mx-4 mt-auto flex short:static flex-col gap-2 border-t bg-surface p-3 md:hidden">
          <Segmented
            label="Column"
            value={column}
            onChange={setColumn}
            className="w-full [&>button]:flex-1 [&>button]:justify-center"
            options={retroColumns.map((one) => ({ value: one, label: shortNames[one] }))}
          />
          <CardComposer column={column} below={0} writing={writing} onWrite={write} />
        </div>
      ) : null}
    </>
  );
}

const shortNames: Record<RetroColumn, string> = { went_well: "Went well", to_improve: "Held us up", idea: "Ideas" };
