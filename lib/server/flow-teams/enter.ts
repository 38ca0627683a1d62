import "server-only";
import type { Capability } from "@/lib/domain/access";
import type { FlowTeamFacts } from "@/lib/domain/flow-teams/facts";
import { type Result, notFound, ok } from "@/lib/domain/result";
import { type CommandContext, requireCapability } from "@/lib/server/command";
import { enterFlowTeam } from "./access";
import { loadFacts } from "./facts";
import type { LockedFlowTeam } from "./lock";

/**
 * How each command of this context begins: locks the Flow Team, checks that it exists for the actor
 * and can still change, then the capability, then loads what the rules look at.
 */
export async function enterWith(
  { tx, actor }: CommandContext,
  capability: Capability,
  scope: { flowTeamId: string; scrumTeamId?: string | null },
): Promise<Result<{ flowTeam: LockedFlowTeam; facts: FlowTeamFacts }>> {
  const entered = await enterFlowTeam(tx, actor, scope.flowTeamId);
  if (!entered.ok) return entered;
  const allowed = requireCapability(actor, capability, scope);
  if (!allowed.ok) return allowed;
  return ok({ flowTeam: entered.value, facts: await loadFacts(tx, entered.value) });
}

/** Refuses a Scrum Team that isn't this Flow Team's, or is retired. Null names none, which is fine. */
export function checkTeam(facts: FlowTeamFacts, scrumTeamId: string | null): Result<null> {
  const isHere = scrumTeamId === null || facts.teams.some((team) => team.id === scrumTeamId);
  return isHere ? ok(null) : notFound("Scrum Team");
}

/** Refuses a person who never had a part in this Flow Team. */
export function checkPerson(facts: FlowTeamFacts, personId: string): Result<null> {
  return facts.people[personId] ? ok(null) : notFound("person");
}
