import { type Actor, can } from "@/lib/domain/access";
import type { EpicStatus } from "./kinds";
import type { EpicField } from "./schema";

/** The CPO's alone: what an Epic is worth. */
const valueFields: readonly EpicField[] = ["value", "timeCriticality", "riskReduction"];
/** What the author of an idea may still word. */
const wordingFields: readonly EpicField[] = ["title", "description", "labels"];

/** What the right to edit an Epic depends on. */
type EpicStanding = {
  flowTeamId: string;
  leadTeamId: string | null;
  status: EpicStatus;
  createdById: string | null;
};

/**
 * Which of the fields the actor may not edit: empty when all are allowed.
 *
 * The CPO edits all; a PO the content, effort, span and lane of Epics their team leads; the author
 * of an idea its words, while it is one. `becomes` is the status the edit sets, if any: done is the
 * CPO's validation.
 */
export function fieldsDenied(
  actor: Actor,
  epic: EpicStanding,
  fields: readonly EpicField[],
  becomes?: EpicStatus,
): EpicField[] {
  const { flowTeamId, leadTeamId } = epic;
  if (can(actor, "own the product", { flowTeamId })) return [];
  const leads = can(actor, "write epics", { flowTeamId, scrumTeamId: leadTeamId });
  const isOwnIdea =
    epic.status === "idea" && epic.createdById === actor.personId && can(actor, "contribute", { flowTeamId });
  return fields.filter((field) => {
    if (valueFields.includes(field)) return true;
    if (field === "status" && (becomes === "done" || epic.status === "done")) return true;
    if (leads) return false;
    return !(isOwnIdea && wordingFields.includes(field));
  });
}

/** Whether the actor may remove the Epic: the CPO, or who wrote it while it's still an idea. */
export function mayDelete(actor: Actor, epic: EpicStanding): boolean {
  return (
    can(actor, "own the product", { flowTeamId: epic.flowTeamId }) ||
    (epic.status === "idea" &&
      epic.createdById === actor.personId &&
      can(actor, "contribute", { flowTeamId: epic.flowTeamId }))
  );
}
