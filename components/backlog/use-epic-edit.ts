"use client";

import { useHere } from "@/components/flow-teams/here";
import { editEpic } from "@/lib/actions/backlog";
import { patchView } from "@/lib/client/optimistic";
import { useCommand } from "@/lib/client/use-command";
import { useWaitingFields } from "@/lib/client/use-waiting";
import { epicWith, fieldsOf } from "@/lib/domain/backlog/edited-epic";
import { fieldsDenied } from "@/lib/domain/backlog/policy";
import type { EpicField, EpicFields } from "@/lib/domain/backlog/schema";
import type { EpicDetail } from "@/lib/domain/backlog/view";
import { fieldWords } from "@/lib/domain/backlog/words";
import { type Edits, editsTo } from "@/lib/domain/edit";
import type { FieldConflict, Refusal } from "@/lib/domain/result";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { useConflicts } from "./use-conflicts";

/** What an edit needs to know of the Epic it edits. */
type EditedEpic = EpicFields & { id: string; number: number; createdById: string | null };

type QueuedEdits = { epicId: string; edits: Partial<Edits<EpicFields>> };

export type EpicEditing = {
  /**
   * Saves fields as one change. `seen` is what the person began with, where that isn't what the
   * screen shows now. False where it was refused; what waits for a choice is taken over.
   */
  save(fields: Partial<EpicFields>, seen?: Partial<EpicFields>): Promise<boolean>;
  /** What waits to be sent, as it was chosen or typed: shown in place of what is stored. */
  waits: Partial<EpicFields>;
  /** Whether the person may edit the field. */
  may(field: EpicField): boolean;
  refusal: Refusal | null;
  dismiss(): void;
  /** Fields somebody else changed meanwhile: each waits for a choice. */
  conflicts: readonly FieldConflict[];
  /** Keeps theirs, or saves mine over it. */
  settle(conflict: FieldConflict, choice: "mine" | "theirs"): void;
};

/** Edits an Epic field by field, asking "mine or theirs" only where two changed the same one. */
export function useEpicEdit(epic: EditedEpic): EpicEditing {
  const { flowTeamId, slug, actor, isRetired } = useHere();
  const conflicts = useConflicts();
  const command = useCommand(editEpic, {
    isInline: true,
    queueAs: "backlog.editEpic",
    optimistic: ({ edits }) => [
      patchView<EpicDetail>({ slug, view: `epics/${epic.number}` }, (view) => ({ ...view, ...fieldsOf(edits) })),
      patchView<RoadmapView>({ slug, view: "roadmap" }, (view) => ({
        ...view,
        epics: view.epics.map((one) => (one.id === epic.id ? epicWith(one, fieldsOf(edits)) : one)),
      })),
    ],
    done: (_, input) =>
      `${Object.keys(input.edits)
        .map((field) => fieldWords[field as EpicField])
        .join(" and ")} of E-${epic.number} saved`,
    onRefusal: conflicts.take,
  });

  const waits = useWaitingFields<QueuedEdits, EpicFields>("backlog.editEpic", epic.id, ({ epicId, edits }, id) =>
    epicId === id ? edits : undefined,
  );

  // What waits comes before a further edit: it is what is stored by then.
  async function save(
    fields: Partial<EpicFields>,
    seen: Partial<EpicFields> = { ...epic, ...waits },
  ): Promise<boolean> {
    const answer = await command.run({ flowTeamId, epicId: epic.id, edits: editsTo(fields, seen) });
    return answer.ok || answer.refusal.code === "stale";
  }

  return {
    save,
    waits,
    may: (field) => !isRetired && fieldsDenied(actor, { ...epic, flowTeamId }, [field]).length === 0,
    refusal: conflicts.open.length > 0 ? null : command.refusal,
    dismiss: command.dismiss,
    conflicts: conflicts.open,
    settle: (conflict, choice) => conflicts.settle(conflict, choice, { save, dismiss: command.dismiss }),
  };
}
