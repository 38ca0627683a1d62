import "server-only";
import type { Calendar } from "@/lib/domain/calendar/calendar";
import {
  type CadenceChange,
  changeCadence as withCadence,
  committedMovesAllowed,
} from "@/lib/domain/calendar/change-cadence";
import { calendarOutline } from "@/lib/domain/calendar/outline";
import { AgreeToCadence, ChangeCadence, ProposeCadence } from "@/lib/domain/calendar/schema";
import { type Refusal, type Result, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command } from "@/lib/server/command";
import { enterSetCalendar, recordCalendar, recordCommittedMoves } from "./commands";
import type { CalendarFacts } from "./facts";
import { openProposal, sealProposal } from "./proposals";
import { writeCalendar } from "./write";

type SetCalendarFacts = CalendarFacts & { calendar: Calendar };

/**
 * Changes the cadence from a future Flow Sprint on. What moves a committed Milestone is refused:
 * the CSM proposes it, and it happens by the CPO's yes.
 */
export const changeCadence = command({
  name: "calendar.changeCadence",
  input: ChangeCadence,
  async run(context, input) {
    const entered = await enterSetCalendar(context, input.flowTeamId);
    if (!entered.ok) return entered;
    const change = judge(entered.value, input);
    if (!change.ok) return change;
    const allowed = committedMovesAllowed(change.value, false);
    if (!allowed.ok) return allowed;
    return apply(context, input.flowTeamId, entered.value, change.value);
  },
});

/**
 * Seals a change of cadence for a link that the CSM gives to the CPO. Changes nothing itself.
 * Refuses what could not be done now, the CPO's yes aside.
 */
export const proposeCadence = command({
  name: "calendar.proposeCadence",
  input: ProposeCadence,
  async run(context, input) {
    const entered = await enterSetCalendar(context, input.flowTeamId);
    if (!entered.ok) return entered;
    const change = judge(entered.value, input);
    if (!change.ok) return change;
    return ok({ proposal: sealProposal({ ...input, proposedById: context.actor.personId }) });
  },
});

/**
 * The CPO's yes to a change of cadence the CSM proposed: it happens, committed Milestones included.
 * Refuses one that was not proposed here, whose proposer no longer is CSM, or that was made when
 * the calendar was another.
 */
export const agreeToCadence = command({
  name: "calendar.agreeToCadence",
  input: AgreeToCadence,
  async run(context, { flowTeamId, proposal: text }) {
    const entered = await enterSetCalendar(context, flowTeamId, "own the product");
    if (!entered.ok) return entered;
    const proposal = openProposal(text);
    if (proposal?.flowTeamId !== flowTeamId) return refuse(noProposal);
    const proposer = await context.tx.roleHolding.findFirst({
      where: { flowTeamId, personId: proposal.proposedById, role: "csm", endedAt: null },
      select: { person: { select: { name: true } } },
    });
    if (!proposer) return refuse(notByCsm);
    const change = judge(entered.value, proposal);
    if (!change.ok) return change;
    return apply(context, flowTeamId, entered.value, change.value, `Proposed by ${proposer.person.name}`);
  },
});

/** The change, on the calendar the person saw. A calendar that has the cadence already passes. */
function judge({ calendar, today, reach }: SetCalendarFacts, input: ChangeCadence): Result<CadenceChange> {
  const { fromSprint, sprintWeeks, milestoneSprints, seen } = input;
  const change = withCadence(calendar, { fromSprint, sprintWeeks, milestoneSprints }, today, reach);
  if (!change.ok || isSame(calendar, change.value.calendar)) return change;
  return seen === undefined || seen === calendarOutline(calendar) ? change : refuse(changedMeanwhile);
}

async function apply(
  context: CommandContext,
  flowTeamId: string,
  facts: SetCalendarFacts,
  change: CadenceChange,
  reason?: string,
): Promise<Result<null>> {
  const { calendar: before } = facts;
  const { calendar: after } = change;
  if (isSame(before, after)) return ok(null);
  await writeCalendar(context.tx, flowTeamId, before, after);
  recordCalendar(context, flowTeamId, before, after, reason);
  recordCommittedMoves(context, flowTeamId, facts, change);
  context.changed({ flowTeamId, context: "calendar" });
  return ok(null);
}

function isSame(before: Calendar, after: Calendar): boolean {
  return calendarOutline(before) === calendarOutline(after);
}

const changedMeanwhile: Refusal = {
  code: "stale",
  message: "The calendar was changed meanwhile, so this would move other things than you saw.",
  wayOut: "Look again at what moves, then say yes.",
};

const noProposal: Refusal = {
  code: "invalid",
  message: "This is no proposal for this calendar: the link may be cut off.",
  wayOut: "Open the link again as it was sent, or ask the CSM for a new one.",
};

const notByCsm: Refusal = {
  code: "rule",
  rule: "CAL-5",
  message: "Who proposed this is no longer the Chief Scrum Master here.",
  wayOut: "Ask the CSM of today to propose it anew.",
};
