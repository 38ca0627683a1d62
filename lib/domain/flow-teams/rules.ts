import { type Role, roleNames } from "@/lib/domain/access";
import { type Refusal, type Result, ok, refuse } from "@/lib/domain/result";
import {
  type FlowTeamFacts,
  type Holding,
  type Seat,
  holdersOf,
  isLeadership,
  leadershipOf,
  memberIds,
  nameOf,
  seatName,
  teamNameOf,
} from "./facts";
import { fewestTeams, mostMembers, mostTeams } from "./sizes";

/** TEAM-1: up to fifteen Scrum Teams; names differ, for they are all that people see. */
export function canAddTeam(facts: FlowTeamFacts, name: string): Result<null> {
  if (facts.teams.length >= mostTeams) {
    return refuse({
      rule: "TEAM-1",
      code: "rule",
      message: `${facts.name} has ${facts.teams.length} Scrum Teams, and ${mostTeams} is the most.`,
      wayOut: "Retire a Scrum Team first, or form a second Flow Team.",
    });
  }
  return canName(facts, name);
}

/** Whether a Scrum Team may be called so: no other one is. */
export function canName(facts: FlowTeamFacts, name: string, scrumTeamId?: string): Result<null> {
  const sameName = facts.teams.find(
    (team) => team.id !== scrumTeamId && team.name.toLowerCase() === name.toLowerCase(),
  );
  if (!sameName) return ok(null);
  return refuse({
    code: "invalid",
    message: `There is a Scrum Team called ${sameName.name} already.`,
    fields: { name: "This name is taken." },
    wayOut: "Choose another name.",
  });
}

/** TEAM-1: an active Flow Team keeps at least three. */
export function canRetireTeam(facts: FlowTeamFacts, scrumTeamId: string): Result<null> {
  if (facts.state !== "active" || facts.teams.length > fewestTeams) return ok(null);
  return refuse({
    rule: "TEAM-1",
    code: "rule",
    message: `${facts.name} is active with ${facts.teams.length} Scrum Teams, and ${fewestTeams} is the fewest: ${teamNameOf(facts, scrumTeamId)} can't go.`,
    wayOut: "Add a Scrum Team with its people first, or retire the whole Flow Team.",
  });
}

/** TEAM-2: a 151st Member is refused; who is one already counts no second time. */
export function canJoin(facts: FlowTeamFacts, personId: string, role: Role): Result<null> {
  const members = memberIds(facts);
  if (role === "stakeholder" || members.has(personId) || members.size < mostMembers) return ok(null);
  return refuse({
    rule: "TEAM-2",
    code: "rule",
    message: `${facts.name} has ${members.size} people, open invitations counted, and ${mostMembers} is the most.`,
    wayOut: "End the roles of somebody who left, or invite this person as a Stakeholder.",
  });
}

/** TEAM-3 and TEAM-4 for one more holder of a role, TEAM-2 included. */
export function canHold(facts: FlowTeamFacts, holding: Holding): Result<null> {
  const broken = seatIsTaken(facts, holding) ?? excludes(facts, holding) ?? isDeveloperElsewhere(facts, holding);
  return broken ? refuse(broken) : canJoin(facts, holding.personId, holding.role);
}

/** TEAM-3 and TEAM-4: from launch on a role that must be there is handed over, never left empty. */
export function canEnd(facts: FlowTeamFacts, holding: Holding): Result<null> {
  const { role, personId } = holding;
  if (facts.state !== "active" || role === "stakeholder") return ok(null);
  if (role === "developer") {
    return holdersOf(facts, holding).length > 1 ? ok(null) : refuse(lastDeveloper(facts, holding));
  }
  return refuse({
    rule: isLeadership(role) ? "TEAM-3" : "TEAM-4",
    code: "rule",
    message: `${nameOf(facts, personId)} is the only ${seatName(facts, holding)}, and ${facts.name} is launched: the role can't stay empty.`,
    wayOut: `Hand the ${roleNames[role]} role over to somebody else.`,
  });
}

