import "server-only";
import type { EpicOnGround } from "@/lib/domain/backlog/ground";
import { type DependenciesView, type Judged, dependencyName, judgeAll } from "@/lib/domain/dependencies/view";
import { type RiskRow, type RisksView, missingInRisk } from "@/lib/domain/dependencies/risks";
import { neededBy } from "@/lib/domain/dependencies/standing";
import type { OutputFact } from "@/lib/domain/events/outputs";
import type { Tx } from "@/lib/server/db";
import { dependenciesViewJson, risksViewJson } from "@/lib/server/dependencies/queries";

/** A Dependency as Flow Sprint Planning looks at it. */
export type PlannedDependency = Judged & { name: string; isDone: boolean; giverIsLive: boolean };

/** Those needed by a Flow Sprint: all that are open still, and those of this sprint that came already. */
export async function plannedDependencies(tx: Tx, flowTeamId: string, sprint: number): Promise<PlannedDependency[]> {
  const [view, epics, teams] = await Promise.all([
    dependenciesViewJson(flowTeamId, tx).then((json) => JSON.parse(json) as DependenciesView),
    tx.epic.findMany({
      where: { flowTeamId, deletedAt: null },
      select: {
        id: true,
        number: true,
        title: true,
        status: true,
        leadTeamId: true,
        firstSprint: true,
        lastSprint: true,
        rank: true,
      },
    }),
    tx.scrumTeam.findMany({ where: { flowTeamId }, select: { id: true, name: true, retiredAt: true } }),
  ]);
  const judged = judgeAll(view, { epics: epics satisfies EpicOnGround[] });
  const open = new Set(neededBy(judged, sprint).map(({ id }) => id));
  const nameOf = (id: string) => teams.find((team) => team.id === id)?.name ?? "a team";
  const isDone = ({ standing, needed }: Judged) => standing.kind === "satisfied" && needed === sprint;
  return judged
    .filter((dependency) => open.has(dependency.id) || isDone(dependency))
    .map((dependency) => ({
      ...dependency,
      name: `D-${dependency.number} ${dependencyName(dependency, nameOf)}`,
      isDone: isDone(dependency),
      giverIsLive: teams.some(({ id, retiredAt }) => id === dependency.giverTeamId && retiredAt === null),
    }));
}

/** The Risks that are open. */
export async function openRisks(tx: Tx, flowTeamId: string): Promise<RiskRow[]> {
  const { risks } = JSON.parse(await risksViewJson(flowTeamId, tx)) as RisksView;
  return risks.filter(({ closedAt }) => closedAt === null);
}

/** RISK-1 over the open Risks, as an output: each has its owner, its class and what that takes. */
export function riskFact(risks: readonly RiskRow[], href: (risk: RiskRow) => string): OutputFact {
  const missing = risks.flatMap((risk) => {
    const lacks = missingInRisk(risk);
    return lacks.length > 0
      ? [{ label: `R-${risk.number} ${risk.title} lacks ${lacks.join(", ")}`, href: href(risk) }]
      : [];
  });
  return { met: risks.length - missing.length, of: risks.length, missing };
}
