"use client";

import { useHere } from "@/components/flow-teams/here";
import { editEpic } from "@/lib/actions/backlog";
import { patchView } from "@/lib/client/optimistic";
import { useCommand, useCommandDesk } from "@/lib/client/use-command";
import { fieldsDenied } from "@/lib/domain/backlog/policy";
import { valueScale } from "@/lib/domain/backlog/kinds";
import { fieldWords } from "@/lib/domain/backlog/words";
import type { EpicInView, RoadmapView } from "@/lib/domain/roadmap/view";
import { Editable } from "./editable";

type Cell = string | number | null;

type EditedField = "title" | "value" | "effort";

/** Edits one field of a row at once; refusals are read in the page's notice. */
function useCellEdit(epic: EpicInView, field: EditedField) {
  const { slug, flowTeamId, actor, isRetired } = useHere();
  // The list doesn't know an idea's author: their words are edited in its panel.
  const { refusals } = useCommandDesk();
  const standing = { flowTeamId, leadTeamId: epic.leadTeamId, status: epic.status, createdById: null };
  const may = !isRetired && fieldsDenied(actor, standing, [field]).length === 0;
  const command = useCommand(editEpic, {
    queueAs: "backlog.editEpic",
    optimistic: ({ epicId, edits }) => [
      patchView<RoadmapView>({ slug, view: "roadmap" }, (view) => ({
        ...view,
        epics: view.epics.map((one) => (one.id === epicId ? { ...one, [field]: edits[field]?.to } : one)),
      })),
    ],
    done: () => `E-${epic.number} saved`,
    onRefusal: (refusal) => {
      const [conflict] = refusal.conflicts ?? [];
      if (!conflict) return refusals.add(refusal);
      const { mine, theirs } = conflict as { mine: Cell; theirs: Cell };
      const message = `${fieldWords[field]} of E-${epic.number}: somebody else wrote “${theirs ?? "nothing"}” while you wrote “${mine ?? "nothing"}”.`;
      const wayOut = "Theirs stands. Save yours over it, or close this to keep theirs.";
      refusals.add({ ...refusal, message, wayOut }, { label: "Save mine", run: () => save(mine, theirs) });
    },
  });
  const save = (to: Cell, seen: Cell = epic[field]) =>
    void command.run({ flowTeamId, epicId: epic.id, edits: { [field]: { seen, to } } });
  return { may, save };
}

type CellProps = { epic: EpicInView; tabIndex: number };

/** The title: opens the Epic; F2 or a double click edits it. */
export function TitleCell({ epic, tabIndex, onOpen }: CellProps & { onOpen(): void }) {
  const { may, save } = useCellEdit(epic, "title");
  return (
    <Editable
      may={may}
      label={`Title of E-${epic.number}`}
      value={epic.title}
      tabIndex={tabIndex}
      maxLength={200}
      onSave={(text, seen) => text.trim() && save(text.trim(), seen)}
      onClick={onOpen}
    >
      <span className="truncate">{epic.title}</span>
    </Editable>
  );
}

/** The effort in points, typed in the row. */
export function EffortCell({ epic, tabIndex }: CellProps) {
  const { may, save } = useCellEdit(epic, "effort");
  return (
    <span role="gridcell" className="pr-2 text-right tabular-nums">
      <Editable
        may={may}
        label={`Effort of E-${epic.number} in points`}
        value={epic.effort?.toString() ?? ""}
        tabIndex={tabIndex}
        inputMode="numeric"
        onSave={(text, seen) => save(effortFrom(text), effortFrom(seen))}
      >
        {epic.effort === null ? <span className="text-ink-3">–</span> : epic.effort}
      </Editable>
    </span>
  );
}

function effortFrom(text: string): number | null {
  return text.trim() === "" ? null : Number(text);
}

/** The value, chosen from its scale. */
export function ValueCell({ epic, tabIndex }: CellProps) {
  const { may, save } = useCellEdit(epic, "value");
  if (!may) {
    return (
      <span role="gridcell" className="pr-2 text-right tabular-nums">
        {epic.value ?? <span className="text-ink-3">–</span>}
      </span>
    );
  }
  return (
    <span role="gridcell" className="pr-2 text-right tabular-nums">
      <select
        aria-label={`Value of E-${epic.number}`}
        tabIndex={tabIndex}
        value={epic.value ?? ""}
        onChange={(event) => save(event.target.value === "" ? null : Number(event.target.value))}
        className="h-7 w-full cursor-pointer appearance-none rounded-md bg-transparent text-right tabular-nums group-hover:inset-ring group-hover:inset-ring-line-strong hover:bg-sunken"
      >
        <option value="">–</option>
        {valueScale.map((step) => (
          <option key={step}>{step}</option>
        ))}
      </select>
    </span>
  );
}
