"use client";

import { useHere } from "@/components/flow-teams/here";
import { editImpediment, editRisk } from "@/lib/actions/risks";
import { useCommand } from "@/lib/client/use-command";
import type { ImpedimentRow } from "@/lib/domain/dependencies/impediments";
import type { RiskRow } from "@/lib/domain/dependencies/risks";
import { editsTo } from "@/lib/domain/edit";

/** Saves fields of a Risk, several at once where a class takes them. */
export function useRiskEdit(risk: RiskRow) {
  const { flowTeamId } = useHere();
  const command = useCommand(editRisk, { isInline: true, done: () => `R-${risk.number} saved` });
  const save = async (to: Partial<RiskRow>, seen: Partial<RiskRow> = {}) =>
    (await command.run({ flowTeamId, riskId: risk.id, edits: editsTo<RiskRow>(to, { ...risk, ...seen }) })).ok;
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
    (
      await command.run({
        flowTeamId,
        impedimentId: impediment.id,
        edits: editsTo<ImpedimentFields>(to, { ...row, ...seen }),
      })
    ).ok;
  return { ...command, save };
}
