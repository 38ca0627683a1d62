import "server-only";
import { roleNames } from "@/lib/domain/access";
import { type FlowTeamFacts, type Holding, nameOf, teamNameOf } from "@/lib/domain/flow-teams/facts";
import { type Skill, skills as allSkills } from "@/lib/domain/flow-teams/skills";
import type { CommandContext } from "@/lib/server/command";

type UndoStep = { command: string; input: object };

/**
 * Writes who leaves and who takes which role, the leaving first, so that a role changes hands within
 * one transaction. Records each on its person, the first with the undo. Everybody named has a
 * Membership already.
 *
 * @param facts name the people and teams in history
 */
export async function writeSeats(
  { tx, now, record, changed }: CommandContext,
  flowTeamId: string,
  facts: FlowTeamFacts,
  change: { ended?: readonly Holding[]; begun?: readonly Holding[]; undo?: UndoStep },
): Promise<void> {
  const { ended = [], begun = [] } = change;
  if (ended.length > 0) {
    await tx.roleHolding.updateMany({
      where: { flowTeamId, endedAt: null, OR: ended.map((held) => ({ ...held })) },
      data: { endedAt: now },
    });
  }
  if (begun.length > 0) {
    await tx.roleHolding.createMany({ data: begun.map((held) => ({ ...held, flowTeamId, since: now })) });
  }
  let undo = change.undo;
  for (const { held, isBegun } of [
    ...ended.map((one) => ({ held: one, isBegun: false })),
    ...begun.map((one) => ({ held: one, isBegun: true })),
  ]) {
    const what = {
      role: roleNames[held.role],
      ...(held.scrumTeamId && { scrumTeam: teamNameOf(facts, held.scrumTeamId) }),
    };
    record({
      flowTeamId,
      item: { kind: "Role", id: held.personId, title: nameOf(facts, held.personId) },
      before: isBegun ? null : what,
      after: isBegun ? what : null,
      ...(undo && { undo }),
    });
    undo = undefined;
    changed({ flowTeamId, context: "flow-teams", id: held.personId });
  }
}

/** Makes people part of a Flow Team; who is already keeps their skills and gets the new ones too. */
export async function writeMemberships(
  { tx, now }: CommandContext,
  flowTeamId: string,
  people: readonly { personId: string; skills: readonly Skill[] }[],
): Promise<void> {
  const wanted = new Map<string, Set<Skill>>();
  for (const { personId, skills } of people) {
    wanted.set(personId, new Set([...(wanted.get(personId) ?? []), ...skills]));
  }
  const known = await tx.membership.findMany({
    where: { flowTeamId, personId: { in: [...wanted.keys()] } },
    select: { personId: true, skills: true },
  });
  const had = new Map(known.map((one) => [one.personId, one.skills]));
  await tx.membership.createMany({
    data: [...wanted]
      .filter(([personId]) => !had.has(personId))
      .map(([personId, skills]) => ({ flowTeamId, personId, skills: inOrder(skills), createdAt: now })),
  });
  for (const [personId, skills] of wanted) {
    const before = had.get(personId);
    const after = inOrder(new Set([...(before ?? []), ...skills]));
    if (before && after.length > before.length) {
      await tx.membership.update({
        where: { flowTeamId_personId: { flowTeamId, personId } },
        data: { skills: after },
        select: { personId: true },
      });
    }
  }
}

const inOrder = (chosen: ReadonlySet<Skill>): Skill[] => allSkills.filter((skill) => chosen.has(skill));
