"use client";

import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { ValueMatrix } from "@/components/backlog/value-matrix";
import { useHere } from "@/components/flow-teams/here";
import { editEpic } from "@/lib/actions/backlog";
import { patchView } from "@/lib/client/optimistic";
import { useCommand } from "@/lib/client/use-command";
import { epicWith, fieldsOf } from "@/lib/domain/backlog/edited-epic";
import { fieldsDenied } from "@/lib/domain/backlog/policy";
import { editsTo } from "@/lib/domain/edit";
import type { EpicInView, RoadmapView } from "@/lib/domain/roadmap/view";

/** Value against effort, where an Epic is carried to its weight: its value by the CPO, its effort by its PO too. */
export function WeightMatrix({ roadmap }: { roadmap: RoadmapView }) {
  const { slug, flowTeamId, actor, isRetired } = useHere();
  const { openEpic } = usePanelAddress();
  const edit = useCommand(editEpic, {
    optimistic: ({ epicId, edits }) => [
      patchView<RoadmapView>({ slug, view: "roadmap" }, (view) => ({
        ...view,
        epics: view.epics.map((epic) => (epic.id === epicId ? epicWith(epic, fieldsOf(edits)) : epic)),
      })),
    ],
    done: (_, { epicId }) => `E-${roadmap.epics.find(({ id }) => id === epicId)?.number ?? ""} weighed`,
  });
  const may = (epic: EpicInView) => {
    const denied = fieldsDenied(actor, { ...epic, flowTeamId, createdById: null }, ["value", "effort"]);
    return { value: !isRetired && !denied.includes("value"), effort: !isRetired && !denied.includes("effort") };
  };
  return (
    <div className="flex flex-col rounded border bg-surface in-data-projector:min-h-[75dvh]">
      <ValueMatrix
        epics={roadmap.epics}
        teams={roadmap.teams}
        onOpen={openEpic}
        mayMove={may}
        onMove={(epic, { value, effort }) => {
          const seen = { value: epic.value, effort: epic.effort };
          const to = { ...(value !== epic.value && { value }), ...(effort !== epic.effort && { effort }) };
          void edit.run({ flowTeamId, epicId: epic.id, edits: editsTo(to, seen) });
        }}
      />
    </div>
  );
}
