import "server-only";
import { mergeEdits } from "@/lib/domain/edit";
import { checkClaim, checkSprintOpen, mayClaim } from "@/lib/domain/events/claims";
import { ChangeClaim, ClaimEpic, WithdrawClaim } from "@/lib/domain/events/claim-schema";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { counted } from "@/lib/domain/words";
import { type CommandContext, command, requireCapability } from "@/lib/server/command";
import { tell } from "@/lib/server/conversations/tell";
import { posOf } from "@/lib/server/dependencies/dependency-facts";
import { enterPlan, holdEpic } from "./claim-facts";

type Named = { flowTeamId: string; sprintNumber: number; epicId: string; teamId: string };

/**
 * Claims points of an Epic for a team in a Flow Sprint (BLG-1). Several teams may; a claim moves no
 * Stories. An Override lying ready for the Epic is used up.
 */
export const claimEpic = command({
  name: "events.claimEpic",
  input: ClaimEpic,
  async run(context, { points, claimedById: claimedBefore = null, ...named }) {
    const { tx, actor, now } = context;
    // Where the withdrawal of a claim is taken back, by whoever withdrew it, the claim it had was let through already.
    const isTakenBack = context.undoOf !== null;
    const entered = await enterClaim(context, named, isTakenBack ? "withdraw claims" : "claim epics");
    if (!entered.ok) return entered;
    const { epic, team, sprint } = entered.value;
    const existing = await findClaim(context, named);
    if (existing)
      return existing.points === points ? ok({ points }) : refuse(claimedAlready(epic, team, existing.points));
    const plain = checkClaim(epic, sprint, isTakenBack);
    if (!plain.ok) {
      const overridden = plain.refusal.rule === "BLG-1" && (await spendOverride(context, epic.id));
      if (!overridden) return plain;
    }
    const claimedById = isTakenBack ? claimedBefore : actor.personId;
    const made = await tx.claim.createMany({
      data: [{ ...named, points, claimedById, claimedAt: now }],
      skipDuplicates: true,
    });
    if (made.count === 0) {
      const first = await findClaim(context, named);
      return first?.points === points ? ok({ points }) : refuse(claimedAlready(epic, team, first?.points ?? 0));
    }
    if (isTakenBack) await tellTeam(context, named, entered.value, "brought back");
    recordClaim(context, named, entered.value, { before: null, after: points });
    return ok({ points });
  },
});

/** Changes how many points of an Epic a team means to do. */
export const changeClaim = command({
  name: "events.changeClaim",
  input: ChangeClaim,
  async run(context, { points, ...named }) {
    const entered = await enterClaim(context, named, "claim epics");
    if (!entered.ok) return entered;
    const claim = await lockClaim(context, named);
    if (!claim) return notFound("claim");
    const merged = mergeEdits({ points: claim.points }, { points: { seen: points.seen as number, to: points.to } });
    if (!merged.ok) return merged;
    if (merged.value.after.points === undefined) return ok(null);
    await context.tx.claim.update({ where: keyOf(named), data: { points: points.to } });
    recordClaim(context, named, entered.value, { before: claim.points, after: points.to });
    return ok(null);
  },
});

/** Withdraws a team's claim, by its PO or the CSM: the Epic is offered again. */
export const withdrawClaim = command({
  name: "events.withdrawClaim",
  input: WithdrawClaim,
  async run(context, named) {
    const entered = await enterClaim(context, named, "withdraw claims");
    if (!entered.ok) return entered;
    const claim = await lockClaim(context, named);
    if (!claim) return ok(null);
    await context.tx.claim.delete({ where: keyOf(named) });
    await tellTeam(context, named, entered.value, "withdrew");
    recordClaim(context, named, entered.value, { before: claim.points, after: null, claimedById: claim.claimedById });
    return ok(null);
  },
});

type Entered = {
  epic: NonNullable<Awaited<ReturnType<typeof holdEpic>>>;
  team: { name: string };
  sprint: { number: number; state: "planned" | "running" | "closed" };
};

