import "server-only";
import { randomUUID } from "node:crypto";
import { type DraftMove, type Place, draftConflicts, draftEdits, samePlace } from "@/lib/domain/roadmap/draft";
import { ApplyDraft, DropDraft, ForgetInDraft, MoveInDraft, OpenDraft, ReopenDraft } from "@/lib/domain/roadmap/schema";
import { type FieldConflict, type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type EpicChange, editEpicsAsOne } from "@/lib/server/backlog/edit-epics";
import { lockEpics } from "@/lib/server/backlog/epic-facts";
import { type CommandContext, command, requireCapability } from "@/lib/server/command";
import { enterToChange } from "@/lib/server/flow-teams/entry";
import type { DraftMove as StoredMove, RoadmapDraft } from "@/prisma/client/client";

/** Opens a what-if: a private draft in which the CPO moves Epics without anybody seeing it. */
export const openDraft = command({
  name: "roadmap.openDraft",
  input: OpenDraft,
  async run(context, { flowTeamId, name }) {
    const { tx, actor } = context;
    const entered = await enterAsCpo(context, flowTeamId);
    if (!entered.ok) return entered;
    const open = await tx.roadmapDraft.findMany({
      where: { flowTeamId, ownerId: actor.personId, state: "open" },
      select: { name: true },
    });
    if (open.some((draft) => draft.name.toLowerCase() === name.toLowerCase())) {
      return refuse({
        code: "invalid",
        message: `You have an open draft called “${name}”.`,
        fields: { name: "Choose another name." },
        wayOut: "Choose another name, or go on with that draft.",
      });
    }
    const id = randomUUID();
    await tx.roadmapDraft.create({ data: { id, flowTeamId, ownerId: actor.personId, name } });
    return ok({ id });
  },
});

/** Moves Epics within a draft. A move back to where the Epic stood leaves no trace in it. */
export const moveInDraft = command({
  name: "roadmap.moveInDraft",
  input: MoveInDraft,
  async run(context, { flowTeamId, draftId, moves }) {
    const { tx } = context;
    const found = await findOwnOpen(context, flowTeamId, draftId);
    if (!found.ok) return found;
    const epics = new Map(
      (
        await lockEpics(
          tx,
          flowTeamId,
          moves.map((move) => move.epicId),
        )
      ).map((epic) => [epic.id, epic]),
    );
    const known = new Map(found.value.moves.map((move) => [move.epicId, fromStored(move)]));
    const lastSprint = await tx.flowSprint.aggregate({ where: { flowTeamId }, _max: { number: true } });
    const teams = new Set(
      (await tx.scrumTeam.findMany({ where: { flowTeamId }, select: { id: true } })).map(({ id }) => id),
    );
    for (const { epicId, ...to } of moves) {
      const epic = epics.get(epicId);
      if (!epic) return notFound("Epic");
      if (to.leadTeamId !== null && !teams.has(to.leadTeamId)) return notFound("Scrum Team");
      if (
        (to.firstSprint === null) !== (to.lastSprint === null) ||
        (to.firstSprint ?? 0) > (to.lastSprint ?? 0) ||
        (to.lastSprint ?? 0) > (lastSprint._max.number ?? 0)
      ) {
        return refuse({
          code: "invalid",
          message: `E-${epic.number} can't be put there: that is no span of Flow Sprints of the calendar.`,
          wayOut: "Choose a first and a last Flow Sprint of the calendar, or neither.",
        });
      }
      const seen = known.get(epicId)?.seen ?? {
        leadTeamId: epic.leadTeamId,
        firstSprint: epic.firstSprint,
        lastSprint: epic.lastSprint,
      };
      const key = { draftId_epicId: { draftId, epicId } };
      if (samePlace(seen, to)) {
        await tx.draftMove.deleteMany({ where: { draftId, epicId } });
        continue;
      }
      const place = { teamId: to.leadTeamId, firstSprint: to.firstSprint, lastSprint: to.lastSprint };
      const stood = { seenTeamId: seen.leadTeamId, seenFirstSprint: seen.firstSprint, seenLastSprint: seen.lastSprint };
      await tx.draftMove.upsert({ where: key, create: { draftId, epicId, ...place, ...stood }, update: place });
    }
    return ok(null);
  },
});

/** Takes Epics out of a draft: there they stand again where the roadmap has them. */
export const forgetInDraft = command({
  name: "roadmap.forgetInDraft",
  input: ForgetInDraft,
  async run(context, { flowTeamId, draftId, epicIds }) {
    const found = await findOwnOpen(context, flowTeamId, draftId);
    if (!found.ok) return found;
    await context.tx.draftMove.deleteMany({ where: { draftId, epicId: { in: epicIds } } });
    return ok(null);
  },
});

/**
 * Applies a draft as one change, which can be undone as one. Where others moved the same Epics
 * meanwhile and no choice is given yet, it refuses with every such conflict and changes nothing.
 */
