"use client";

import { useHere } from "@/components/flow-teams/here";
import { editDependency } from "@/lib/actions/dependencies";
import { useCommand } from "@/lib/client/use-command";
import { editsTo } from "@/lib/domain/edit";
import type { DependencyRow } from "@/lib/domain/dependencies/view";

type Fields = Pick<DependencyRow, "note" | "mitigation" | "neededBySprint" | "promisedForSprint">;

/** Saves fields of a Dependency; `seen` is what an editor began with, else what is shown. */
export function useDependencyEdit(dependency: DependencyRow) {
  const { flowTeamId } = useHere();
  const { run, refusal, pending, dismiss } = useCommand(editDependency, {
    isInline: true,
    done: () => `D-${dependency.number} saved`,
  });
  async function save(to: Partial<Fields>, seen: Partial<Fields> = {}): Promise<boolean> {
    const edits = editsTo<Fields>(to, { ...dependency, ...seen });
    return (await run({ flowTeamId, dependencyId: dependency.id, edits })).ok;
  }
  return { save, refusal, pending, dismiss };
}