/** Lets whoever may do it, the PO of the team above all, into its claims in a Flow Sprint that is open. */
async function enterClaim(
  context: CommandContext,
  named: Named,
  capability: "claim epics" | "withdraw claims",
): Promise<Result<Entered>> {
  const { flowTeamId, sprintNumber, epicId, teamId } = named;
  const entered = await enterPlan(context, flowTeamId, sprintNumber);
  if (!entered.ok) return entered;
  const team = await context.tx.scrumTeam.findFirst({
    where: { id: teamId, flowTeamId, retiredAt: null },
    select: { name: true },
  });
  if (!team) return notFound("Scrum Team");
  const allowed = requireCapability(context.actor, capability, { flowTeamId, scrumTeamId: teamId });
  if (!allowed.ok) return allowed;
  const open = checkSprintOpen(entered.value.sprint);
  if (!open.ok) return open;
  const epic = await holdEpic(context, flowTeamId, epicId);
  return epic ? ok({ epic, team, ...entered.value }) : notFound("Epic");
}

const keyOf = (named: Named) => ({ flowTeamId_sprintNumber_epicId_teamId: named });

function findClaim({ tx }: CommandContext, named: Named): Promise<{ points: number } | null> {
  return tx.claim.findUnique({ where: keyOf(named), select: { points: true } });
}

async function lockClaim({ tx }: CommandContext, { flowTeamId, sprintNumber, epicId, teamId }: Named) {
  const [claim] = await tx.$queryRaw<{ points: number; claimedById: string | null }[]>`
    SELECT points, "claimedById" FROM "Claim" WHERE "flowTeamId" = ${flowTeamId}::uuid AND "sprintNumber" = ${sprintNumber}
      AND "epicId" = ${epicId}::uuid AND "teamId" = ${teamId}::uuid FOR UPDATE`;
  return claim ?? null;
}

/** Uses the Override up that lies ready for claiming the Epic; false where none does. */
async function spendOverride({ tx, now }: CommandContext, epicId: string): Promise<boolean> {
  const used = await tx.override.updateMany({
    where: { itemId: epicId, rule: "BLG-1", transition: "claim", usedAt: null },
    data: { usedAt: now },
  });
  return used.count > 0;
}

/** Says to the team's PO what the CSM did with its claim. */
async function tellTeam(
  context: CommandContext,
  { flowTeamId, sprintNumber, teamId }: Named,
  { epic, team }: Entered,
  did: "withdrew" | "brought back",
): Promise<void> {
  if (mayClaim(context.actor, flowTeamId, teamId)) return;
  await tell(context, flowTeamId, {
    to: await posOf(context.tx, flowTeamId, teamId),
    kind: "event",
    item: { kind: "Epic", id: epic.id, title: `E-${epic.number} ${epic.title}` },
    text: `${did} ${team.name}'s claim of E-${epic.number} in S${sprintNumber}`,
  });
}

/** Into the Epic's own history, where who wonders will look. */
function recordClaim(
  context: CommandContext,
  named: Named,
  { epic, team }: Entered,
  { before, after, claimedById }: { before: number | null; after: number | null; claimedById?: string | null },
): void {
  const say = (points: number | null) =>
    points === null ? null : { claim: `${team.name}, S${named.sprintNumber}: ${counted(points, "point")}` };
  const undo =
    before === null
      ? { command: "events.withdrawClaim", input: named }
      : after === null
        ? { command: "events.claimEpic", input: { ...named, points: before, claimedById } }
        : { command: "events.changeClaim", input: { ...named, points: { seen: after, to: before } } };
  context.record({
    flowTeamId: named.flowTeamId,
    item: { kind: "Epic", id: epic.id, title: `E-${epic.number} ${epic.title}` },
    before: say(before) ?? { claim: null },
    after: say(after) ?? { claim: null },
    undo,
  });
  context.changed({ flowTeamId: named.flowTeamId, context: "claims", id: epic.id });
}

const claimedAlready = (epic: { number: number }, team: { name: string }, points: number) =>
  ({
    code: "stale",
    message: `${team.name} claims E-${epic.number} already, with ${counted(points, "point")}.`,
    wayOut: "Change the points of that claim.",
  }) as const;
