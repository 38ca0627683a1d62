import "server-only";
import type { CalendarView } from "@/lib/domain/calendar/view";
import type { View } from "@/lib/server/view";
import { calendarViewJson } from "./queries";

/** The calendar with its Milestones' names, and who keeps it. */
export const calendarView: View<CalendarView> = {
  name: "calendar",
  capability: "see the flow team",
  contexts: ["flow-teams", "calendar", "roadmap"],
  load: (flowTeamId) => calendarViewJson(flowTeamId),
};
