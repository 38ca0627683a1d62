import "server-only";
import type { EpicOnGround } from "@/lib/domain/backlog/ground";
import { type DependenciesView, type Judged, judgeAll } from "@/lib/domain/dependencies/view";
import { type RiskRow, type RisksView, missingInRisk } from "@/lib/domain/dependencies/risks";
import { neededBy, unsettledWords } from "@/lib/domain/dependencies/standing";
import { isTakenUp } from "@/lib/domain/events/claims";
import type { OutputFact } from "@/lib/domain/events/outputs";
import { dependencyLine, dependencyTitle } from "@/lib/domain/events/planning-lines";
import { allOf } from "@/lib/domain/words";
import type { Tx } from "@/lib/server/db";
import { dependenciesViewJson, risksViewJson } from "@/lib/server/dependencies/queries";

/** A Dependency as Flow Sprint Planning looks at it. */
export type PlannedDependency = Judged & {
  /** The teams and what it is about. */
  name: string;
  /** The name and how it stands, to be understood without the app. */
  line: string;
  /** What keeps it from being settled, where something does. */
  unsettled: string;
  giverIsLive: boolean;
};

/** Those that the planning of a Flow Sprint is about. */
export async function plannedDependencies(tx: Tx, flowTeamId: string, sprint: number): Promise<PlannedDependency[]> {
  const [view, epics, sprints, teams] = await Promise.all([
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
    tx.flowSprint.findMany({ where: { flowTeamId }, select: { number: true, state: true } }),
    tx.scrumTeam.findMany({ where: { flowTeamId }, select: { id: true, name: true, retiredAt: true } }),
  ]);
  const judged = judgeAll(view, { epics: epics satisfies EpicOnGround[], sprints });
  const nameOf = (id: string) => teams.find((team) => team.id === id)?.name ?? "a team";
  return neededBy(judged, sprint).map((dependency) => ({
    ...dependency,
    name: dependencyTitle(dependency, nameOf),
    line: dependencyLine(dependency, nameOf),
    unsettled: unsettledWords(dependency, nameOf),
    giverIsLive: teams.some(({ id, retiredAt }) => id === dependency.giverTeamId && retiredAt === null),
  }));
}

/** The CPO's objectives for a Flow Sprint in their order, and whether a team has taken them up. */
export async function plannedObjectives(
  tx: Tx,
  flowTeamId: string,
  sprintNumber: number,
): Promise<{ text: string; isTakenUp: boolean }[]> {
  const [objectives, claims] = await Promise.all([
    tx.objective.findMany({
      where: { flowTeamId, sprintNumber, deletedAt: null },
      orderBy: { rank: "asc" },
      select: { text: true, epics: { select: { epicId: true } } },
    }),
    tx.claim.findMany({ where: { flowTeamId, sprintNumber }, select: { epicId: true } }),
  ]);
  return objectives.map(({ text, epics }) => ({
    text,
    isTakenUp: isTakenUp({ epicIds: epics.map(({ epicId }) => epicId) }, claims),
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
      ? [{ label: `R-${risk.number} ${risk.title} lacks ${allOf(lacks)}`, href: href(risk) }]
      : [];
  });
  return { met: risks.length - missing.length, of: risks.length, missing };
}
