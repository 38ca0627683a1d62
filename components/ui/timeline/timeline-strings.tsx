"use client";

import { memo } from "react";
import { StringEnds } from "@/components/ui/string-ends";
import { type Placement, around, touches } from "@/lib/domain/roadmap/placement";
import { routeString } from "@/lib/domain/roadmap/routes";
import type { TimelineString } from "./model";
import type { Drawn } from "./use-sight";

type StringsProps = {
  strings: readonly TimelineString[];
  placement: Placement;
  drawn: Drawn;
  /** The bar whose strings are lit; the others are dimmed. */
  litBar: string | null;
};

const looks =
  "fill-none transition-opacity opacity-70 data-[tone=quiet]:stroke-ink-3 data-[tone=settled]:stroke-ok data-[tone=bad]:opacity-100 data-[tone=bad]:stroke-bad data-[tone=bad]:[stroke-dasharray:4_3] data-dim:opacity-20! data-lit:opacity-100 data-lit:stroke-[2.25px]";

/**
 * The strings in sight, from needer to giver. Quiet ones run beneath the bars; broken and lit ones
 * above them, so that nothing hides what is wrong.
 */
export const Strings = memo(function Strings({ strings, placement, drawn, litBar }: StringsProps) {
  const sight = { left: drawn.left, top: drawn.top, width: drawn.right - drawn.left, height: drawn.bottom - drawn.top };
  const shown = strings.flatMap((string) => {
    const needer = placement.boxes.get(string.from);
    const giver = placement.boxes.get(string.to);
    if (!needer || !giver || !touches(around(needer, giver), sight)) return [];
    const isLit = litBar !== null && (string.from === litBar || string.to === litBar);
    return [{ ...string, d: routeString(needer, giver), isLit, isDim: litBar !== null && !isLit }];
  });
  const above = shown.filter((s) => s.tone === "bad" || s.isLit);
  const beneath = shown.filter((s) => s.tone !== "bad" && !s.isLit);
  return (
    <>
      <svg aria-hidden="true" className="pointer-events-none absolute top-0 left-0 z-5 size-px overflow-visible">
        <StringEnds of="timeline" />
        {shown.map((s) => (
          <path
            key={`hit ${s.id}`}
            d={s.d}
            data-string={s.id}
            data-hit=""
            className="pointer-events-[stroke] fill-none stroke-transparent"
            style={{ pointerEvents: "stroke" }}
            strokeWidth={10}
          />
        ))}
        {beneath.map((s) => (
          <Line key={s.id} {...s} />
        ))}
      </svg>
      <svg aria-hidden="true" className="pointer-events-none absolute top-0 left-0 z-15 size-px overflow-visible">
        {above.map((s) => (
          <Line key={s.id} {...s} />
        ))}
      </svg>
    </>
  );
});

function Line({ id, d, tone, isLit, isDim }: TimelineString & { d: string; isLit: boolean; isDim: boolean }) {
  return (
    <path
      d={d}
      data-string={id}
      data-tone={tone}
      data-lit={isLit || undefined}
      data-dim={isDim || undefined}
      strokeWidth={tone === "bad" ? 1.75 : 1.1}
      markerStart="url(#timeline-needer)"
      markerEnd="url(#timeline-giver)"
      className={looks}
    />
  );
}