/** TEAM-4: a Developer leaves one Scrum Team for another in one step, and not as the last one. */
export function canMoveDeveloper(
  facts: FlowTeamFacts,
  move: { personId: string; fromTeamId: string; toTeamId: string },
): Result<null> {
  const { personId, fromTeamId, toTeamId } = move;
  const from: Holding = { personId, role: "developer", scrumTeamId: fromTeamId };
  if (fromTeamId === toTeamId) {
    return refuse({
      code: "invalid",
      message: `${nameOf(facts, personId)} is in ${teamNameOf(facts, toTeamId)} already.`,
      wayOut: "Choose another Scrum Team.",
    });
  }
  if (!holdersOf(facts, from).includes(personId)) {
    return refuse({
      code: "stale",
      message: `${nameOf(facts, personId)} is no longer a Developer in ${teamNameOf(facts, fromTeamId)}.`,
      wayOut: "Reload to see where they are now.",
    });
  }
  return canEnd(facts, from);
}

/** The fact that a role with one place has its holder, as a refusal. */
function seatIsTaken(facts: FlowTeamFacts, holding: Holding): Refusal | null {
  const holders = holdersOf(facts, holding);
  const where = seatName(facts, holding);
  if (holders.includes(holding.personId)) {
    return {
      code: "invalid",
      message: `${nameOf(facts, holding.personId)} is ${where} already.`,
      wayOut: "There is nothing left to do.",
    };
  }
  const [holder] = holders;
  if (!holder || holding.role === "developer" || holding.role === "stakeholder") return null;
  return {
    rule: isLeadership(holding.role) ? "TEAM-3" : "TEAM-4",
    code: "rule",
    message: `${nameOf(facts, holder)} is ${where}, and there is one.`,
    wayOut: `Hand the role over from ${nameOf(facts, holder)} instead.`,
  };
}

/** The role in the way of this one, with the rule that keeps them apart. */
export function excludedBy(facts: FlowTeamFacts, holding: Holding): Seat | null {
  const { personId, role, scrumTeamId } = holding;
  if (isLeadership(role)) {
    const held = leadershipOf(facts, personId);
    return held && held !== role ? { role: held, scrumTeamId: null } : null;
  }
  if (role !== "po" && role !== "sm") return null;
  const other: Seat = { role: role === "po" ? "sm" : "po", scrumTeamId };
  return holdersOf(facts, other).includes(personId) ? other : null;
}

function excludes(facts: FlowTeamFacts, holding: Holding): Refusal | null {
  const other = excludedBy(facts, holding);
  return other && exclusion(facts, holding, other);
}

/** The refusal of one person in two roles that must be two people's. */
export function exclusion(facts: FlowTeamFacts, holding: Holding, other: Seat): Refusal {
  const person = nameOf(facts, holding.personId);
  return isLeadership(holding.role)
    ? {
        rule: "TEAM-3",
        code: "rule",
        message: `${person} is ${roleNames[other.role]}, and one person holds one of the three leadership roles.`,
        wayOut: "Choose somebody else, or let the two change places.",
      }
    : {
        rule: "TEAM-4",
        code: "rule",
        message: `${person} is ${seatName(facts, other)}; its PO and its SM are two people.`,
        wayOut: "Choose somebody else, or let the two change places.",
      };
}

function isDeveloperElsewhere(facts: FlowTeamFacts, holding: Holding): Refusal | null {
  if (holding.role !== "developer") return null;
  const elsewhere = facts.holdings.find((held) => held.personId === holding.personId && held.role === "developer");
  if (!elsewhere) return null;
  return {
    rule: "TEAM-4",
    code: "rule",
    message: `${nameOf(facts, holding.personId)} is ${seatName(facts, elsewhere)}, and a Developer is in one Scrum Team of a Flow Team.`,
    wayOut: `Move them from ${teamNameOf(facts, elsewhere.scrumTeamId)} instead.`,
  };
}

function lastDeveloper(facts: FlowTeamFacts, holding: Holding): Refusal {
  const team = teamNameOf(facts, holding.scrumTeamId);
  return {
    rule: "TEAM-4",
    code: "rule",
    message: `${nameOf(facts, holding.personId)} is the last Developer in ${team}, and a launched Flow Team's teams have at least one.`,
    wayOut: `Bring another Developer to ${team} first, or retire the team.`,
  };
}
