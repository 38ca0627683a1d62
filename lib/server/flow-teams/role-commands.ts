import "server-only";
import type { Capability, Role } from "@/lib/domain/access";
import { type FlowTeamFacts, type Holding, holdersOf, nameOf, seatName } from "@/lib/domain/flow-teams/facts";
import { handOver } from "@/lib/domain/flow-teams/hand-over";
import { canEnd, canHold, canMoveDeveloper } from "@/lib/domain/flow-teams/rules";
import { EndRole, GiveRole, HandOverRole, MoveDeveloper } from "@/lib/domain/flow-teams/schema";
import { type Result, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command } from "@/lib/server/command";
import { checkPerson, checkTeam, enterWith } from "./enter";
import { writeSeats } from "./seats";

/** Gives one more role to somebody who has a part in the Flow Team. */
export const giveRole = command({
  name: "flow-teams.giveRole",
  input: GiveRole,
  async run(context, { flowTeamId, personId, role, scrumTeamId }) {
    const entered = await enterWith(context, capabilityFor(role), { flowTeamId });
    if (!entered.ok) return entered;
    const { facts } = entered.value;
    const holding: Holding = { personId, role, scrumTeamId };
    const known = await checkSeat(context, facts, holding);
    if (!known.ok) return known;
    const fits = canHold(facts, holding);
    if (!fits.ok) return fits;
    await writeSeats(context, flowTeamId, facts, {
      begun: [holding],
      undo: { command: "flow-teams.endRole", input: { flowTeamId, ...holding } },
    });
    return ok(null);
  },
});

/** Ends a role. From launch on, one that must be held is handed over instead (TEAM-3, TEAM-4). */
export const endRole = command({
  name: "flow-teams.endRole",
  input: EndRole,
  async run(context, { flowTeamId, personId, role, scrumTeamId }) {
    const entered = await enterWith(context, capabilityFor(role), { flowTeamId });
    if (!entered.ok) return entered;
    const { facts } = entered.value;
    const holding: Holding = { personId, role, scrumTeamId };
    const known = checkPerson(facts, personId);
    if (!known.ok) return known;
    if (!holdersOf(facts, holding).includes(personId)) {
      return refuse({
        code: "stale",
        message: `${nameOf(facts, personId)} is no longer ${seatName(facts, holding)}.`,
        wayOut: "Reload to see who is.",
      });
    }
    const ends = canEnd(facts, holding);
    if (!ends.ok) return ends;
    await writeSeats(context, flowTeamId, facts, {
      ended: [holding],
      undo: { command: "flow-teams.giveRole", input: { flowTeamId, ...holding } },
    });
    return ok(null);
  },
});

/** Moves a Developer to another Scrum Team of the Flow Team, in one step (TEAM-4). */
export const moveDeveloper = command({
  name: "flow-teams.moveDeveloper",
  input: MoveDeveloper,
  async run(context, { flowTeamId, personId, fromTeamId, toTeamId }) {
    const entered = await enterWith(context, "run the flow team", { flowTeamId });
    if (!entered.ok) return entered;
    const { facts } = entered.value;
    const from: Holding = { personId, role: "developer", scrumTeamId: fromTeamId };
    const to: Holding = { personId, role: "developer", scrumTeamId: toTeamId };
    const known = await checkSeat(context, facts, to);
    if (!known.ok) return known;
    const moves = canMoveDeveloper(facts, { personId, fromTeamId, toTeamId });
    if (!moves.ok) return moves;
    await writeSeats(context, flowTeamId, facts, {
      ended: [from],
      begun: [to],
      undo: {
        command: "flow-teams.moveDeveloper",
        input: { flowTeamId, personId, fromTeamId: toTeamId, toTeamId: fromTeamId },
      },
    });
    return ok(null);
  },
});

/** Hands a leadership role, or the PO or SM role of a Scrum Team, over to somebody else. */
export const handOverRole = command({
  name: "flow-teams.handOverRole",
  input: HandOverRole,
  async run(context, { flowTeamId, ...change }) {
    const entered = await enterWith(context, "run the flow team", { flowTeamId });
    if (!entered.ok) return entered;
    const { facts } = entered.value;
    const { role, scrumTeamId, fromPersonId, toPersonId } = change;
    const known = await checkSeat(context, facts, { role, scrumTeamId, personId: toPersonId });
    if (!known.ok) return known;
    const decision = handOver(facts, change);
    if (!decision.ok) return decision;
    const { ended, begun, isSwap } = decision.value;
    await writeSeats(context, flowTeamId, facts, {
      ended,
      begun,
      undo: {
        command: "flow-teams.handOverRole",
        input: { flowTeamId, role, scrumTeamId, fromPersonId: toPersonId, toPersonId: fromPersonId, swap: isSwap },
      },
    });
    return ok(null);
  },
});

/** The CPO invites Stakeholders too, and so lets them go. */
function capabilityFor(role: Role): Capability {
  return role === "stakeholder" ? "invite stakeholders" : "run the flow team";
}

/** Refuses a seat in a team that isn't here, or for somebody who has no part here or has left. */
async function checkSeat(
  { tx }: CommandContext,
  facts: FlowTeamFacts,
  { personId, scrumTeamId }: Holding,
): Promise<Result<null>> {
  const team = checkTeam(facts, scrumTeamId);
  if (!team.ok) return team;
  const person = checkPerson(facts, personId);
  if (!person.ok) return person;
  const { deactivatedAt } = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { deactivatedAt: true },
  });
  if (deactivatedAt === null) return ok(null);
  return refuse({
    code: "rule",
    message: `${nameOf(facts, personId)} was deactivated, so they take no role.`,
    wayOut: "Choose somebody else, or ask an Administrator to reactivate them.",
  });
}
