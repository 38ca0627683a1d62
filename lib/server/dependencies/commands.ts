import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { can } from "@/lib/domain/access";
import { type DependencyTeams, teamsChanged, teamsNow } from "@/lib/domain/dependencies/follow";
import { itemName } from "@/lib/domain/dependencies/rules";
import {
  EditDependency,
  RaiseDependency,
  RestoreDependency,
  WithdrawDependency,
} from "@/lib/domain/dependencies/schema";
import { type Edits, inverseEdits, mergeEdits } from "@/lib/domain/edit";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command } from "@/lib/server/command";
import { tell } from "@/lib/server/conversations/tell";
import {
  askWords,
  endsOf,
  enterAsContributor,
  findDependency,
  judge,
  loadEnd,
  posOf,
  speaksFor,
  tellOfDependency,
  titleOf,
} from "./dependency-facts";

/**
 * Draws a Dependency from what needs to what gives (DEP-1). Whoever didn't raise it answers: raised
 * by somebody of the giver's team, the needer's PO does, else the giver's, who is told.
 */
export const raiseDependency = command({
  name: "dependencies.raiseDependency",
  input: RaiseDependency,
  run: (context, input) => writeDependency(context, input),
});

/**
 * Raises a Dependency in the transaction of the caller, as `raiseDependency` does. `raisingTeamId` is the
 * team it is raised for, where that isn't told by who raises it: the other one answers.
 */
export async function writeDependency(
  context: CommandContext,
  { flowTeamId, note, neededBySprint, promisedForSprint, ...input }: z.infer<typeof RaiseDependency>,
  raisingTeamId?: string,
): Promise<Result<{ id: string; number: number }>> {
  const { tx, actor, record, changed } = context;
  const { neederStoryId, neederEpicId, neederTeamId, giverStoryId, giverEpicId, giverTeamId } = input;
  const entered = await enterAsContributor(context, flowTeamId);
  if (!entered.ok) return entered;
  const needer = await loadEnd(tx, flowTeamId, {
    storyId: neederStoryId,
    epicId: neederEpicId,
    teamId: neederTeamId,
  });
  if (!needer) return notFound(kindOf(neederStoryId, neederEpicId));
  const giver = await loadEnd(tx, flowTeamId, { storyId: giverStoryId, epicId: giverEpicId, teamId: giverTeamId });
  if (!giver) return notFound(kindOf(giverStoryId, giverEpicId));
  const ids = { neederStoryId, neederEpicId, giverStoryId, giverEpicId };
  if (needer.item && giver.item && (await tx.dependency.count({ where: { ...ids, deletedAt: null } })) > 0) {
    return refuse({
      code: "invalid",
      message: `${itemName(needer.item)} depends on ${itemName(giver.item)} already.`,
      wayOut: "Open that Dependency to change it.",
    });
  }
  const teams = await judge(tx, flowTeamId, { needer, giver });
  if (!teams.ok) return teams;
  const isOf = (scrumTeamId: string) => can(actor, "work in the team", { flowTeamId, scrumTeamId });
  const isOffered = raisingTeamId
    ? raisingTeamId === teams.value.giverTeamId
    : isOf(teams.value.giverTeamId) && !isOf(teams.value.neederTeamId);
  if (promisedForSprint !== null && !speaksFor(context, flowTeamId, teams.value.giverTeamId)) return onlyGivers;
  const answeringTeamId = isOffered ? teams.value.neederTeamId : teams.value.giverTeamId;
  const id = randomUUID();
  const { nextDependencyNumber } = await tx.flowTeam.update({
    where: { id: flowTeamId },
    data: { nextDependencyNumber: { increment: 1 } },
    select: { nextDependencyNumber: true },
  });
  const number = nextDependencyNumber - 1;
  const said = { note, neededBySprint, promisedForSprint };
  const row = { id, flowTeamId, number, answeringTeamId, ...ids, ...teams.value, ...said };
  const dependency = await tx.dependency.create({ data: { ...row, raisedById: actor.personId } });
  const title = await titleOf(tx, dependency);
  record({
    flowTeamId,
    item: { kind: "Dependency", id, title },
    before: null,
    after: said,
    undo: { command: "dependencies.withdrawDependency", input: { flowTeamId, dependencyId: id } },
  });
  await tell(context, flowTeamId, {
    to: await posOf(tx, flowTeamId, answeringTeamId),
    kind: "dependency",
    item: { kind: "Dependency", id, title },
    text: askWords({ needer, giver }, isOffered, said),
  });
  changed({ flowTeamId, context: "dependencies", id });
  return ok({ id, number });
}

function kindOf(storyId: string | null, epicId: string | null): string {
  return storyId ? "Story" : epicId ? "Epic" : "Scrum Team";
}

const onlyGivers = refuse({
  code: "forbidden",
  message: "The team that gives says for which Flow Sprint it promises.",
  wayOut: "Ask a PO of that team, the CPO or the CSM.",
});

type DependencyFields = {
  note: string;
  mitigation: string;
  neededBySprint: number | null;
  promisedForSprint: number | null;
};

