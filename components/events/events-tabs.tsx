"use client";

import { useHere } from "@/components/flow-teams/here";
import { SectionTabs } from "@/components/frame/section-tabs";
import { can } from "@/lib/domain/access";

const pages = [
  { path: "events", label: "Schedule" },
  { path: "events/minutes", label: "Minutes" },
  { path: "improvements", label: "Improvements" },
] as const;

type EventsTabsProps = { current: (typeof pages)[number]["path"] };

/** The events, what was said in them, and what they want to change: three pages of one section, two of them for Members. */
export function EventsTabs({ current }: EventsTabsProps) {
  const { actor, flowTeamId } = useHere();
  if (!can(actor, "contribute", { flowTeamId })) return null;
  return (
    <>
      <SectionTabs label="Events and what came of them" pages={pages} current={current} />
      <span aria-hidden="true" className="mx-1 h-5 border-l max-md:hidden" />
    </>
  );
}
