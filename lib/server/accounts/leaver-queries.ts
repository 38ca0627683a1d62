import "server-only";
import { roleNames } from "@/lib/domain/access";
import { type LeaverRole, rolesLeftBehind } from "@/lib/domain/accounts/leaving";
import { nameOf } from "@/lib/domain/flow-teams/facts";
import { db } from "@/lib/server/db";
import { loadFacts } from "@/lib/server/flow-teams/facts";

/** What somebody would leave behind in one Flow Team, and who could take it. */
type LeftBehind = {
  flowTeamId: string;
  flowTeam: string;
  roles: LeaverRole[];
  openEpics: number;
  people: { id: string; name: string; hint: string }[];
};

/** What a person would leave behind, by Flow Team. Two statements, and one for each Flow Team. */
export async function getLeftBehind(personId: string): Promise<LeftBehind[]> {
  const owned = await db().epic.groupBy({
    by: ["flowTeamId"],
    where: { ownerId: personId, deletedAt: null, status: { notIn: ["done", "dropped"] } },
    _count: true,
  });
  const flowTeams = await db().flowTeam.findMany({
    where: {
      OR: [{ roles: { some: { personId, endedAt: null } } }, { id: { in: owned.map(({ flowTeamId }) => flowTeamId) } }],
    },
    select: { id: true, name: true, state: true },
    orderBy: { name: "asc" },
  });
  return Promise.all(
    flowTeams.map(async (flowTeam) => {
      const facts = await loadFacts(db(), flowTeam);
      const rolesOf = new Map<string, string[]>();
      for (const held of facts.holdings) {
        if (held.personId === personId) continue;
        rolesOf.set(held.personId, [...(rolesOf.get(held.personId) ?? []), roleNames[held.role]]);
      }
      return {
        flowTeamId: flowTeam.id,
        flowTeam: flowTeam.name,
        roles: rolesLeftBehind(facts, personId),
        openEpics: owned.find(({ flowTeamId }) => flowTeamId === flowTeam.id)?._count ?? 0,
        people: [...rolesOf]
          .map(([id, roles]) => ({ id, name: nameOf(facts, id), hint: [...new Set(roles)].join(", ") }))
          .sort((a, b) => a.name.localeCompare(b.name, "en")),
      };
    }),
  );
}
