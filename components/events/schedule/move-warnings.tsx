import { Notice } from "@/components/ui/notice";
import type { Moved } from "@/lib/domain/events/schedule-move";
import { ClashNotice } from "./clash-notice";
import { orderWords } from "./event-warnings";

/** What a move would lead to, said before it is made: who would be in two rooms, and what would be out of order. */
export function MoveWarnings({ moved }: { moved: Moved }) {
  const kinds = [...new Set(moved.outOfOrder.map(({ kind }) => kind))];
  return (
    <div aria-live="polite" className="flex flex-col gap-3 empty:hidden">
      <ClashNotice view={moved.view} shown={moved.events} isPlain />
      {kinds.length > 0 ? (
        <Notice tone="warn" title="Out of order">
          <ul>
            {kinds.map((kind) => (
              <li key={kind}>{orderWords(kind)}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </div>
  );
}
