"use client";

import { useHere } from "@/components/flow-teams/here";
import { stepDependency } from "@/lib/actions/dependencies";
import { patchView } from "@/lib/client/optimistic";
import { useCommand } from "@/lib/client/use-command";
import type { DependencyAct } from "@/lib/domain/dependencies/schema";
import { doneWords, step } from "@/lib/domain/dependencies/states";
import type { DependenciesView, DependencyRow } from "@/lib/domain/dependencies/view";

/** Takes a Dependency a step on; it shows at once, and its refusal is the caller's to show. */
export function useStep(dependency: DependencyRow, onDone?: () => void) {
  const { flowTeamId, slug } = useHere();
  const command = useCommand(stepDependency, {
    isInline: true,
    done: (_, { act }) => `D-${dependency.number} ${doneWords[act]}`,
    ...(onDone && { onDone }),
    optimistic: ({ act, word = "", promisedForSprint = null }) => [
      patchView<DependenciesView>({ slug, view: "dependencies" }, (view) => ({
        ...view,
        dependencies: view.dependencies.map((row) => {
          if (row.id !== dependency.id) return row;
          const stepped = step({ ...row, flowTeamId }, act, { word, promisedForSprint });
          return stepped.ok ? { ...row, ...stepped.value } : row;
        }),
      })),
    ],
  });
  const run = (act: DependencyAct, said: { word?: string; promisedForSprint?: number | null } = {}) =>
    command.run({ flowTeamId, dependencyId: dependency.id, act, ...said });
  return { ...command, run };
}
