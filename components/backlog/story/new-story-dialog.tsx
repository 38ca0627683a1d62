"use client";

import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { createStory } from "@/lib/actions/stories";
import { useCommand } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import { can } from "@/lib/domain/access";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { keepsStory } from "@/lib/domain/backlog/story-policy";
import { type StoryTemplate, type StoryTemplatesView, templatesFor } from "@/lib/domain/backlog/story-template";
import { useGround } from "../use-stories";

type NewStoryDialogProps = {
  /** What it is called, where that has been typed already. */
  title?: string;
  /** Where it goes unless chosen otherwise. */
  epicId?: string | null;
  teamId?: string | null;
  sprintNumber?: number | null;
  onClose(): void;
  /** Is told the new Story's number: to open its panel, usually. */
  onMade?(number: number): void;
};

/** A new Story: a title and Enter are enough. A template fills the rest in. */
export function NewStoryDialog({ onClose, onMade, ...start }: NewStoryDialogProps) {
  const { flowTeamId, slug, actor } = useHere();
  const ground = useGround();
  const { data } = useView<StoryTemplatesView>({ slug, view: "story-templates" });
  const ownTeam = actor.roles.find((held) => held.flowTeamId === flowTeamId && held.scrumTeamId)?.scrumTeamId ?? null;
  const [fields, setFields] = useState({
    title: start.title ?? "",
    description: "",
    criteria: [] as readonly string[],
    labels: [] as readonly string[],
    epicId: start.epicId ?? null,
    teamId: start.teamId === undefined ? (start.epicId ? null : ownTeam) : start.teamId,
    sprintNumber: start.sprintNumber ?? null,
  });
  const change = (some: Partial<typeof fields>) => setFields({ ...fields, ...some });
  const command = useCommand(createStory, {
    isInline: true,
    done: ({ number }) => `S-${number} written`,
    onDone: ({ number }) => {
      onClose();
      onMade?.(number);
    },
  });
  const { epicId, teamId } = fields;
  const epicLeadTeamId = ground?.epics.find(({ id }) => id === epicId)?.leadTeamId ?? null;
  // Of the teams, those that aren't retired are offered.
  const keeps = keepsStory(actor, { flowTeamId, teamId, isTeamRetired: false, epicLeadTeamId });
  const mayPlan = keeps || can(actor, "plan the team's sprint", { flowTeamId, scrumTeamId: teamId });
  const templates = templatesFor(data?.templates ?? [], teamId);
  const { criteria, labels, sprintNumber } = fields;
  // A title typed by hand stays when a template is chosen; one from a template gives way to the next.
  const ownTitle = templates.some(({ title }) => title === fields.title) ? "" : fields.title;
  return (
    <FormDialog
      title="New Story"
      submitLabel="Write the Story"
      pending={command.pending}
      onClose={onClose}
      onSubmit={() =>
        void command.run({
          flowTeamId,
          ...fields,
          criteria: criteria.map((line) => line.trim()).filter(Boolean),
          labels: [...labels],
          sprintNumber: mayPlan ? sprintNumber : null,
        })
      }
    >
      {keeps ? null : <p className="text-ink-2">You write it as an idea; who keeps that backlog takes it up.</p>}
      {templates.length > 0 ? (
        <TemplateField
          templates={templates}
          onChoose={(chosen) => change({ ...chosen, title: ownTitle.trim() ? ownTitle : chosen.title })}
        />
      ) : null}
      <Field label="Title" error={command.refusal?.fields?.title} required>
        <TextField value={fields.title} maxLength={200} onChange={(event) => change({ title: event.target.value })} />
      </Field>
      <Places ground={ground} fields={fields} mayPlan={mayPlan} onChange={change} />
      <Field label="Description" error={command.refusal?.fields?.description}>
        <TextArea
          value={fields.description}
          maxLength={50_000}
          onChange={(event) => change({ description: event.target.value })}
        />
      </Field>
      <Field label="Acceptance criteria" hint="One a line." error={command.refusal?.fields?.criteria}>
        <TextArea
          value={criteria.join("\n")}
          onChange={(event) => change({ criteria: event.target.value.split("\n") })}
        />
      </Field>
      <RefusalNotice refusal={command.refusal} shownFields={["title", "description", "criteria"]} />
    </FormDialog>
  );
}

type Chosen = Pick<StoryTemplate, "title" | "description" | "criteria" | "labels">;

function TemplateField({
  templates,
  onChoose,
}: {
  templates: readonly StoryTemplate[];
  onChoose(fields: Chosen): void;
}) {
  const [id, setId] = useState("");
  return (
    <Field label="Start from">
      <Select
        value={id}
        onChange={(event) => {
          setId(event.target.value);
          const chosen = templates.find((one) => one.id === event.target.value);
          if (!chosen) return;
          const { title, description, criteria, labels } = chosen;
          onChoose({ title, description, criteria, labels });
        }}
      >
        <option value="">Nothing</option>
        {templates.map((template) => (
          <option key={template.id} value={template.id}>
            {template.name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

type PlacesProps = {
  ground: GroundView | undefined;
  fields: { epicId: string | null; teamId: string | null; sprintNumber: number | null };
  mayPlan: boolean;
  onChange(fields: Partial<PlacesProps["fields"]>): void;
};

/** Where the Story goes: its Epic, its team, and the Flow Sprint it is planned for. */
function Places({ ground, fields, mayPlan, onChange }: PlacesProps) {
  const open = (ground?.epics ?? []).filter(({ status }) => status !== "done" && status !== "dropped");
  const sprints = (ground?.sprints ?? []).filter(({ state }) => state !== "closed");
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Epic" className="sm:col-span-2">
        <Combobox
          options={open.map((epic) => ({ value: epic.id, label: `E-${epic.number} ${epic.title}` }))}
          value={fields.epicId}
          noneLabel="No Epic"
          onChange={(epicId) => onChange({ epicId })}
        />
      </Field>
      <Field label="Scrum Team">
        <Combobox
          options={(ground?.teams ?? []).map((team) => ({ value: team.id, label: team.name, hue: team.hue }))}
          value={fields.teamId}
          noneLabel="No team yet"
          onChange={(teamId) => onChange({ teamId })}
        />
      </Field>
      {mayPlan ? (
        <Field label="Flow Sprint">
          <Select
            value={fields.sprintNumber ?? ""}
            onChange={(event) => onChange({ sprintNumber: event.target.value ? Number(event.target.value) : null })}
          >
            <option value="">Not planned</option>
            {sprints.map(({ number }) => (
              <option key={number} value={number}>
                Flow Sprint {number}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
    </div>
  );
}
