"use client";

import { ArrowRight, Check, Minus, OctagonAlert } from "lucide-react";
import clsx from "clsx";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import type { YesterdayLine } from "@/lib/domain/events/yesterday";

const looks = {
  done: { icon: Check, tone: "text-ok", word: "Done" },
  moved: { icon: ArrowRight, tone: "text-accent-ink", word: "Moved" },
  blocked: { icon: OctagonAlert, tone: "text-bad", word: "Blocked" },
  stands: { icon: Minus, tone: "text-ink-3", word: "Still there" },
} as const;

type YesterdayLinesProps = {
  lines: readonly YesterdayLine[];
  /** Where the address can open a Story beside the page. */
  opens?: boolean;
};

/** What the board knows of somebody's last working day. */
export function YesterdayLines({ lines, opens = false }: YesterdayLinesProps) {
  const { openStory } = usePanelAddress();
  if (lines.length === 0) return null;
  return (
    <ul className="flex flex-col">
      {lines.map(({ id, number, title, how, says }) => {
        const { icon: Icon, tone, word } = looks[how];
        const words = (
          <>
            <span className="block text-md font-medium wrap-anywhere">{title}</span>
            <span className={clsx("block text-sm", how === "blocked" ? "text-bad-ink" : "text-ink-2")}>{says}</span>
          </>
        );
        return (
          <li key={`${id} ${how}`} className="flex items-start gap-3 border-b py-2 last:border-b-0">
            <Icon aria-hidden="true" className={clsx("mt-1 size-4 shrink-0", tone)} />
            <span className="sr-only">{word}: </span>
            {opens ? (
              <button
                type="button"
                className="min-w-0 flex-1 text-left hover:underline pointer-coarse:min-h-control"
                onClick={() => openStory(number)}
              >
                {words}
              </button>
            ) : (
              <span className="min-w-0 flex-1">{words}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
