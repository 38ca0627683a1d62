import { eitherOf } from "./words";

/** Roles, most far-reaching first. The scope of po, sm and developer is one Scrum Team. */
export const roles = ["cpo", "csm", "architect", "po", "sm", "developer", "stakeholder"] as const;
export type Role = (typeof roles)[number];

/** Roles one person holds for the whole Flow Team, from launch on exactly one of each (TEAM-3). */
export const leadershipRoles = ["cpo", "csm", "architect"] as const satisfies readonly Role[];
/** Roles held in a Scrum Team (TEAM-4). */
export const scrumTeamRoles = ["po", "sm", "developer"] as const satisfies readonly Role[];

export const roleNames: Record<Role, string> = {
  cpo: "Chief Product Owner",
  csm: "Chief Scrum Master",
  architect: "Product Architect",
  po: "Product Owner",
  sm: "Scrum Master",
  developer: "Developer",
  stakeholder: "Stakeholder",
};

/** A role somebody holds now; `scrumTeamId` is set for the roles of a Scrum Team. */
export type HeldRole = { flowTeamId: string; scrumTeamId: string | null; role: Role };

/** Who acts: a person with the roles they hold at this moment. */
export type Actor = {
  personId: string;
  name: string;
  isAdministrator: boolean;
  roles: readonly HeldRole[];
  /**
   * Set for people of the demo alone: the ids of the Flow Teams they reach. Beyond them nothing is
   * granted, their Administrator's capabilities included.
   */
  confinedTo?: readonly string[];
};

/** Where an act takes place. `scrumTeamId` narrows it to the team whose item it is. */
export type Scope = { flowTeamId: string; scrumTeamId?: string | null };

type Grantee =
  | "administrator"
  /** Held anywhere in the Flow Team. */
  | Role
  /** Held in the Scrum Team of the scope. */
  | "po of the team"
  | "sm of the team"
  /** Any role in the Scrum Team of the scope. */
  | "member of the team"
  /** Any role but stakeholder. */
  | "member"
  /** Any role, guests included. */
  | "anyone in the flow team";

/**
 * Who may do what: the table of the product, read by server and screen alike.
 * What stands here is granted, all else refused.
 */
const capabilities = {
  "form a flow team": ["administrator"],
  "run the flow team": ["administrator", "csm"],
  "invite stakeholders": ["administrator", "csm", "cpo"],
  "run the installation": ["administrator"],
  "own the product": ["cpo"],
  "write epics": ["cpo", "po of the team"],
  "judge feasibility": ["architect"],
  "keep the technical roadmap": ["architect"],
  "keep the calendar": ["csm"],
  "override gates": ["csm"],
  "keep capacity": ["sm of the team"],
  /** Order, content and acceptance of a team's Stories, and its Team Sprint Goal. */
  "keep the team backlog": ["po of the team"],
  /** For a team, in a Flow Sprint. */
  "claim epics": ["po of the team"],
  /** Any team's, as who leads the planning; claiming and changing stay the PO's. */
  "withdraw claims": ["csm", "po of the team"],
  /** What a team commits to in a Flow Sprint. */
  "plan the team's sprint": ["po of the team", "sm of the team"],
  /** Columns, limits, focus factor, country, story limit, the team's templates. */
  "shape the team's work": ["sm of the team", "po of the team"],
  /** Tasks, progress, estimates. */
  "work in the team": ["member of the team"],
  "keep technical criteria": ["architect"],
  "keep definitions": ["architect", "csm"],
  "confirm the flow sprint goal": ["csm", "cpo"],
  /** Answers a Dependency for the team, or promises a sprint for it. */
  "answer for the team": ["po of the team"],
  /** Any Risk: those of a team by its PO and SM. */
  "keep risks": ["cpo", "csm", "architect", "po of the team", "sm of the team"],
  "keep impediments": ["csm", "sm of the team"],
  "schedule flow events": ["csm"],
  "schedule roadmap refinement": ["csm", "cpo"],
  "schedule team events": ["sm of the team"],
  /** To the Scrum of Scrums. */
  "report for the team": ["sm of the team"],
  "reword the five questions": ["csm"],
  /** What a Flow Sprint Review shows, and in which order. */
  "keep the demos": ["csm", "cpo", "po", "sm"],
  contribute: ["member"],
  "read the history": ["member"],
  "share the roadmap": ["cpo", "csm"],
  "see the roadmap": ["anyone in the flow team"],
  /** What one is told of, in an inbox of one's own. */
  "be told": ["anyone in the flow team"],
  "see the flow team": ["administrator", "anyone in the flow team"],
  "see the people": ["administrator", "member"],
} as const satisfies Record<string, readonly Grantee[]>;

export type Capability = keyof typeof capabilities;

/** Whether the actor's roles grant the capability in the scope. Unknown ones are refused. */
export function can(actor: Actor, capability: Capability, scope?: Scope): boolean {
  if (!isWithinReach(actor, scope)) return false;
  const grantees: readonly Grantee[] = capabilities[capability] ?? [];
  return grantees.some((grantee) => holds(actor, grantee, scope));
}

/** The actor as somebody who only looks, as on a wall: they see what they see, and what needs a role isn't theirs. */
export function lookingOn(actor: Actor): Actor {
  const asSeen = ({ flowTeamId, role }: HeldRole): HeldRole => ({
    flowTeamId,
    scrumTeamId: null,
    role: role === "stakeholder" ? role : "developer",
  });
  return { ...actor, isAdministrator: false, roles: actor.roles.map(asSeen) };
}

/** False where a demo person would leave the demo, which acts without a scope always do. */
function isWithinReach(actor: Actor, scope: Scope | undefined): boolean {
  if (!actor.confinedTo) return true;
  return scope !== undefined && actor.confinedTo.includes(scope.flowTeamId);
}

function holds(actor: Actor, grantee: Grantee, scope: Scope | undefined): boolean {
  if (grantee === "administrator") return actor.isAdministrator;
  if (!scope) return false;
  const here = actor.roles.filter((held) => held.flowTeamId === scope.flowTeamId);
  const inTeam = here.filter((held) => held.scrumTeamId !== null && held.scrumTeamId === scope.scrumTeamId);
  switch (grantee) {
    case "anyone in the flow team":
      return here.length > 0;
    case "member":
      return here.some((held) => held.role !== "stakeholder");
    case "po of the team":
      return inTeam.some((held) => held.role === "po");
    case "sm of the team":
      return inTeam.some((held) => held.role === "sm");
    case "member of the team":
      return inTeam.length > 0;
    default:
      return here.some((held) => held.role === grantee);
  }
}

/** "the CPO", "the CPO or a PO of the team": for refusals and help. */
export function whoMay(capability: Capability): string {
  const names = capabilities[capability].map((grantee: Grantee) => granteeNames[grantee]);
  return eitherOf(names);
}

const granteeNames: Record<Grantee, string> = {
  administrator: "an Administrator",
  cpo: "the CPO",
  csm: "the CSM",
  architect: "the Architect",
  po: "a PO",
  sm: "an SM",
  developer: "a Developer",
  stakeholder: "a Stakeholder",
  "po of the team": "the PO of that team",
  "sm of the team": "the SM of that team",
  "member of the team": "a member of that Scrum Team",
  member: "a Member",
  "anyone in the flow team": "anyone in the Flow Team",
};
