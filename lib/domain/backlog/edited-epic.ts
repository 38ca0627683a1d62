import type { EpicInView } from "@/lib/domain/roadmap/view";
import type { EpicFields } from "./schema";

/** What edits of an Epic set, by field. */
export function fieldsOf(
  edits: {
    [F in keyof EpicFields]?: { to: EpicFields[F] } | undefined;
  },
): Partial<EpicFields> {
  return Object.fromEntries(Object.entries(edits).flatMap(([field, edit]) => (edit ? [[field, edit.to]] : [])));
}

/** An Epic of the roadmap's view once its fields are set. */
export function epicWith(epic: EpicInView, fields: Partial<EpicFields>): EpicInView {
  const { description: _, riskNote, acceptanceConditions, ...alike } = fields;
  return {
    ...epic,
    ...alike,
    hasRiskNote: riskNote === undefined ? epic.hasRiskNote : riskNote !== "",
    acceptanceConditions: acceptanceConditions?.length ?? epic.acceptanceConditions,
  };
}
