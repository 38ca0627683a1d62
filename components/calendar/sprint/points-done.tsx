import type { ReactNode } from "react";
import { Progress } from "@/components/ui/progress";
import { Td } from "@/components/ui/table";

type PointsDoneProps = { committed: number; done: number; children: ReactNode };

/** What of a team's committed points is done, as a cell: a bar where there is room, and the words. */
export function PointsDone({ committed, done, children }: PointsDoneProps) {
  return (
    <Td className="align-middle! whitespace-nowrap tabular-nums">
      <span className="flex items-center gap-2">
        <Progress value={committed > 0 ? done / committed : 0} label={null} className="w-16 max-sm:hidden" />
        {children}
      </span>
    </Td>
  );
}