export const applyDraft = command({
  name: "roadmap.applyDraft",
  input: ApplyDraft,
  async run(context, { flowTeamId, draftId, choices }) {
    const { tx, now, record } = context;
    const found = await findOwnOpen(context, flowTeamId, draftId);
    if (!found.ok) return found;
    const moves = found.value.moves.map(fromStored);
    const epics = new Map(
      (
        await lockEpics(
          tx,
          flowTeamId,
          moves.map((move) => move.epicId),
        )
      ).map((epic) => [epic.id, epic]),
    );

    const undecided: FieldConflict[] = [];
    const changes: EpicChange[] = [];
    for (const move of moves) {
      const epic = epics.get(move.epicId);
      // Removed meanwhile: there is nothing left to move.
      if (!epic) continue;
      const conflicts = draftConflicts(move, epic);
      const choice = choices[move.epicId];
      if (conflicts.length > 0 && !choice) {
        undecided.push(...conflicts.map((conflict) => ({ ...conflict, field: `${move.epicId}.${conflict.field}` })));
        continue;
      }
      if (conflicts.length > 0 && choice === "theirs") continue;
      const to = draftEdits(move, epic);
      const edits = Object.fromEntries(
        Object.entries(to).map(([field, value]) => [field, { seen: epic[field as keyof Place], to: value }]),
      );
      if (Object.keys(edits).length > 0) changes.push({ epicId: epic.id, edits });
    }
    if (undecided.length > 0) {
      return refuse({
        code: "stale",
        message: "Others moved some of these Epics while you drafted.",
        conflicts: undecided,
        wayOut: "Choose for each whether your place or theirs holds, then apply.",
      });
    }
    const applied = changes.length > 0 ? await editEpicsAsOne(context, flowTeamId, changes) : ok({ changed: 0 });
    if (!applied.ok) return applied;
    await tx.roadmapDraft.update({ where: { id: draftId }, data: { state: "applied", endedAt: now } });
    record({
      flowTeamId,
      item: { kind: "Draft", id: draftId, title: found.value.name },
      before: null,
      after: { moved: applied.value.changed },
    });
    return applied;
  },
});

/** Drops a draft; until another is opened by its name it can be opened again. */
export const dropDraft = command({
  name: "roadmap.dropDraft",
  input: DropDraft,
  async run(context, { flowTeamId, draftId }) {
    const found = await findOwnOpen(context, flowTeamId, draftId);
    if (!found.ok) return found;
    await context.tx.roadmapDraft.update({ where: { id: draftId }, data: { state: "dropped", endedAt: context.now } });
    return ok(null);
  },
});

/** Opens a dropped draft again, with the moves it had. */
export const reopenDraft = command({
  name: "roadmap.reopenDraft",
  input: ReopenDraft,
  async run(context, { flowTeamId, draftId }) {
    const { tx, actor } = context;
    const entered = await enterAsCpo(context, flowTeamId);
    if (!entered.ok) return entered;
    const draft = await tx.roadmapDraft.findFirst({
      where: { id: draftId, flowTeamId, ownerId: actor.personId, state: "dropped" },
    });
    if (!draft) return notFound("draft");
    const inTheWay = await tx.roadmapDraft.count({
      where: { flowTeamId, ownerId: actor.personId, state: "open", name: { equals: draft.name, mode: "insensitive" } },
    });
    if (inTheWay > 0) {
      return refuse({
        code: "invalid",
        message: `You have another open draft called “${draft.name}”.`,
        wayOut: "Apply or drop that one first.",
      });
    }
    await tx.roadmapDraft.update({ where: { id: draftId }, data: { state: "open", endedAt: null } });
    return ok(null);
  },
});

/** A stored move in the domain's words. */
export function fromStored(move: StoredMove): DraftMove {
  return {
    epicId: move.epicId,
    seen: { leadTeamId: move.seenTeamId, firstSprint: move.seenFirstSprint, lastSprint: move.seenLastSprint },
    to: { leadTeamId: move.teamId, firstSprint: move.firstSprint, lastSprint: move.lastSprint },
  };
}

/** A draft exists for its owner alone. */
async function findOwnOpen(
  context: CommandContext,
  flowTeamId: string,
  draftId: string,
): Promise<Result<RoadmapDraft & { moves: StoredMove[] }>> {
  const entered = await enterAsCpo(context, flowTeamId);
  if (!entered.ok) return entered;
  const draft = await context.tx.roadmapDraft.findFirst({
    where: { id: draftId, flowTeamId, ownerId: context.actor.personId, state: "open" },
    include: { moves: true },
  });
  return draft ? ok(draft) : notFound("draft");
}

async function enterAsCpo({ tx, actor }: CommandContext, flowTeamId: string): Promise<Result<unknown>> {
  const entered = await enterToChange(tx, actor, flowTeamId, "draft");
  return entered.ok ? requireCapability(actor, "own the product", { flowTeamId }) : entered;
}
