import type { DragEvent } from "react";

/** What is carried over the table: an Epic to a team, or the need of a claim to the claim that gives. */
export type Dragged = { kind: "epic"; epicId: string } | { kind: "need"; epicId: string; teamId: string };

/** The browser says what is carried only at the drop; until then its kind is in the type. */
const typeOf = (kind: Dragged["kind"]) => `application/x-flotilla-${kind}`;

/** Begins to carry something. */
export function startDrag(event: DragEvent, dragged: Dragged): void {
  event.stopPropagation();
  event.dataTransfer.effectAllowed = "link";
  event.dataTransfer.setData(typeOf(dragged.kind), JSON.stringify(dragged));
}

/** Whether such a thing is carried. */
export function carries(event: DragEvent, kind: Dragged["kind"]): boolean {
  return event.dataTransfer.types.includes(typeOf(kind));
}

/** What was dropped; null for anything else. */
export function dropped<Kind extends Dragged["kind"]>(
  event: DragEvent,
  kind: Kind,
): Extract<Dragged, { kind: Kind }> | null {
  const text = event.dataTransfer.getData(typeOf(kind));
  return text ? (JSON.parse(text) as Extract<Dragged, { kind: Kind }>) : null;
}
