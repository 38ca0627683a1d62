import "server-only";
import { planLeaving } from "@/lib/domain/accounts/leaving";
import { mayManage } from "@/lib/domain/accounts/policy";
import { DeactivatePerson } from "@/lib/domain/accounts/schema";
import { type Result, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command } from "@/lib/server/command";
import { loadFacts } from "@/lib/server/flow-teams/facts";
import { lockFlowTeam } from "@/lib/server/flow-teams/lock";
import { writeSeats } from "@/lib/server/flow-teams/seats";
import { revokeLinks } from "./links";
import { type ManagedPerson, lockAdministrators, openManaged } from "./managed";
import { keepsAdministrator } from "./people-commands";
import { endSignIns, personItem } from "./person";

/**
 * Deactivates a leaver: hands over their roles and open Epics, ends their sign-ins and links, all
 * or nothing. Refuses where a role that must be held would stay empty (TEAM-3, TEAM-4).
 */
export const deactivatePerson = command({
  name: "accounts.deactivatePerson",
  input: DeactivatePerson,
  async run(context, input) {
    const { tx, actor, now } = context;
    const { personId } = input;
    const opened = await openManaged(tx, actor, personId, mayManage);
    if (!opened.ok) return opened;
    if (personId === actor.personId) return notOneself;
    if (opened.value.deactivatedAt) return ok(null);
    const flowTeamIds = await flowTeamsOf(context, opened.value);
    for (const flowTeamId of flowTeamIds) await lockFlowTeam(tx, flowTeamId);
    const active = await lockAdministrators(tx, opened.value.isDemo);
    if (opened.value.isAdministrator) {
      const left = keepsAdministrator(active, personId);
      if (!left.ok) return left;
    }
    // With the Flow Teams locked the roles hold still: whether the actor may is asked again.
    const again = await openManaged(tx, actor, personId, mayManage);
    if (!again.ok) return again;
    const successors = await activeOf(context, input, again.value);
    for (const flowTeamId of flowTeamIds) {
      const left = await leaveFlowTeam(context, flowTeamId, input, successors);
      if (!left.ok) return left;
    }
    await tx.person.update({ where: { id: personId }, data: { deactivatedAt: now } });
    await revokeLinks(tx, { personId, now });
    context.record({
      flowTeamId: null,
      item: personItem(again.value),
      before: { deactivated: false },
      after: { deactivated: true },
    });
    for (const flowTeamId of flowTeamIds) {
      context.changed({ flowTeamId, context: "accounts", id: personId });
    }
    await endSignIns(context, { personId, name: again.value.name, now });
    return ok(null);
  },
});

/** The Flow Teams a person holds a role or owns an open Epic in, in the order they are locked. */
async function flowTeamsOf({ tx }: CommandContext, person: ManagedPerson): Promise<string[]> {
  const owned = await tx.epic.findMany({
    where: { ownerId: person.id, ...openEpic },
    select: { flowTeamId: true },
    distinct: ["flowTeamId"],
  });
  const all = [...person.roles, ...owned].map(({ flowTeamId }) => flowTeamId);
  return [...new Set(all)].sort();
}

/** Those of the named successors who are on the leaver's side of the demo and not deactivated. */
async function activeOf(
  { tx }: CommandContext,
  { roles, epics }: DeactivatePerson,
  { isDemo }: ManagedPerson,
): Promise<Set<string>> {
  const named = [...roles, ...epics].map(({ successorId }) => successorId);
  const found = await tx.person.findMany({
    where: { id: { in: named }, deactivatedAt: null, isDemo },
    select: { id: true },
  });
  return new Set(found.map(({ id }) => id));
}

async function leaveFlowTeam(
  context: CommandContext,
  flowTeamId: string,
  input: DeactivatePerson,
  active: ReadonlySet<string>,
): Promise<Result<null>> {
  const { tx } = context;
  const flowTeam = await tx.flowTeam.findUniqueOrThrow({ where: { id: flowTeamId } });
  const facts = await loadFacts(tx, flowTeam);
  const here = new Set(facts.holdings.map((held) => held.personId).filter((id) => active.has(id)));
  const successions = input.roles.filter((one) => one.flowTeamId === flowTeamId);
  const plan = planLeaving(facts, input.personId, successions, here);
  if (!plan.ok) return plan;
  await writeSeats(context, flowTeamId, facts, plan.value);
  const owner = input.epics.find((one) => one.flowTeamId === flowTeamId)?.successorId ?? null;
  if (owner !== null && (!here.has(owner) || owner === input.personId)) return noOwner;
  return passEpics(context, flowTeamId, input.personId, owner);
}

async function passEpics(
  { tx, record, changed }: CommandContext,
  flowTeamId: string,
  ownerId: string,
  successorId: string | null,
): Promise<Result<null>> {
  const where = { flowTeamId, ownerId, ...openEpic };
  const epics = await tx.epic.findMany({ where, select: { id: true, title: true } });
  if (epics.length === 0) return ok(null);
  await tx.epic.updateMany({ where, data: { ownerId: successorId } });
  for (const epic of epics) {
    record({
      flowTeamId,
      item: { kind: "Epic", ...epic },
      before: { ownerId },
      after: { ownerId: successorId },
    });
    changed({ flowTeamId, context: "backlog", id: epic.id });
  }
  return ok(null);
}

const openEpic = { deletedAt: null, status: { notIn: ["done" as const, "dropped" as const] } };

const notOneself = refuse({
  code: "rule",
  message: "Nobody deactivates themselves.",
  wayOut: "Ask another Administrator to do it.",
});

const noOwner = refuse({
  code: "invalid",
  message: "The Epics can't go to this person.",
  wayOut: "Choose somebody who is in this Flow Team and not deactivated.",
});
