import type { KeyboardEvent } from "react";
import { type Direction, directions } from "@/components/ui/arrow-keys";
import type { Placement } from "@/lib/domain/roadmap/placement";
import { neighbour, sameSpan, shifted } from "@/lib/domain/roadmap/spans";
import type { TimelineMove, TimelineProps } from "./model";

/**
 * What keys do on a bar: arrows move the focus; with Alt they carry the bar, with Shift its end,
 * with both its start; M asks where to. Says what was done.
 */
export function onBarKey(
  event: KeyboardEvent,
  id: string,
  props: TimelineProps,
  placement: Placement,
  focusBar: (id: string) => void,
): void {
  if (event.ctrlKey || event.metaKey) return;
  if (event.key.toLowerCase() === "m" && !event.altKey && props.onMoveDialog) {
    event.preventDefault();
    props.onMoveDialog(id);
    return;
  }
  const direction = directions[event.key];
  if (!direction) return;
  event.preventDefault();
  if (!event.altKey && !event.shiftKey) {
    focusBar(neighbour(placement.bars, id, direction));
    return;
  }
  const move = moveByKey(event, direction, id, props);
  const bar = props.lanes.flatMap((lane) => lane.bars).find((one) => one.id === id);
  if (!props.onMove || !bar?.isMovable) {
    props.announce("You can't move this one.");
  } else if (!move) {
    props.announce("It can't go farther that way.");
  } else {
    props.onMove(move, "keyboard");
    const bad = [...(props.previewStrings?.(move).values() ?? [])].filter(({ tone }) => tone === "bad");
    const conflicts = bad.length === 0 ? "" : bad.length === 1 ? ", 1 conflict" : `, ${bad.length} conflicts`;
    props.announce(`${bar.label}: ${props.spanInWords(move, move.laneId)}${conflicts}`, true);
  }
}

function moveByKey(
  { altKey, shiftKey }: { altKey: boolean; shiftKey: boolean },
  direction: Direction,
  id: string,
  { lanes, axis }: TimelineProps,
): TimelineMove | null {
  const laneIndex = lanes.findIndex((lane) => lane.bars.some((bar) => bar.id === id));
  const lane = lanes[laneIndex];
  const bar = lane?.bars.find((one) => one.id === id);
  if (!lane || !bar) return null;
  const span = { first: bar.first, last: bar.last };
  if (direction === "left" || direction === "right") {
    const grip = altKey && shiftKey ? "start" : shiftKey ? "end" : "whole";
    const to = shifted(span, grip, direction === "right" ? 1 : -1, axis);
    return sameSpan(span, to) ? null : { id, laneId: lane.id, ...to };
  }
  if (!altKey) return null;
  const step = direction === "down" ? 1 : -1;
  for (let index = laneIndex + step; index >= 0 && index < lanes.length; index += step) {
    const other = lanes[index];
    if (other?.takesBars) return { id, laneId: other.id, ...span };
  }
  return null;
}
