"use client";

import { dueIn } from "@/lib/domain/events/improvements";
import { ImprovementList } from "../improvements/improvement-list";
import { useImprovements } from "../improvements/use-improvements";
import { useRoom } from "../room/use-room";

/** What was agreed on before for the Flow Sprint that is looked back on, and what came of it. */
export function LastImprovements() {
  const { room } = useRoom();
  const { sprintNumber, teamId } = room.event;
  const whose = { teamId };
  const { data } = useImprovements(whose, sprintNumber);
  if (!data) return null;
  const last = dueIn(data.improvements, sprintNumber);
  return (
    <div>
      <h3 className="mb-1 text-sm font-normal text-ink-2">What came of the last Improvements</h3>
      {last.length > 0 ? (
        <ImprovementList label="The last Improvements" improvements={last} whose={whose} from={sprintNumber} />
      ) : (
        <p className="text-ink-3">No Improvement was agreed on for this Flow Sprint.</p>
      )}
    </div>
  );
}
