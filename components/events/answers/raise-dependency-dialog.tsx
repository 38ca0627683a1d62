"use client";

import { useState } from "react";
import { SprintSelect } from "@/components/dependencies/sprint-select";
import { useGround } from "@/components/backlog/use-stories";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { teamNamed } from "@/lib/domain/events/answers";
import type { Raising } from "./use-raise";

type RaiseDependencyDialogProps = { subjectId: string; text: string; raising: Raising; onClose(): void };

/** An answer becomes a Dependency: with whom, which of the two needs the other, and by when. */
export function RaiseDependencyDialog({ subjectId, text, raising, onClose }: RaiseDependencyDialogProps) {
  const ground = useGround();
  const teams = ground?.teams ?? [];
  const own = teams.find(({ id }) => id === subjectId)?.name ?? "The team";
  const [chosen, setChosen] = useState<string | null>(null);
  const [direction, setDirection] = useState<"gives" | "needs">("gives");
  const [note, setNote] = useState(text.slice(0, 2000));
  const [neededBySprint, setNeededBySprint] = useState<number | null>(null);
  const [wasSent, setWasSent] = useState(false);
  const otherTeamId = chosen ?? teamNamed(text, teams, subjectId)?.id ?? "";
  const other = teams.find(({ id }) => id === otherTeamId)?.name ?? "the other team";
  const submit = async () => {
    setWasSent(true);
    if (otherTeamId === "") return;
    const input = { kind: "Dependency", otherTeamId, direction, note, neededBySprint } as const;
    if (await raising.raiseDependency(input)) onClose();
  };
  return (
    <FormDialog
      title="Make it a Dependency"
      description={`${own} raises it, so ${other} answers: it goes to its queue.`}
      submitLabel="Raise"
      pending={raising.pending}
      onClose={onClose}
      onSubmit={() => void submit()}
    >
      <Field
        label="The other team"
        required
        error={wasSent && otherTeamId === "" ? "Choose the other team." : undefined}
      >
        <Select value={otherTeamId} autoFocus onChange={({ target }) => setChosen(target.value)}>
          <option value="">Choose a team</option>
          {teams
            .filter(({ id }) => id !== subjectId)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </Select>
      </Field>
      <Segmented
        label="Which of the two needs the other"
        value={direction}
        onChange={setDirection}
        options={[
          { value: "gives", label: `${other[0]?.toLocaleUpperCase("en")}${other.slice(1)} needs ${own}` },
          { value: "needs", label: `${own} needs ${other}` },
        ]}
      />
      <SprintSelect
        label="Needed by"
        sprints={ground?.sprints ?? []}
        value={neededBySprint}
        onChange={setNeededBySprint}
      />
      <Field label="What exactly is needed">
        <TextArea value={note} maxLength={2000} onChange={({ target }) => setNote(target.value)} />
      </Field>
      <RefusalNotice refusal={raising.refusal} />
    </FormDialog>
  );
}
