"use client";

import { Pencil } from "lucide-react";
import { useState } from "react";
import { useHere, useMay } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { dayWords } from "@/components/ui/day-words";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormFoot } from "@/components/ui/form-foot";
import { IconButton } from "@/components/ui/icon-button";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { editDependency, withdrawDependency } from "@/lib/actions/dependencies";
import { useCommand } from "@/lib/client/use-command";
import type { JudgedDependency } from "@/lib/domain/roadmap/standing";
import type { SprintInView, TeamInView } from "@/lib/domain/roadmap/view";
import { sprintName } from "@/components/roadmap/sprint-words";

type DependencyDialogProps = {
  dependency: JudgedDependency;
  sprints: readonly SprintInView[];
  teams: readonly TeamInView[];
};

/** A Dependency's note, mitigation, need and promise; or taking it back. */
export function DependencyDialog({ dependency, sprints, teams }: DependencyDialogProps) {
  const [open, setOpen] = useState(false);
  const name = `E-${dependency.needer?.number ?? "?"} needs E-${dependency.giver?.number ?? "?"}`;
  if (!useMay("contribute")) return null;
  return (
    <Dialog
      title={name}
      description={`${nameOf(teams, dependency.neederTeamId)} needs it from ${nameOf(teams, dependency.giverTeamId)}.`}
      open={open}
      onOpenChange={setOpen}
      trigger={<IconButton label={`Edit the Dependency ${name}`} icon={<Pencil />} />}
    >
      <DependencyForm dependency={dependency} sprints={sprints} onClose={() => setOpen(false)} />
    </Dialog>
  );
}

function DependencyForm({ dependency, sprints, onClose }: Omit<DependencyDialogProps, "teams"> & { onClose(): void }) {
  const { flowTeamId } = useHere();
  const [fields, setFields] = useState({
    note: dependency.note,
    mitigation: dependency.mitigation,
    neededBySprint: dependency.neededBySprint,
    promisedForSprint: dependency.promisedForSprint,
  });
  const edit = useCommand(editDependency, { isInline: true, done: () => "Dependency saved", onDone: onClose });
  const withdraw = useCommand(withdrawDependency, {
    isInline: true,
    done: () => "Dependency withdrawn",
    onDone: onClose,
  });
  const set = (changed: Partial<typeof fields>) => setFields({ ...fields, ...changed });
  const save = () => {
    const edits = Object.fromEntries(
      (Object.keys(fields) as (keyof typeof fields)[])
        .filter((field) => fields[field] !== dependency[field])
        .map((field) => [field, { seen: dependency[field], to: fields[field] }]),
    );
    if (Object.keys(edits).length === 0) return onClose();
    void edit.run({ flowTeamId, dependencyId: dependency.id, edits });
  };
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <SprintField
          label="Needed by"
          hint="Nothing said: before the needing Epic starts."
          sprints={sprints}
          value={fields.neededBySprint}
          onChange={(neededBySprint) => set({ neededBySprint })}
        />
        <SprintField
          label="Promised for"
          hint="Nothing said: when the giving Epic ends."
          sprints={sprints}
          value={fields.promisedForSprint}
          onChange={(promisedForSprint) => set({ promisedForSprint })}
        />
      </div>
      <Field label="What exactly is needed">
        <TextArea value={fields.note} maxLength={2000} onChange={(event) => set({ note: event.target.value })} />
      </Field>
      <Field
        label="Mitigation"
        hint="What is done so that a late delivery doesn't hurt. A conflict with a mitigation is red no longer."
      >
        <TextArea
          value={fields.mitigation}
          maxLength={2000}
          onChange={(event) => set({ mitigation: event.target.value })}
        />
      </Field>
      <RefusalNotice refusal={edit.refusal ?? withdraw.refusal} />
      <FormFoot submitLabel="Save" pending={edit.pending} onCancel={onClose}>
        <Button
          variant="quiet"
          pending={withdraw.pending}
          onClick={() => void withdraw.run({ flowTeamId, dependencyId: dependency.id })}
        >
          Withdraw the Dependency
        </Button>
      </FormFoot>
    </form>
  );
}

type SprintFieldProps = {
  label: string;
  hint: string;
  sprints: readonly SprintInView[];
  value: number | null;
  onChange(value: number | null): void;
};

function SprintField({ label, hint, sprints, value, onChange }: SprintFieldProps) {
  return (
    <Field label={label} hint={hint}>
      <Select
        value={value ?? ""}
        onChange={(event) => onChange(event.target.value === "" ? null : Number(event.target.value))}
      >
        <option value="">Not said</option>
        {sprints.map((sprint) => (
          <option key={sprint.number} value={sprint.number}>
            {sprintName(sprint.number)} · ends {dayWords(sprint.endsOn)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function nameOf(teams: readonly TeamInView[], id: string): string {
  return teams.find((team) => team.id === id)?.name ?? "A retired team";
}
