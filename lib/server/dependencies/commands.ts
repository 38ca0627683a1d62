import "server-only";
import { randomUUID } from "node:crypto";
import { can } from "@/lib/domain/access";
import { type Edits, inverseEdits, mergeEdits } from "@/lib/domain/edit";
import { type End, canRaise } from "@/lib/domain/dependencies/rules";
import {
  EditDependency,
  RaiseDependency,
  RestoreDependency,
  WithdrawDependency,
} from "@/lib/domain/dependencies/schema";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command, requireCapability } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { enterToChange } from "@/lib/server/flow-teams/entry";

/** Draws a Dependency from the Epic that needs to the Epic that gives (DEP-1). */
export const raiseDependency = command({
  name: "dependencies.raiseDependency",
  input: RaiseDependency,
  async run(context, { flowTeamId, neederEpicId, giverEpicId, note, neededBySprint }) {
    const { tx, actor, record, changed } = context;
    const entered = await enterAsContributor(context, flowTeamId);
    if (!entered.ok) return entered;
    const ends = await loadEnds(tx, flowTeamId, neederEpicId, giverEpicId);
    if (!ends) return notFound("Epic");
    const known = await tx.dependency.count({ where: { neederEpicId, giverEpicId, deletedAt: null } });
    if (known > 0) {
      return refuse({
        code: "invalid",
        message: `E-${ends.needer.number} depends on E-${ends.giver.number} already.`,
        wayOut: "Open that Dependency to change it.",
      });
    }
    const teams = await judge(tx, flowTeamId, ends);
    if (!teams.ok) return teams;
    const id = randomUUID();
    const { nextDependencyNumber } = await tx.flowTeam.update({
      where: { id: flowTeamId },
      data: { nextDependencyNumber: { increment: 1 } },
      select: { nextDependencyNumber: true },
    });
    await tx.dependency.create({
      data: {
        id,
        flowTeamId,
        number: nextDependencyNumber - 1,
        answeringTeamId: teams.value.giverTeamId,
        neederEpicId,
        giverEpicId,
        ...teams.value,
        note,
        neededBySprint,
        raisedById: actor.personId,
      },
    });
    record({
      flowTeamId,
      item: { kind: "Dependency", id, title: titled(ends) },
      before: null,
      after: { note, neededBySprint },
      undo: { command: "dependencies.withdrawDependency", input: { flowTeamId, dependencyId: id } },
    });
    changed({ flowTeamId, context: "dependencies", id });
    return ok({ id });
  },
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
    const found = await findDependency(tx, flowTeamId, dependencyId, false);
    if (!found.ok) return found;
    const { note, mitigation, neededBySprint, promisedForSprint, neederTeamId, giverTeamId } = found.value;
    const merged = mergeEdits<DependencyFields>(
      { note, mitigation, neededBySprint, promisedForSprint },
      edits as Edits<DependencyFields>,
    );
    if (!merged.ok) return merged;
    const { before, after } = merged.value;
    if (Object.keys(after).length === 0) return ok(null);
    if (after.promisedForSprint !== undefined && !speaksFor(context, flowTeamId, giverTeamId)) {
      return refuse({
        code: "forbidden",
        message: "The team that gives says for which Flow Sprint it promises.",
        wayOut: "Ask a PO of that team, the CPO or the CSM.",
      });
    }
    if (after.neededBySprint !== undefined && !speaksFor(context, flowTeamId, neederTeamId)) {
      return refuse({
        code: "forbidden",
        message: "The team that needs says by which Flow Sprint.",
        wayOut: "Ask a PO of that team, the CPO or the CSM.",
      });
    }
    await tx.dependency.update({ where: { id: dependencyId }, data: after });
    record({
      flowTeamId,
      item: { kind: "Dependency", id: dependencyId, title: await titleOf(tx, found.value) },
      before,
      after,
      undo: {
        command: "dependencies.editDependency",
        input: { flowTeamId, dependencyId, edits: inverseEdits(before, after) },
      },
    });
    changed({ flowTeamId, context: "dependencies", id: dependencyId });
    return ok(null);
  },
});

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
  if (!gone && dependency.neederEpicId && dependency.giverEpicId) {
    const ends = await loadEnds(tx, flowTeamId, dependency.neederEpicId, dependency.giverEpicId);
    const again = ends ? await judge(tx, flowTeamId, ends) : notFound("Epic");
    if (!again.ok) return again;
  }
  await tx.dependency.update({ where: { id: dependencyId }, data: { deletedAt: gone ? now : null } });
  const title = await titleOf(tx, dependency);
  record({
    flowTeamId,
    item: { kind: "Dependency", id: dependencyId, title },
    before: gone ? { note: dependency.note } : null,
    after: gone ? null : { note: dependency.note },
    undo: {
      command: gone ? "dependencies.restoreDependency" : "dependencies.withdrawDependency",
      input: { flowTeamId, dependencyId },
    },
  });
  changed({ flowTeamId, context: "dependencies", id: dependencyId });
  return ok(null);
}

