"use client";

import { CalendarClock } from "lucide-react";
import { useHere } from "@/components/flow-teams/here";
import { PageFrame } from "@/components/frame/page-frame";
import { buttonLook } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";

/** The page of events while there is no calendar they could follow from. */
export function NoSchedule() {
  const { slug } = useHere();
  return (
    <PageFrame title="Events">
      <EmptyState
        icon={<CalendarClock />}
        title="No events yet"
        action={
          <Link href={`/flow-teams/${slug}/calendar`} className={buttonLook("primary")}>
            Open the calendar
          </Link>
        }
      >
        Every event of a Flow Sprint is proposed from the calendar: plannings on its first day, Daily Scrums on each
        working day, the Review on its last. Set the calendar, and they are here.
      </EmptyState>
    </PageFrame>
  );
}
