import "server-only";
import type { FlowSprintState } from "@/lib/domain/calendar/calendar";
import { can } from "@/lib/domain/access";
import type { EpicStatus, Feasibility } from "@/lib/domain/backlog/kinds";
import { type Result, notFound, ok } from "@/lib/domain/result";
import type { CommandContext } from "@/lib/server/command";
import { refuseRetired } from "@/lib/server/flow-teams/entry";

type Ground = { sprint: { number: number; state: FlowSprintState } };

/**
 * The Flow Sprint that objectives and claims are for, held open until the transaction ends: its
 * close waits. It is shared, so that all POs claim at once.
 */
export async function enterPlan(
  { tx, actor }: Pick<CommandContext, "tx" | "actor">,
  flowTeamId: string,
  sprintNumber: number,
): Promise<Result<Ground>> {
  if (!can(actor, "see the roadmap", { flowTeamId })) return notFound("Flow Sprint");
  const [row] = await tx.$queryRaw<{ flowTeam: "forming" | "active" | "retired"; state: FlowSprintState }[]>`
    SELECT f.state::text AS "flowTeam", s.state::text AS state
    FROM "FlowSprint" s JOIN "FlowTeam" f ON f.id = s."flowTeamId"
    WHERE s."flowTeamId" = ${flowTeamId}::uuid AND s.number = ${sprintNumber} FOR SHARE OF s`;
  if (!row) return notFound("Flow Sprint");
  return row.flowTeam === "retired" ? refuseRetired : ok({ sprint: { number: sprintNumber, state: row.state } });
}

/** An Epic as BLG-1 looks at it, held as it is until the transaction ends. */
type HeldEpic = {
  id: string;
  number: number;
  title: string;
  status: EpicStatus;
  value: number | null;
  effort: number | null;
  hasRiskNote: boolean;
  acceptanceConditions: number;
  feasibility: Feasibility | null;
};

/** Null where there is no such Epic. */
export async function holdEpic(
  { tx }: Pick<CommandContext, "tx">,
  flowTeamId: string,
  epicId: string,
): Promise<HeldEpic | null> {
  const [epic] = await tx.$queryRaw<HeldEpic[]>`
    SELECT id, number, title, status::text AS status, value, effort, trim("riskNote") <> '' AS "hasRiskNote",
      coalesce(cardinality("acceptanceConditions"), 0) AS "acceptanceConditions", feasibility::text AS feasibility
    FROM "Epic" WHERE id = ${epicId}::uuid AND "flowTeamId" = ${flowTeamId}::uuid AND "deletedAt" IS NULL FOR SHARE`;
  return epic ?? null;
}
