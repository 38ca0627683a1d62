"use client";

import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { chooseForImport } from "@/lib/actions/imports";
import { useCommand } from "@/lib/client/use-command";
import type { ImportChoices } from "@/lib/domain/backlog/import-schema";
import type { Refusal } from "@/lib/domain/result";

export type ChoicesHandle = {
  choices: ImportChoices;
  /** Keeps the parts given, at once and for good; resolves when they are. */
  choose(part: Partial<ImportChoices>): Promise<boolean>;
  pending: boolean;
  refusal: Refusal | null;
};

/** What the person chooses about a file, kept with every change so that leaving loses nothing. */
export function useImportChoices(importId: string, initial: ImportChoices): ChoicesHandle {
  const { flowTeamId } = useHere();
  const [choices, setChoices] = useState(initial);
  const save = useCommand(chooseForImport, { isInline: true });
  return {
    choices,
    async choose(part) {
      setChoices((former) => ({ ...former, ...part }));
      return (await save.run({ flowTeamId, importId, choices: part })).ok;
    },
    pending: save.pending,
    refusal: save.refusal,
  };
}
