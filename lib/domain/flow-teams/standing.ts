import { type Role, leadershipRoles, roleNames } from "@/lib/domain/access";
import { type Result, ok, refuse } from "@/lib/domain/result";
import { counted, eitherOf } from "@/lib/domain/words";
import { type FlowTeamFacts, type Seat, holdersOf, memberIds, peopleInTeam } from "./facts";
import { type Skill, skillNames } from "./skills";
import { fewestTeams, mostInTeam, mostMembers, mostTeams } from "./sizes";

type TeamRule = "TEAM-1" | "TEAM-2" | "TEAM-3" | "TEAM-4" | "TEAM-5";

/** What a screen can offer to put something right. */
export type Mend =
  | { act: "add team" }
  | { act: "give role"; seat: Seat }
  | { act: "see team"; scrumTeamId: string }
  | { act: "see people" };

/** One thing that is missing or too much, in words, and what puts it right. */
export type Missing = { text: string; mend: Mend };

/** How a Flow Team stands against one rule: `facts` says what was counted. */
export type Standing = {
  rule: TeamRule;
  kind: "hard" | "advice";
  holds: boolean;
  facts: string;
  missing: Missing[];
};

/** TEAM-1 to TEAM-5 as a launch would find them, in that order. */
export function launchStanding(facts: FlowTeamFacts): Standing[] {
  return [teams(facts), people(facts), leadership(facts), staffing(facts), advice(facts)];
}

/** Whether the Flow Team can be launched: it is forming, and every hard rule holds. */
export function canLaunch(facts: FlowTeamFacts): Result<null> {
  if (facts.state !== "forming") {
    return refuse({
      rule: "TEAM-1",
      code: "rule",
      message: `${facts.name} is ${facts.state} already.`,
      wayOut: "There is nothing left to launch.",
    });
  }
  const broken = launchStanding(facts).find((one) => one.kind === "hard" && !one.holds);
  if (!broken) return ok(null);
  const [first, ...more] = broken.missing;
  return refuse({
    rule: broken.rule,
    code: "rule",
    message: `${first?.text ?? broken.facts}${more.length ? ` And ${more.length} more.` : ""}`,
    wayOut: "The launch page lists what is missing, each with what puts it right.",
  });
}

const standing = (rule: TeamRule, factsInWords: string, missing: Missing[]): Standing => ({
  rule,
  kind: rule === "TEAM-5" ? "advice" : "hard",
  holds: missing.length === 0,
  facts: factsInWords,
  missing,
});

function teams({ teams: { length }, name }: FlowTeamFacts): Standing {
  const missing: Missing[] = [];
  if (length < fewestTeams) {
    const short = fewestTeams - length;
    missing.push({
      text: `${name} needs ${counted(short, "more Scrum Team")}.`,
      mend: { act: "add team" },
    });
  }
  if (length > mostTeams) {
    missing.push({
      text: `${name} has ${length - mostTeams} Scrum Teams too many.`,
      mend: { act: "see people" },
    });
  }
  return standing("TEAM-1", `${counted(length, "Scrum Team")} of ${fewestTeams} to ${mostTeams}`, missing);
}

function people(facts: FlowTeamFacts): Standing {
  const { size } = memberIds(facts);
  const missing: Missing[] =
    size > mostMembers ? [{ text: `${size - mostMembers} people are too many.`, mend: { act: "see people" } }] : [];
  return standing("TEAM-2", `${size} of at most ${mostMembers} people, open invitations counted`, missing);
}

function leadership(facts: FlowTeamFacts): Standing {
  const vacant: Role[] = leadershipRoles.filter((role) => holdersOf(facts, { role, scrumTeamId: null }).length === 0);
  return standing(
    "TEAM-3",
    `${leadershipRoles.length - vacant.length} of 3 leadership roles are held`,
    vacant.map((role) => ({
      text: `There is no ${roleNames[role]} yet.`,
      mend: { act: "give role", seat: { role, scrumTeamId: null } },
    })),
  );
}

function staffing(facts: FlowTeamFacts): Standing {
  if (facts.teams.length === 0) {
    const missing: Missing = { text: "There is no Scrum Team to staff yet.", mend: { act: "add team" } };
    return standing("TEAM-4", "No Scrum Team yet", [missing]);
  }
  const missing = facts.teams.flatMap((team) =>
    (["po", "sm", "developer"] as const)
      .map((role): Seat => ({ role, scrumTeamId: team.id }))
      .filter((seat) => holdersOf(facts, seat).length === 0)
      .map(
        (seat): Missing => ({
          text: `${team.name} has no ${roleNames[seat.role]}.`,
          mend: { act: "give role", seat },
        }),
      ),
  );
  const short = new Set(missing.map(({ mend }) => mend.act === "give role" && mend.seat.scrumTeamId));
  const complete = facts.teams.length - short.size;
  return standing(
    "TEAM-4",
    `${complete} of ${counted(facts.teams.length, "Scrum Team")} ${complete === 1 ? "has" : "have"} a PO, an SM and a Developer`,
    missing,
  );
}

/** The skills each Scrum Team covers by its members; business is the whole Flow Team's (TEAM-5). */
const teamSkills = ["development", "testing", "ux"] as const satisfies readonly Skill[];

/** Which of development, testing and UX nobody in a Scrum Team has. */
export function skillGaps(facts: FlowTeamFacts, scrumTeamId: string): Skill[] {
  const has = skillsOf(facts, peopleInTeam(facts, scrumTeamId));
  return teamSkills.filter((skill) => !has.has(skill));
}

/** TEAM-5 for one Scrum Team: too many people, and skills nobody has. Never blocks. */
export function teamAdvice(facts: FlowTeamFacts, scrumTeamId: string): Missing[] {
  const team = facts.teams.find(({ id }) => id === scrumTeamId);
  if (!team) return [];
  const { size } = peopleInTeam(facts, scrumTeamId);
  const mend: Mend = { act: "see team", scrumTeamId };
  const gaps = skillGaps(facts, scrumTeamId).map((skill) => skillNames[skill]);
  const found: Missing[] = [];
  if (size > mostInTeam) {
    found.push({ text: `${team.name} has ${size} people; ${mostInTeam} is the advice.`, mend });
  }
  if (size > 0 && gaps.length > 0) {
    found.push({ text: `${team.name} has nobody for ${eitherOf(gaps)}.`, mend });
  }
  return found;
}

function advice(facts: FlowTeamFacts): Standing {
  const missing = facts.teams.flatMap((team) => teamAdvice(facts, team.id));
  const members = memberIds(facts);
  if (members.size > 0 && !skillsOf(facts, members).has("business")) {
    missing.push({ text: "Nobody in the Flow Team has the skill Business.", mend: { act: "see people" } });
  }
  const largest = Math.max(0, ...facts.teams.map((team) => peopleInTeam(facts, team.id).size));
  return standing("TEAM-5", `The largest Scrum Team has ${counted(largest, "person", "people")}`, missing);
}

function skillsOf(facts: FlowTeamFacts, personIds: Iterable<string>): Set<Skill> {
  return new Set([...personIds].flatMap((id) => facts.people[id]?.skills ?? []));
}
