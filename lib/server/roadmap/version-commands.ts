import "server-only";
import { randomUUID } from "node:crypto";
import { eventName } from "@/lib/domain/events/contracts";
import { DeleteVersion, RestoreVersion, SaveVersion } from "@/lib/domain/roadmap/schema";
import { snapshotOf } from "@/lib/domain/roadmap/snapshot";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { type Refusal, type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { computedCapacitiesJson } from "@/lib/server/calendar/capacity-queries";
import { type CommandContext, command, requireCapability } from "@/lib/server/command";
import { enterToChange } from "@/lib/server/flow-teams/entry";
import type { Prisma } from "@/prisma/client/client";
import { makerOfVersion, roadmapViewJson } from "./queries";

/** Keeps the roadmap as it stands, under a name. */
export const saveVersion = command({
  name: "roadmap.saveVersion",
  input: SaveVersion,
  async run(context, { flowTeamId, name }) {
    const entered = await enterAsCpo(context, flowTeamId);
    return entered.ok ? ok(await writeVersion(context, flowTeamId, name)) : entered;
  },
});

/** Keeps the roadmap of a Flow Team that the transaction holds, under a name. */
export async function writeVersion(
  { tx, actor, now, record, changed }: CommandContext,
  flowTeamId: string,
  name: string,
): Promise<{ id: string }> {
  // Read in the transaction that holds the Flow Team, so that it is one moment's roadmap.
  const computed = await computedCapacitiesJson(flowTeamId, tx);
  const view = JSON.parse(await roadmapViewJson(flowTeamId, computed, tx)) as RoadmapView;
  const id = randomUUID();
  await tx.roadmapVersion.create({
    data: {
      id,
      flowTeamId,
      name,
      createdById: actor.personId,
      createdAt: now,
      snapshot: snapshotOf(view) as Prisma.InputJsonObject,
    },
    select: { id: true },
  });
  record({
    flowTeamId,
    item: { kind: "Roadmap version", id, title: name },
    before: null,
    after: { name, epics: view.epics.length },
    undo: { command: "roadmap.deleteVersion", input: { flowTeamId, versionId: id } },
  });
  changed({ flowTeamId, context: "roadmap", id });
  return { id };
}

/** Removes a Roadmap version that was saved by hand; it can be brought back. */
export const deleteVersion = command({
  name: "roadmap.deleteVersion",
  input: DeleteVersion,
  run: (context, { flowTeamId, versionId }) => setDeleted(context, flowTeamId, versionId, true),
});

/** Brings a removed Roadmap version back. */
export const restoreVersion = command({
  name: "roadmap.restoreVersion",
  input: RestoreVersion,
  run: (context, { flowTeamId, versionId }) => setDeleted(context, flowTeamId, versionId, false),
});

async function setDeleted(
  context: CommandContext,
  flowTeamId: string,
  versionId: string,
  gone: boolean,
): Promise<Result<null>> {
  const { tx, now, record, changed } = context;
  const entered = await enterAsCpo(context, flowTeamId);
  if (!entered.ok) return entered;
  const version = await tx.roadmapVersion.findFirst({
    where: { id: versionId, flowTeamId, deletedAt: gone ? null : { not: null } },
    select: { flowTeamId: true, name: true, createdAt: true },
  });
  if (!version) return notFound("Roadmap version");
  const maker = gone ? await makerOfVersion(version, tx) : null;
  if (maker) return refuse(madeByAnEvent(version.name, maker.sprintNumber));
  await tx.roadmapVersion.update({
    where: { id: versionId },
    data: { deletedAt: gone ? now : null },
    select: { id: true },
  });
  record({
    flowTeamId,
    item: { kind: "Roadmap version", id: versionId, title: version.name },
    before: gone ? { name: version.name } : null,
    after: gone ? null : { name: version.name },
    undo: { command: gone ? "roadmap.restoreVersion" : "roadmap.deleteVersion", input: { flowTeamId, versionId } },
  });
  changed({ flowTeamId, context: "roadmap", id: versionId });
  return ok(null);
}

const madeByAnEvent = (name: string, sprintNumber: number): Refusal => ({
  code: "forbidden",
  message: `“${name}” was made by the close of ${eventName("roadmap_refinement")} of Flow Sprint ${sprintNumber}: its minutes speak of it, so it stays.`,
  wayOut: "Save a version of the roadmap as it is now: the next refinement measures against the newest.",
});

async function enterAsCpo({ tx, actor }: CommandContext, flowTeamId: string): Promise<Result<unknown>> {
  const entered = await enterToChange(tx, actor, flowTeamId, "Roadmap version");
  return entered.ok ? requireCapability(actor, "own the product", { flowTeamId }) : entered;
}
