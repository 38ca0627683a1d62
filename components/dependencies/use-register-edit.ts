"use client";

import { useHere } from "@/components/flow-teams/here";
import { editImpediment, editRisk } from "@/lib/actions/risks";
import { useCommand } from "@/lib/client/use-command";
import type { ImpedimentRow } from "@/lib/domain/dependencies/impediments";
import type { RiskRow } from "@/lib/domain/dependencies/risks";

/** Edits of the fields in `to`: each says what the person saw. */
function editsOf<Row extends object>(row: Row, to: Partial<Row>, seen: Partial<Row>) {
  const fields = Object.keys(to) as (keyof Row)[];
  return Object.fromEntries(
    fields.map((field) => [field, { seen: field in seen ? seen[field] : row[field], to: to[field] }]),
  );
}

/** Saves fields of a Risk, several at once where a class takes them. */
export function useRiskEdit(risk: RiskRow) {
  const { flowTeamId } = useHere();
  const command = useCommand(editRisk, { isInline: true, done: () => `R-${risk.number} saved` });
  const save = async (to: Partial<RiskRow>, seen: Partial<RiskRow> = {}) =>
    (await command.run({ flowTeamId, riskId: risk.id, edits: editsOf(risk, to, seen) })).ok;
  return { ...command, save };
}

type ImpedimentFields = Pick<ImpedimentRow, "title" | "description" | "teamId" | "ownerId"> & {
  storyId: string | null;
};

/** Saves fields of an Impediment. */
export function useImpedimentEdit(impediment: ImpedimentRow) {
  const { flowTeamId } = useHere();
  const command = useCommand(editImpediment, { isInline: true, done: () => `I-${impediment.number} saved` });
  const row = { ...impediment, storyId: impediment.story?.id ?? null };
  const save = async (to: Partial<ImpedimentFields>, seen: Partial<ImpedimentFields> = {}) =>
    (await command.run({ flowTeamId, impedimentId: impediment.id, edits: editsOf<ImpedimentFields>(row, to, seen) }))
      .ok;
  return { ...command, save };
}
