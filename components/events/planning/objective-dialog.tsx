"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextField } from "@/components/ui/text-field";
import { addObjective, editObjective } from "@/lib/actions/events-planning";
import { useCommand } from "@/lib/client/use-command";
import type { Objective } from "@/lib/domain/events/claims";
import type { Plan } from "./use-plan";

type ObjectiveDialogProps = { plan: Plan /** Null for a new one. */; objective: Objective | null; onClose(): void };

/** The CPO's sentence, and the Epics that get there. */
export function ObjectiveDialog({ plan, objective, onClose }: ObjectiveDialogProps) {
  const { flowTeamId } = useHere();
  const [text, setText] = useState(objective?.text ?? "");
  const [epicIds, setEpicIds] = useState<readonly string[]>(objective?.epicIds ?? []);
  const options = { isInline: true, onDone: onClose } as const;
  const adding = useCommand(addObjective, { ...options, done: () => "Objective added" });
  const editing = useCommand(editObjective, { ...options, done: () => "Objective saved" });
  const command = objective ? editing : adding;
  const submit = () => {
    if (!objective) {
      return void adding.run({ flowTeamId, sprintNumber: plan.view.sprint.number, text, epicIds: [...epicIds] });
    }
    void editing.run({
      flowTeamId,
      objectiveId: objective.id,
      edits: {
        ...(text !== objective.text && { text: { seen: objective.text, to: text } }),
        ...(epicIds !== objective.epicIds && { epicIds: { seen: objective.epicIds, to: [...epicIds] } }),
      },
    });
  };
  const fields = command.refusal?.fields ?? {};
  const at = (name: string) => fields[name] ?? fields[`edits.${name}.to`];
  return (
    <FormDialog
      title={objective ? "Edit the objective" : `An objective for Flow Sprint ${plan.view.sprint.number}`}
      submitLabel={objective ? "Save" : "Add it"}
      pending={command.pending}
      onClose={onClose}
      onSubmit={submit}
    >
      <Field label="What it is to reach" hint="One sentence that all understand." required error={at("text")}>
        <TextField autoFocus value={text} maxLength={300} onChange={(event) => setText(event.target.value)} />
      </Field>
      <Field label="Epics that get there" required error={at("epicIds")}>
        <Combobox
          placeholder="Find an Epic"
          value={null}
          options={plan.epics
            .filter(({ id }) => !epicIds.includes(id))
            .map(({ id, number, title }) => ({ value: id, label: title, hint: `E-${number}` }))}
          onChange={(id) => id && setEpicIds([...epicIds, id])}
        />
      </Field>
      {epicIds.length > 0 ? (
        <ul className="flex flex-col divide-y divide-line rounded border">
          {epicIds.map((id) => {
            const epic = plan.ground.epics.find((one) => one.id === id);
            const name = epic ? `E-${epic.number} ${epic.title}` : "An Epic that is gone";
            return (
              <li key={id} className="flex items-center gap-2 py-0.5 pr-1 pl-3">
                <span className="min-w-0 flex-1 truncate">{name}</span>
                <IconButton
                  label={`Untie ${name}`}
                  icon={<X />}
                  onClick={() => setEpicIds(epicIds.filter((one) => one !== id))}
                />
              </li>
            );
          })}
        </ul>
      ) : null}
      <RefusalNotice refusal={command.refusal} shownFields={["text", "epicIds", "edits.text.to", "edits.epicIds.to"]} />
    </FormDialog>
  );
}