async function enterAsContributor({ tx, actor }: CommandContext, flowTeamId: string): Promise<Result<unknown>> {
  const entered = await enterToChange(tx, actor, flowTeamId, "Dependency");
  return entered.ok ? requireCapability(actor, "contribute", { flowTeamId }) : entered;
}

function speaksFor({ actor }: CommandContext, flowTeamId: string, scrumTeamId: string): boolean {
  return can(actor, "write epics", { flowTeamId, scrumTeamId }) || can(actor, "keep the calendar", { flowTeamId });
}

async function findDependency(tx: Tx, flowTeamId: string, id: string, withdrawn: boolean) {
  const dependency = await tx.dependency.findFirst({
    where: { id, flowTeamId, deletedAt: withdrawn ? { not: null } : null },
  });
  return dependency ? ok(dependency) : notFound("Dependency");
}

type Ends = { needer: End; giver: End };
const endFields = { id: true, number: true, title: true, leadTeamId: true } as const;

async function loadEnds(tx: Tx, flowTeamId: string, neederEpicId: string, giverEpicId: string): Promise<Ends | null> {
  const epics = await tx.epic.findMany({
    where: { flowTeamId, id: { in: [neederEpicId, giverEpicId] }, deletedAt: null },
    select: endFields,
  });
  const needer = epics.find((epic) => epic.id === neederEpicId);
  const giver = epics.find((epic) => epic.id === giverEpicId);
  return needer && giver ? { needer, giver } : null;
}

/** Judges by DEP-1 against all Dependencies that count. The Flow Team is locked, so they hold still. */
async function judge(tx: Tx, flowTeamId: string, { needer, giver }: Ends) {
  const rows = await tx.dependency.findMany({
    where: {
      flowTeamId,
      deletedAt: null,
      neederEpicId: { not: null },
      giverEpicId: { not: null },
      state: { notIn: ["declined", "verified"] },
    },
    select: { neederEpicId: true, giverEpicId: true },
  });
  const edges = rows.map((row) => ({ needer: row.neederEpicId as string, giver: row.giverEpicId as string }));
  const ids = [...new Set(edges.flatMap((edge) => [edge.needer, edge.giver]))];
  const named = await tx.epic.findMany({ where: { id: { in: ids } }, select: { id: true, number: true, title: true } });
  return canRaise(needer, giver, edges, new Map(named.map((epic) => [epic.id, epic])));
}

function titled({ needer, giver }: { needer: { number: number }; giver: { number: number } }): string {
  return `E-${needer.number} needs E-${giver.number}`;
}

async function titleOf(
  tx: Tx,
  dependency: { neederEpicId: string | null; giverEpicId: string | null },
): Promise<string> {
  const ids = [dependency.neederEpicId, dependency.giverEpicId].filter((id) => id !== null);
  const epics = await tx.epic.findMany({ where: { id: { in: ids } }, select: { id: true, number: true } });
  const needer = epics.find((epic) => epic.id === dependency.neederEpicId);
  const giver = epics.find((epic) => epic.id === dependency.giverEpicId);
  return needer && giver ? titled({ needer, giver }) : "A Dependency between teams";
}
