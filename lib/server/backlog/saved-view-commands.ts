import "server-only";
import { randomUUID } from "node:crypto";
import { can } from "@/lib/domain/access";
import { DeleteView, RenameView, RestoreView, SaveView } from "@/lib/domain/backlog/saved-view-schema";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import type { AuditDraft } from "@/lib/server/audit";
import { type CommandContext, command, requireCapability } from "@/lib/server/command";
import { enterToChange } from "@/lib/server/flow-teams/entry";

/** Saved views a person or a team may have: more isn't a list one finds anything in. */
const mostViews = 100;

/** Saves what a page shows: for the person alone, or for all of a team they belong to. */
export const saveView = command({
  name: "backlog.saveView",
  input: SaveView,
  async run(context, { flowTeamId, teamId, page, name, query }) {
    const { tx, actor } = context;
    const entered = await enterAsMember(context, flowTeamId);
    if (!entered.ok) return entered;
    if (teamId !== null) {
      const team = await tx.scrumTeam.count({ where: { id: teamId, flowTeamId, retiredAt: null } });
      if (team === 0) return notFound("Scrum Team");
      const allowed = requireCapability(actor, "work in the team", { flowTeamId, scrumTeamId: teamId });
      if (!allowed.ok) return allowed;
    }
    const owner = teamId === null ? { personId: actor.personId, teamId: null } : { teamId };
    const count = await tx.savedView.count({ where: { flowTeamId, ...owner, deletedAt: null } });
    if (count >= mostViews) {
      return refuse({
        code: "invalid",
        message: `There are ${mostViews} saved views already.`,
        wayOut: "Delete one that isn't used any more.",
      });
    }
    const id = randomUUID();
    await tx.savedView.create({ data: { id, flowTeamId, personId: actor.personId, teamId, page, name, query } });
    record(
      context,
      flowTeamId,
      { id, name, teamId },
      {
        before: null,
        after: { name, query, teamId },
        undo: { command: "backlog.deleteView", input: { flowTeamId, viewId: id } },
      },
    );
    return ok({ id });
  },
});

/** Gives a saved view another name. */
export const renameView = command({
  name: "backlog.renameView",
  input: RenameView,
  async run(context, { flowTeamId, viewId, seen, name }) {
    const found = await findOwn(context, flowTeamId, viewId, false);
    if (!found.ok) return found;
    const { name: former } = found.value;
    if (former === name) return ok(null);
    if (former !== seen) {
      return refuse({
        code: "stale",
        message: `Somebody else has renamed this view to “${former}”.`,
        conflicts: [{ field: "name", seen, mine: name, theirs: former }],
        wayOut: "Look whether that name will do, or rename it again.",
      });
    }
    await context.tx.savedView.update({ where: { id: viewId }, data: { name }, select: { id: true } });
    record(
      context,
      flowTeamId,
      { ...found.value, name },
      {
        before: { name: former },
        after: { name },
        undo: { command: "backlog.renameView", input: { flowTeamId, viewId, seen: name, name: former } },
      },
    );
    return ok(null);
  },
});

/** Deletes a saved view; it can be brought back. */
export const deleteView = command({
  name: "backlog.deleteView",
  input: DeleteView,
  run: (context, { flowTeamId, viewId }) => setDeleted(context, flowTeamId, viewId, true),
});

/** Brings a deleted saved view back. */
export const restoreView = command({
  name: "backlog.restoreView",
  input: RestoreView,
  run: (context, { flowTeamId, viewId }) => setDeleted(context, flowTeamId, viewId, false),
});

async function setDeleted(
  context: CommandContext,
  flowTeamId: string,
  viewId: string,
  isDeleted: boolean,
): Promise<Result<null>> {
  const found = await findOwn(context, flowTeamId, viewId, !isDeleted);
  if (!found.ok) return found;
  const { name, query } = found.value;
  const deletedAt = isDeleted ? context.now : null;
  await context.tx.savedView.update({ where: { id: viewId }, data: { deletedAt }, select: { id: true } });
  record(context, flowTeamId, found.value, {
    before: isDeleted ? { name, query } : null,
    after: isDeleted ? null : { name, query },
    undo: { command: isDeleted ? "backlog.restoreView" : "backlog.deleteView", input: { flowTeamId, viewId } },
  });
  return ok(null);
}

/** Keeps what became of a view in history, a person's own out of every feed, and has lists of views refreshed. */
function record(
  context: CommandContext,
  flowTeamId: string,
  { id, name, teamId }: { id: string; name: string; teamId: string | null },
  change: Pick<AuditDraft, "before" | "after" | "undo">,
): void {
  const kind = teamId === null ? "Own view" : "Saved view";
  context.record({ flowTeamId, item: { kind, id, title: name }, ...change });
  context.changed({ flowTeamId, context: "saved views", id });
}

async function enterAsMember({ tx, actor }: CommandContext, flowTeamId: string) {
  const entered = await enterToChange(tx, actor, flowTeamId, "saved view");
  if (!entered.ok) return entered;
  const allowed = requireCapability(actor, "contribute", { flowTeamId });
  return allowed.ok ? entered : allowed;
}

/**
 * The saved view, where the actor may change it: their own, or one of a team they belong to. Others'
 * own ones don't exist for them.
 */
async function findOwn(context: CommandContext, flowTeamId: string, viewId: string, isDeleted: boolean) {
  const entered = await enterAsMember(context, flowTeamId);
  if (!entered.ok) return entered;
  const { tx, actor } = context;
  const view = await tx.savedView.findFirst({
    where: { id: viewId, flowTeamId, deletedAt: isDeleted ? { not: null } : null },
  });
  const isMine = view?.personId === actor.personId;
  if (!view || (view.teamId === null && !isMine)) return notFound("saved view");
  const isOfMyTeam = can(actor, "work in the team", { flowTeamId, scrumTeamId: view.teamId });
  if (view.teamId !== null && !isOfMyTeam) {
    return refuse({
      code: "forbidden",
      message: "This view belongs to a team you aren't in.",
      wayOut: "Ask a member of that Scrum Team, or save a view of your own.",
    });
  }
  return ok(view);
}
