import "server-only";
import { SetWorkflow, type Workflow } from "@/lib/domain/backlog/board-schema";
import { type BoardColumn, type StoryStatus, checkWorkflow, statusChanges } from "@/lib/domain/backlog/workflow";
import { sameValue } from "@/lib/domain/edit";
import { storiesOf } from "@/lib/domain/live";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command, requireCapability } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { enterFlowTeam } from "@/lib/server/flow-teams/access";
import { storiesChanged } from "./story-changes";
import { cardsIn, returnCards } from "./story-places";

/**
 * Sets a Scrum Team's whole workflow: its columns in order, and its story limit. The cards of a
 * column that goes fall to the first column of their status; those of one that now means something
 * else get the status it means. An undo brings columns back with the cards that weren't moved since.
 */
export const setWorkflow = command({
  name: "board.setWorkflow",
  input: SetWorkflow,
  async run(context, { flowTeamId, scrumTeamId, seen, to, cards }) {
    const { tx, actor } = context;
    const entered = await enterFlowTeam(tx, actor, flowTeamId);
    if (!entered.ok) return entered;
    const team = await lockTeam(tx, flowTeamId, scrumTeamId);
    if (!team) return notFound("Scrum Team");
    const allowed = requireCapability(actor, "shape the team's work", { flowTeamId, scrumTeamId });
    if (!allowed.ok) return allowed;
    const now = await loadWorkflow(tx, team);
    if (sameValue(now, to)) return ok({ restated: 0 });
    if (!sameValue(now, seen)) return refuseStale({ seen, to, now });
    const holds = checkWorkflow(to.columns);
    if (!holds.ok) return holds;
    const fallen = await cardsIn(tx, goingColumns(now.columns, to.columns));
    const written = await writeColumns(tx, scrumTeamId, now.columns, to.columns);
    if (!written.ok) return written;
    if (to.storyLimit !== now.storyLimit) {
      await tx.scrumTeam.update({
        where: { id: scrumTeamId },
        data: { storyLimit: to.storyLimit },
        select: { id: true },
      });
    }
    context.record({
      flowTeamId,
      item: { kind: "Board", id: scrumTeamId, title: `Board of ${team.name}` },
      before: inWords(now),
      after: inWords(to),
      undo: { command: "board.setWorkflow", input: { flowTeamId, scrumTeamId, seen: to, to: now, cards: fallen } },
    });
    const restated = await restateStories(context, flowTeamId, scrumTeamId, statusChanges(now.columns, to.columns));
    if (context.undoOf !== null) await returnCards(tx, cards);
    context.changed({ flowTeamId, context: "backlog" });
    // Cards may have fallen out of a column that went.
    context.changed({ flowTeamId, context: "stories" });
    context.changed({ flowTeamId, context: storiesOf(scrumTeamId) });
    return ok({ restated });
  },
});

function goingColumns(before: readonly BoardColumn[], after: readonly BoardColumn[]): string[] {
  const kept = new Set(after.map(({ id }) => id));
  return before.flatMap(({ id }) => (kept.has(id) ? [] : id));
}

type TeamRow = { id: string; name: string; storyLimit: number };

/** The team's row and its Stories', so that no card moves by a column that is being redefined. */
async function lockTeam(tx: Tx, flowTeamId: string, scrumTeamId: string): Promise<TeamRow | null> {
  const [team] = await tx.$queryRaw<TeamRow[]>`
    SELECT id, name, "storyLimit" FROM "ScrumTeam"
    WHERE id = ${scrumTeamId}::uuid AND "flowTeamId" = ${flowTeamId}::uuid AND "retiredAt" IS NULL FOR NO KEY UPDATE`;
  if (!team) return null;
  await tx.$queryRaw`SELECT id FROM "Story" WHERE "teamId" = ${scrumTeamId}::uuid ORDER BY id FOR NO KEY UPDATE`;
  return team;
}

async function loadWorkflow(tx: Tx, { id, storyLimit }: TeamRow): Promise<Workflow> {
  const columns = await tx.boardColumn.findMany({
    where: { teamId: id },
    orderBy: { position: "asc" },
    select: { id: true, name: true, kind: true, wipLimit: true },
  });
  return { columns, storyLimit };
}

