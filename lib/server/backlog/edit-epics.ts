import "server-only";
import { can } from "@/lib/domain/access";
import { type Edits, inverseEdits, mergeEdits } from "@/lib/domain/edit";
import { fieldsDenied } from "@/lib/domain/backlog/policy";
import { checkEpic } from "@/lib/domain/backlog/rules";
import type { EpicField, EpicFields } from "@/lib/domain/backlog/schema";
import { fieldWords } from "@/lib/domain/backlog/words";
import { type Result, notFound, ok, refuse } from "@/lib/domain/result";
import type { CommandContext } from "@/lib/server/command";
import { tellWatchersOfEach } from "@/lib/server/conversations/watchers";
import { followTeams } from "@/lib/server/dependencies/follow-teams";
import { refuseRetired } from "@/lib/server/flow-teams/entry";
import { lockFlowTeam } from "@/lib/server/flow-teams/lock";
import { type FlowTeamFacts, type LoadedEpic, loadSurroundings, lockEpics } from "./epic-facts";
import { askForVerdicts, tellEpicOwners } from "./epic-news";

export type EpicChange = { epicId: string; edits: Edits<EpicFields> };

/**
 * Edits Epics as one change: all or none. The one way an Epic's fields change, be it by hand, in
 * bulk, by a drag or by applying a draft. Records each Epic's change; the first entry carries the
 * undo of them all. Returns how many Epics really changed. `validatedIn` is the Flow Sprint Review in
 * which the CPO validates them by it (BLG-5).
 */
export async function editEpicsAsOne(
  context: CommandContext,
  flowTeamId: string,
  changes: readonly EpicChange[],
  validatedIn: string | null = null,
): Promise<Result<{ changed: number }>> {
  const { tx, actor, now } = context;
  if (!can(actor, "see the roadmap", { flowTeamId })) return notFound("Epic");
  // Who raises a Dependency holds the Flow Team, not its Epics: none is raised while one changes its lead.
  if (changes.some(({ edits }) => edits.leadTeamId)) await lockFlowTeam(tx, flowTeamId);
  const around = await loadSurroundings(tx, flowTeamId);
  if (!around) return notFound("Epic");
  if (around.state === "retired") return refuseRetired;
  const found = new Map(
    (
      await lockEpics(
        tx,
        flowTeamId,
        changes.map((c) => c.epicId),
      )
    ).map((e) => [e.id, e]),
  );

  const writes: Write[] = [];
  for (const { epicId, edits } of changes) {
    const epic = found.get(epicId);
    if (!epic) return notFound("Epic");
    const decision = decide(context, epic, edits, { ...around, isValidated: validatedIn !== null || epic.isValidated });
    if (!decision.ok) return decision;
    if (Object.keys(decision.value.after).length > 0) writes.push({ epic, ...decision.value });
  }
  const toTeams = writes.flatMap(({ epic, after }) =>
    after.leadTeamId === undefined ? [] : [{ itemId: epic.id, teamId: after.leadTeamId }],
  );
  const followed = await followTeams(context, flowTeamId, toTeams);
  if (!followed.ok) return followed;
  const marks = validatedIn !== null && {
    validatedAt: now,
    validatedById: actor.personId,
    validatedInEventId: validatedIn,
    isDoneBeforeFlotilla: false,
  };
  for (const { epic, after } of writes) {
    await tx.epic.update({ where: { id: epic.id }, data: { ...after, ...marks }, select: { id: true } });
  }
  recordWrites(context, flowTeamId, writes);
  await tellWatchersOfEach(
    context,
    flowTeamId,
    writes.map(({ epic, after }) => ({
      item: { kind: "Epic", id: epic.id, title: `E-${epic.number} ${after.title ?? epic.title}` },
      text: `changed ${(Object.keys(after) as EpicField[]).map((field) => fieldWords[field].toLowerCase()).join(", ")}`,
      except: after.ownerId ? [after.ownerId] : [],
    })),
  );
  await tellEpicOwners(context, flowTeamId, writes);
  await askForVerdicts(context, flowTeamId, writes);
  return ok({ changed: writes.length });
}

type Write = { epic: LoadedEpic; before: Partial<EpicFields>; after: Partial<EpicFields> };

function decide(
  { actor }: CommandContext,
  epic: LoadedEpic,
  edits: Edits<EpicFields>,
  around: FlowTeamFacts & { isValidated: boolean },
): Result<{ before: Partial<EpicFields>; after: Partial<EpicFields> }> {
  const merged = mergeEdits<EpicFields>(epic, edits);
  if (!merged.ok) return merged;
  const { before, after } = merged.value;
  // An idea that is given its place on the roadmap is one no longer.
  if (epic.status === "idea" && after.firstSprint != null && !after.status) {
    before.status = epic.status;
    after.status = "planned";
  }
  const fields = Object.keys(after) as EpicField[];
  const denied = fieldsDenied(actor, epic, fields, after.status);
  if (denied.length > 0) {
    return refuse({
      code: "forbidden",
      message: `E-${epic.number} isn't yours to change here: ${denied.map((field) => fieldWords[field].toLowerCase()).join(", ")}.`,
      wayOut: "Ask the CPO, or a PO of the team that leads it.",
    });
  }
  const checked = checkEpic({ ...epic, ...after }, new Set(fields), { ...around, openStories: epic.openStories });
  return checked.ok ? ok({ before, after }) : checked;
}

function recordWrites(context: CommandContext, flowTeamId: string, writes: readonly Write[]): void {
  const inverse = writes.map(({ epic, before, after }) => ({
    epicId: epic.id,
    edits: inverseEdits(before, after),
  }));
  writes.forEach(({ epic, before, after }, index) => {
    context.record({
      flowTeamId,
      item: { kind: "Epic", id: epic.id, title: `E-${epic.number} ${epic.title}` },
      before,
      after,
      ...(index === 0 && { undo: { command: "backlog.editEpics", input: { flowTeamId, epics: inverse } } }),
    });
    context.changed({ flowTeamId, context: "backlog", id: epic.id });
  });
}
