import "server-only";
import { type Actor, type Role, roleNames, roles } from "@/lib/domain/access";
import type { Frame, FrameSprint } from "@/lib/domain/flow-teams/frame";
import type { FlowTeamState } from "@/lib/domain/flow-teams/schema";
import { isShownNews } from "@/lib/server/conversations/shown-news";
import { db } from "@/lib/server/db";
import type { OpenFlowTeam } from "./access";

type FrameRow = Pick<Frame, "teamCount" | "peopleCount" | "flowTeams" | "unread"> & {
  dependenciesToAnswer: number;
  sprint: FrameSprint | null;
  held: { role: Role; team: Frame["myTeams"][number] | null }[];
};

/** What stands around the pages of a Flow Team the actor has opened (`openFlowTeam`): one statement. */
export async function getFrame(actor: Actor, flowTeam: OpenFlowTeam): Promise<Frame> {
  const [row] = await db().$queryRaw<FrameRow[]>`
    SELECT
      (SELECT count(*)::int FROM "ScrumTeam"
        WHERE "flowTeamId" = f.id AND "retiredAt" IS NULL) AS "teamCount",
      (SELECT count(DISTINCT "personId")::int FROM "RoleHolding"
        WHERE "flowTeamId" = f.id AND "endedAt" IS NULL AND role <> 'stakeholder') AS "peopleCount",
      (SELECT count(*)::int FROM "Dependency" dependency
        WHERE dependency."flowTeamId" = f.id AND dependency.state = 'proposed' AND dependency."deletedAt" IS NULL
          AND EXISTS (SELECT FROM "RoleHolding" held WHERE held."personId" = ${actor.personId}::uuid
            AND held."scrumTeamId" = dependency."answeringTeamId" AND held.role = 'po'
            AND held."endedAt" IS NULL)) AS "dependenciesToAnswer",
      (SELECT count(*)::int FROM "InboxItem" news
        WHERE news."personId" = ${actor.personId}::uuid AND news."flowTeamId" = f.id AND news."readAt" IS NULL
          AND (news."snoozedUntil" IS NULL OR news."snoozedUntil" <= now())
          AND ${isShownNews(flowTeam.id, actor.personId)}) AS unread,
      (SELECT json_build_object('number', number, 'goal', goal, 'startsOn', "startsOn",
          'endsOn', "endsOn", 'isRunning', state = 'running')
        FROM "FlowSprint" WHERE "flowTeamId" = f.id AND state <> 'closed'
        ORDER BY state <> 'running', number LIMIT 1) AS sprint,
      (SELECT coalesce(json_agg(json_build_object('role', held.role, 'team',
          CASE WHEN team.id IS NOT NULL THEN json_build_object(
            'id', team.id, 'slug', team.slug, 'name', team.name, 'hue', team.hue) END)
          ORDER BY team.name), '[]')
        FROM "RoleHolding" held LEFT JOIN "ScrumTeam" team ON team.id = held."scrumTeamId"
        WHERE held."flowTeamId" = f.id AND held."personId" = ${actor.personId}::uuid
          AND held."endedAt" IS NULL) AS held,
      (SELECT json_agg(json_build_object('slug', slug, 'name', name) ORDER BY name)
        FROM "FlowTeam" WHERE id = ANY(${flowTeamIdsOf(actor)}::uuid[])
          OR (${actor.isAdministrator} AND "isDemo" = ${actor.confinedTo !== undefined})) AS "flowTeams"
    FROM "FlowTeam" f WHERE f.id = ${flowTeam.id}::uuid`;
  if (!row) throw new Error("The Flow Team went away while it was read.");
  const { held, ...counts } = row;
  const myTeams = new Map(held.flatMap(({ team }) => (team ? [[team.id, team] as const] : [])));
  const { id, slug, name, product, state, isDemo } = flowTeam;
  return {
    ...counts,
    dependenciesToAnswer: held.some(({ role }) => role === "po") ? counts.dependenciesToAnswer : null,
    flowTeam: { id, slug, name, product, state, isDemo },
    flowTeams: counts.flowTeams ?? [],
    me: {
      id: actor.personId,
      name: actor.name,
      roles: rolesInWords(actor, held),
      isGuest: !actor.isAdministrator && held.every(({ role }) => role === "stakeholder"),
      isAdministrator: actor.isAdministrator,
    },
    myTeams: [...myTeams.values()],
  };
}

/** A Flow Team in the list of those somebody may open. */
export type FlowTeamInList = {
  slug: string;
  name: string;
  product: string;
  state: FlowTeamState;
  isDemo: boolean;
  teamCount: number;
  peopleCount: number;
  /** The number of its running Flow Sprint. */
  sprint: number | null;
};

/** The Flow Teams the actor may open, retired ones last, then by name: one statement. */
export async function listFlowTeams(actor: Actor): Promise<FlowTeamInList[]> {
  return db().$queryRaw<FlowTeamInList[]>`
    SELECT slug, name, product, state::text AS state, "isDemo",
      (SELECT count(*)::int FROM "ScrumTeam"
        WHERE "flowTeamId" = f.id AND "retiredAt" IS NULL) AS "teamCount",
      (SELECT count(DISTINCT "personId")::int FROM "RoleHolding"
        WHERE "flowTeamId" = f.id AND "endedAt" IS NULL AND role <> 'stakeholder') AS "peopleCount",
      (SELECT number FROM "FlowSprint"
        WHERE "flowTeamId" = f.id AND state = 'running' LIMIT 1) AS sprint
    FROM "FlowTeam" f
    WHERE id = ANY(${flowTeamIdsOf(actor)}::uuid[])
      OR (${actor.isAdministrator} AND "isDemo" = ${actor.confinedTo !== undefined})
    ORDER BY state = 'retired', name`;
}

/** The Flow Teams somebody holds a role in. */
function flowTeamIdsOf(actor: Actor): string[] {
  return [...new Set(actor.roles.map((held) => held.flowTeamId))];
}

/** "Chief Scrum Master"; "Product Owner in Harbour and Tides"; "Administrator". */
function rolesInWords(actor: Actor, held: FrameRow["held"]): string {
  const words = roles.flatMap((role) => {
    const here = held.filter((one) => one.role === role);
    const teams = here.flatMap(({ team }) => (team ? [team.name] : []));
    if (here.length === 0) return [];
    return teams.length > 0 ? `${roleNames[role]} in ${teams.join(" and ")}` : roleNames[role];
  });
  if (actor.isAdministrator) words.push("Administrator");
  return words.join(", ");
}
