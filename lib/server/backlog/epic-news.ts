import "server-only";
import { missingForReady } from "@/lib/domain/backlog/readiness";
import type { EpicFields } from "@/lib/domain/backlog/schema";
import type { Feasibility } from "@/lib/domain/backlog/kinds";
import type { CommandContext } from "@/lib/server/command";
import { tell } from "@/lib/server/conversations/tell";
import { tellWatchers, tellWatchersOfEach } from "@/lib/server/conversations/watchers";
import type { LoadedEpic } from "./epic-facts";

/** An edit of an Epic, as it was loaded. */
type Write = { epic: LoadedEpic; after: Partial<EpicFields> };

type Named = Pick<LoadedEpic, "id" | "number" | "title">;

function itemOf(epic: Named, after: Partial<EpicFields> = {}) {
  return { kind: "Epic" as const, id: epic.id, title: `E-${epic.number} ${after.title ?? epic.title}` };
}

/** Tells who watches Epics what happened to each of them, to be read after the actor's name. */
export function tellOfEpics(
  context: CommandContext,
  flowTeamId: string,
  epics: readonly Named[],
  text: string,
): Promise<void> {
  return tellWatchersOfEach(
    context,
    flowTeamId,
    epics.map((epic) => ({ item: itemOf(epic), text })),
  );
}

/** Whether nothing but the Architect's verdict is missing for it to be Ready (BLG-1). */
function awaitsVerdict({ riskNote, acceptanceConditions, ...epic }: LoadedEpic): boolean {
  const facts = { ...epic, hasRiskNote: riskNote !== "", acceptanceConditions: acceptanceConditions.length };
  return epic.feasibility === null && missingForReady(facts).length === 1;
}

/** Tells the Architect of Epics that an edit has left with nothing missing but the verdict. */
export async function askForVerdicts(
  context: CommandContext,
  flowTeamId: string,
  writes: readonly Write[],
): Promise<void> {
  const complete = writes.filter(({ epic, after }) => awaitsVerdict({ ...epic, ...after }) && !awaitsVerdict(epic));
  if (complete.length === 0) return;
  const architects = await context.tx.roleHolding.findMany({
    where: { flowTeamId, role: "architect", endedAt: null },
    select: { personId: true },
  });
  const to = architects.map(({ personId }) => personId);
  for (const { epic, after } of complete) {
    await tell(context, flowTeamId, {
      to,
      kind: "approval",
      item: itemOf(epic, after),
      text: "asks for your feasibility verdict",
    });
  }
}

/** Tells people of the Epics they were given. */
export async function tellEpicOwners(
  context: CommandContext,
  flowTeamId: string,
  writes: readonly Write[],
): Promise<void> {
  for (const { epic, after } of writes) {
    if (!after.ownerId) continue;
    await tell(context, flowTeamId, {
      to: [after.ownerId],
      kind: "assigned",
      item: itemOf(epic, after),
      text: `gave you E-${epic.number}`,
    });
  }
}

const verdicts: Record<Feasibility, string> = {
  feasible: "finds it feasible",
  feasible_with_conditions: "finds it feasible with conditions",
  not_feasible: "finds it not feasible",
};

/** Tells who answers for an Epic what the Architect says of it, and who watches it too. */
export async function tellOfVerdict(
  context: CommandContext,
  flowTeamId: string,
  epic: LoadedEpic,
  verdict: Feasibility | null,
): Promise<void> {
  const item = itemOf(epic);
  const text = verdict ? verdicts[verdict] : "takes the feasibility verdict back";
  const answering = await context.tx.roleHolding.findMany({
    where: {
      flowTeamId,
      endedAt: null,
      OR: [{ role: "cpo" }, ...(epic.leadTeamId ? [{ role: "po" as const, scrumTeamId: epic.leadTeamId }] : [])],
    },
    select: { personId: true },
  });
  const to = [...answering.map(({ personId }) => personId), ...(epic.ownerId ? [epic.ownerId] : [])];
  await tell(context, flowTeamId, { to, kind: "approval", item, text });
  await tellWatchers(context, flowTeamId, item, text, { except: to });
}
