"use client";

import { useHere } from "@/components/flow-teams/here";
import { Fold } from "@/components/ui/fold";
import { Link } from "@/components/ui/link";
import { dueIn } from "@/lib/domain/events/improvements";
import { counted } from "@/lib/domain/words";
import { ImprovementList } from "./improvement-list";
import { useImprovements } from "./use-improvements";

type BacklogImprovementsProps = {
  /** Whose backlog: a Scrum Team's, or the Flow Team's where it is null. */
  teamId: string | null;
  /** The Flow Sprint it is looked at for. */
  sprintNumber: number;
  className?: string;
};

/** What is to be improved, above the Stories of a backlog: folded to a line at first, nothing where there is none. */
export function BacklogImprovements({ teamId, sprintNumber, className }: BacklogImprovementsProps) {
  const { slug } = useHere();
  const whose = { teamId };
  const { data } = useImprovements(whose, sprintNumber);
  const due = dueIn(data?.improvements ?? [], sprintNumber);
  if (due.length === 0) return null;
  const open = due.filter(({ state }) => state === "open").length;
  return (
    <Fold
      className={className}
      lineClass="font-medium"
      title={
        <>
          {counted(due.length, "Improvement")}
          <span className="font-normal text-ink-2">{open > 0 ? `${open} open` : "all settled"}</span>
        </>
      }
    >
      <div className="mt-2 flex flex-col gap-2">
        <ImprovementList
          improvements={due}
          whose={whose}
          from={sprintNumber}
          isOrdered={due.every((one) => one.sprintNumber === sprintNumber)}
        />
        <Link href={`/flow-teams/${slug}/improvements`} className="self-start text-sm text-accent-ink hover:underline">
          All Improvements
        </Link>
      </div>
    </Fold>
  );
}
