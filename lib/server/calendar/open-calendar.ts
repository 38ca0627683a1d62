import "server-only";
import type { CadenceProposal } from "@/lib/domain/calendar/schema";
import { openFlowTeam } from "@/lib/server/flow-teams/access";
import { requireActor } from "@/lib/server/session";
import { readView } from "@/lib/server/view";
import { openProposal } from "./proposals";
import { calendarView } from "./views";

/** The calendar for its page's first paint; null for who has no part in the Flow Team. */
export async function openCalendar(slug: string) {
  const flowTeam = await openFlowTeam(await requireActor(), slug);
  const painted = flowTeam && (await readView(flowTeam.id, calendarView));
  return painted ? { flowTeam, painted } : null;
}

/** What a proposal in an address says; null when it isn't one for this Flow Team's calendar. */
export function readProposal(flowTeamId: string, text: string): CadenceProposal | null {
  const proposal = openProposal(text);
  if (proposal?.flowTeamId !== flowTeamId) return null;
  const { proposedById: _who, ...says } = proposal;
  return says;
}