function refuseStale({ seen, to, now }: { seen: Workflow; to: Workflow; now: Workflow }): Result<never> {
  return refuse({
    code: "stale",
    message: "Somebody else changed this board while you did.",
    conflicts: [{ field: "columns", seen: inWords(seen), mine: inWords(to), theirs: inWords(now) }],
    wayOut: "Start from the board as it is now, or keep yours and save again.",
  });
}

async function writeColumns(
  tx: Tx,
  teamId: string,
  before: readonly BoardColumn[],
  after: readonly BoardColumn[],
): Promise<Result<null>> {
  const known = new Set(before.map(({ id }) => id));
  const added = after.filter(({ id }) => !known.has(id)).map(({ id }) => id);
  if (added.length > 0 && (await tx.boardColumn.count({ where: { id: { in: added } } })) > 0) return notFound("column");
  if (new Set(after.map(({ id }) => id)).size < after.length) return notFound("column");
  await tx.boardColumn.deleteMany({ where: { teamId, id: { notIn: after.map(({ id }) => id) } } });
  // Out of the way first: two columns never share a position, not even for a moment.
  await tx.$executeRaw`UPDATE "BoardColumn" SET position = -position WHERE "teamId" = ${teamId}::uuid`;
  const rows = after.map((column, index) => ({ ...column, position: index + 1 }));
  await tx.$executeRaw`
    INSERT INTO "BoardColumn" (id, "teamId", name, kind, position, "wipLimit")
    SELECT c.id, ${teamId}::uuid, c.name, c.kind::"ColumnKind", c.position, c."wipLimit"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS c (id uuid, name text, kind text, position int, "wipLimit" int)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind, position = excluded.position,
      "wipLimit" = excluded."wipLimit"`;
  return ok(null);
}

type Restated = {
  id: string;
  number: number;
  title: string;
  epicId: string | null;
  estimate: number | null;
  status: StoryStatus;
  blockedReason: string | null;
};

/** Gives the Stories of columns that mean something else now the status they mean. Returns how many. */
async function restateStories(
  context: CommandContext,
  flowTeamId: string,
  teamId: string,
  changes: ReturnType<typeof statusChanges>,
): Promise<number> {
  const { tx, now } = context;
  let count = 0;
  for (const { columnId, to } of changes) {
    const stories = await tx.$queryRaw<Restated[]>`
      UPDATE "Story" s SET status = ${to}::"StoryStatus",
        "startedAt" = CASE WHEN ${to} = 'open' THEN s."startedAt" ELSE coalesce(s."startedAt", ${now}) END,
        "doneAt" = CASE WHEN ${to} = 'done' THEN ${now}::timestamptz END,
        "blockedReason" = CASE WHEN ${to} <> 'done' THEN s."blockedReason" END,
        "blockedSince" = CASE WHEN ${to} <> 'done' THEN s."blockedSince" END
      FROM "Story" old
      WHERE old.id = s.id AND s."columnId" = ${columnId}::uuid AND s."deletedAt" IS NULL AND s.status <> ${to}::"StoryStatus"
      RETURNING s.id, s.number, s.title, s."epicId", s.estimate, old.status::text AS status, old."blockedReason"`;
    count += stories.length;
    for (const { id, number, title, status, blockedReason } of stories) {
      // What is done isn't blocked.
      const isUnblocked = to === "done" && blockedReason !== null;
      context.record({
        flowTeamId,
        item: { kind: "Story", id, title: `S-${number} ${title}` },
        before: { status, ...(isUnblocked && { blockedReason }) },
        after: { status: to, ...(isUnblocked && { blockedReason: null }) },
      });
    }
    storiesChanged(
      context,
      flowTeamId,
      stories.map(({ id, epicId, estimate, status }) => {
        const mark = { teamId, epicId, estimate };
        return { id, before: { ...mark, status }, after: { ...mark, status: to } };
      }),
    );
  }
  return count;
}

/** As history tells it: "To do (waiting) · Review (active, limit 3) · Done (done)". */
function inWords({ columns, storyLimit }: Workflow): { columns: string; storyLimit: number } {
  const words = columns.map(({ name, kind, wipLimit }) => `${name} (${kind}${wipLimit ? `, limit ${wipLimit}` : ""})`);
  return { columns: words.join(" · "), storyLimit };
}
