"use client";

import { useHere } from "@/components/flow-teams/here";
import { LostPage } from "@/components/frame/lost-page";
import { PageFrame } from "@/components/frame/page-frame";

/** An address of no event, or of one whose room isn't for this person: the two look the same. */
export function NoRoom() {
  const { slug } = useHere();
  return (
    <PageFrame title="Not found">
      <LostPage back={{ label: "All events", href: `/flow-teams/${slug}/events` }} />
    </PageFrame>
  );
}