/** Edits a Dependency's note, mitigation, and by when it's needed and promised. */
export const editDependency = command({
  name: "dependencies.editDependency",
  input: EditDependency,
  async run(context, { flowTeamId, dependencyId, edits }) {
    const { tx, record, changed } = context;
    const entered = await enterAsContributor(context, flowTeamId);
    if (!entered.ok) return entered;
    const found = await findDependency(tx, flowTeamId, dependencyId);
    if (!found.ok) return found;
    const { note, mitigation, neededBySprint, promisedForSprint, neederTeamId, giverTeamId } = found.value;
    const merged = mergeEdits<DependencyFields>(
      { note, mitigation, neededBySprint, promisedForSprint },
      edits as Edits<DependencyFields>,
    );
    if (!merged.ok) return merged;
    const { before, after } = merged.value;
    if (Object.keys(after).length === 0) return ok(null);
    if (after.promisedForSprint !== undefined && !speaksFor(context, flowTeamId, giverTeamId)) return onlyGivers;
    if (after.neededBySprint !== undefined && !speaksFor(context, flowTeamId, neederTeamId)) {
      return refuse({
        code: "forbidden",
        message: "The team that needs says by which Flow Sprint.",
        wayOut: "Ask a PO of that team, the CPO or the CSM.",
      });
    }
    await tx.dependency.update({ where: { id: dependencyId }, data: after });
    const title = await titleOf(tx, found.value);
    record({
      flowTeamId,
      item: { kind: "Dependency", id: dependencyId, title },
      before,
      after,
      undo: {
        command: "dependencies.editDependency",
        input: { flowTeamId, dependencyId, edits: inverseEdits(before, after) },
      },
    });
    await tellOfDependency(context, found.value, { title, text: changeWords(after) });
    changed({ flowTeamId, context: "dependencies", id: dependencyId });
    return ok(null);
  },
});

function changeWords(after: Partial<DependencyFields>): string {
  const said = (sprint: number | null) => (sprint === null ? "no Flow Sprint" : `S${sprint}`);
  if (after.promisedForSprint !== undefined) return `promises it for ${said(after.promisedForSprint)}`;
  if (after.neededBySprint !== undefined) return `needs it by ${said(after.neededBySprint)}`;
  return after.mitigation === undefined ? "changed what is needed" : "wrote a mitigation";
}

/** Takes a Dependency back: it isn't needed. */
export const withdrawDependency = command({
  name: "dependencies.withdrawDependency",
  input: WithdrawDependency,
  run: (context, { flowTeamId, dependencyId }) => setWithdrawn(context, flowTeamId, dependencyId, true),
});

/** Draws a withdrawn Dependency again, if it still closes no cycle. */
export const restoreDependency = command({
  name: "dependencies.restoreDependency",
  input: RestoreDependency,
  run: (context, { flowTeamId, dependencyId }) => setWithdrawn(context, flowTeamId, dependencyId, false),
});

async function setWithdrawn(
  context: CommandContext,
  flowTeamId: string,
  dependencyId: string,
  gone: boolean,
): Promise<Result<null>> {
  const { tx, actor, now, record, changed } = context;
  const entered = await enterAsContributor(context, flowTeamId);
  if (!entered.ok) return entered;
  const found = await findDependency(tx, flowTeamId, dependencyId, !gone);
  if (!found.ok) return found;
  const dependency = found.value;
  const isOwn = dependency.raisedById === actor.personId;
  if (!isOwn && !speaksFor(context, flowTeamId, dependency.neederTeamId)) {
    return refuse({
      code: "forbidden",
      message: "A Dependency is withdrawn by who raised it, a PO of the team that needs it, the CPO or the CSM.",
      wayOut: "Ask one of them.",
    });
  }
  const teams = gone ? ok(dependency) : await judgeRestored(context, dependency);
  if (!teams.ok) return teams;
  const changes = teamsChanged(dependency, teams.value);
  const written = await tx.dependency.update({
    where: { id: dependencyId },
    data: { ...changes.after, deletedAt: gone ? now : null },
  });
  const title = await titleOf(tx, written);
  record({
    flowTeamId,
    item: { kind: "Dependency", id: dependencyId, title },
    before: gone ? { note: dependency.note } : null,
    after: gone ? null : { note: dependency.note, ...changes.after },
    undo: {
      command: gone ? "dependencies.restoreDependency" : "dependencies.withdrawDependency",
      input: { flowTeamId, dependencyId },
    },
  });
  await tellOfDependency(context, written, { title, text: gone ? "no longer needs it" : "needs it after all" });
  changed({ flowTeamId, context: "dependencies", id: dependencyId });
  return ok(null);
}

type Stored = Parameters<typeof endsOf>[1];

/** What was withdrawn comes back, to the teams its items have now, where its ends are there and it closes no cycle. */
async function judgeRestored({ tx }: CommandContext, dependency: Stored): Promise<Result<DependencyTeams>> {
  const ends = await endsOf(tx, dependency);
  if (!ends) return notFound("item of the Dependency");
  const { needer, giver } = ends;
  if (needer.item && giver.item) {
    const { neederStoryId, neederEpicId, giverStoryId, giverEpicId } = dependency;
    const where = { neederStoryId, neederEpicId, giverStoryId, giverEpicId, deletedAt: null };
    if ((await tx.dependency.count({ where })) > 0) {
      return refuse({
        code: "invalid",
        message: `${itemName(needer.item)} depends on ${itemName(giver.item)} by another Dependency now.`,
        wayOut: "Open that one instead.",
      });
    }
  }
  const teams = await judge(tx, dependency.flowTeamId, ends, dependency.id);
  return teams.ok ? ok(teamsNow(dependency, teams.value)) : teams;
}
