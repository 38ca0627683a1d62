"use client";

import { ChevronLeft, ChevronRight, PanelRight } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { intoSight } from "@/components/ui/into-sight";
import { useRoom } from "../room/use-room";
import type { TableTurn } from "./use-table-turn";

type TableHeadProps = {
  what: "Story" | "Epic";
  /** As people write it: "S-12". */
  name: string;
  /** Where it belongs, after its name. */
  of: ReactNode;
  turn: TableTurn;
  onOpen(): void;
  /** Its title, and how it stands. */
  children: ReactNode;
};

/** The head of what lies on the table, with the ways to the next. Whatever is laid there comes into sight by it. */
export function TableHead({ what, name, of, turn, onOpen, children }: TableHeadProps) {
  const { isProjector } = useRoom();
  return (
    <header className="flex items-start gap-2">
      <div
        key={name}
        ref={toSight}
        className="min-w-0 flex-1 scroll-mt-5 scroll-mb-24 in-data-projector:scroll-mt-36 room-narrow:scroll-mt-24"
      >
        <p className="text-sm text-ink-2">
          {name}
          {of}
        </p>
        {children}
      </div>
      {isProjector ? null : (
        <span className="flex shrink-0 items-center gap-1">
          {turn.mayLay ? (
            <>
              <IconButton
                label={`Previous ${what}`}
                shortcut="p"
                icon={<ChevronLeft />}
                disabled={!turn.previous}
                onClick={() => turn.lay(turn.previous)}
              />
              <IconButton
                label={`Next ${what}`}
                shortcut="n"
                icon={<ChevronRight />}
                disabled={!turn.next}
                onClick={() => turn.lay(turn.next)}
              />
            </>
          ) : null}
          <IconButton label={`Open ${name} beside the room`} icon={<PanelRight />} onClick={onOpen} />
        </span>
      )}
    </header>
  );
}

const toSight = intoSight("nearest");
