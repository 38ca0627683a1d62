import "server-only";
import type { Reveal } from "@/lib/domain/events/ballots";
import type { Minutes } from "@/lib/domain/events/minutes";
import { roundsOf, sayRound } from "@/lib/domain/events/poker";
import { counted } from "@/lib/domain/words";
import { plannedCapacity } from "@/lib/domain/calendar/capacity";
import { computedCapacitiesJson } from "@/lib/server/calendar/capacity-queries";
import type { CommandContext, ReadContext } from "@/lib/server/command";
import type { FlowSprintEvent } from "@/prisma/client/client";
import { readBecameReady } from "./refinement-queries";
import { readCapacities, readTeamPlans } from "./team-plan-queries";

type Sections = Minutes["sections"];

/** What a Product Backlog Refinement adds to its minutes: what became Ready, and how Stories were estimated. */
export async function refinementSections({ tx }: ReadContext, { id }: FlowSprintEvent): Promise<Sections> {
  const ready = await readBecameReady(tx, id);
  return filled([
    { title: "Became Ready", lines: ready.map(({ number, title }) => `S-${number} ${title}`) },
    { title: "Estimated", lines: await estimates(tx, id) },
  ]);
}

/** What a Team Sprint Planning adds to its minutes: goal, Sprint Backlog, and how Stories were estimated. */
export async function teamPlanningSections(
  { tx }: ReadContext,
  { id, flowTeamId, sprintNumber, teamId }: FlowSprintEvent,
): Promise<Sections> {
  if (!teamId) return [];
  const [[plan], capacities, stories] = await Promise.all([
    readTeamPlans(tx, { flowTeamId, sprintNumber, teamId }),
    readCapacities(tx, { flowTeamId, sprintNumber }, await computedCapacitiesJson(flowTeamId, tx)),
    tx.sprintEntry.findMany({
      where: { flowTeamId, sprintNumber, teamId, leftAt: null },
      select: { story: { select: { number: true, title: true, estimate: true, _count: { select: { tasks: true } } } } },
      orderBy: { story: { teamRank: "asc" } },
    }),
  ]);
  const capacity = capacities.get(teamId);
  const load =
    plan && capacity ? `${plan.committed.points} of ${counted(plannedCapacity(capacity).points, "point")}` : "";
  return filled([
    { title: "Team Sprint Goal", lines: plan?.goal ? [plan.goal] : [] },
    {
      title: load ? `Sprint Backlog, ${load}` : "Sprint Backlog",
      lines: stories.map(({ story: { number, title, estimate, _count } }) =>
        [
          `S-${number} ${title}`,
          counted(estimate ?? 0, "point"),
          ...(_count.tasks > 0 ? [counted(_count.tasks, "Task")] : []),
        ].join(", "),
      ),
    },
    { title: "Estimated", lines: await estimates(tx, id) },
  ]);
}

/** Each Story estimated with the votes of its rounds, in the order they were opened. */
async function estimates(tx: CommandContext["tx"], eventId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<
    { number: number; title: string; result: string | null; round: number; revealed: Reveal | null }[]
  >`
    SELECT s.number, s.title, b.result, b.round, b.revealed
    FROM "Ballot" b JOIN "Story" s ON s.id = b."subjectId"
    WHERE b."eventId" = ${eventId}::uuid AND b.kind = 'poker' AND b.revealed IS NOT NULL
    ORDER BY b."openedAt", b.id`;
  return rows.map(({ number, title, result, ...ballot }) => {
    const rounds = roundsOf(ballot).map(sayRound).join("; ");
    return `S-${number} ${title}: ${result ? counted(Number(result), "point") : "no number agreed on"} (${rounds})`;
  });
}

const filled = (sections: Sections): Sections => sections.filter(({ lines }) => lines.length > 0);
