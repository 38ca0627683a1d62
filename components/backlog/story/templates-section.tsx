"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { addTemplate, editTemplate, removeTemplate } from "@/lib/actions/stories";
import { useCommand } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { mayKeepTemplates } from "@/lib/domain/backlog/story-policy";
import type { StoryTemplate, StoryTemplatesView } from "@/lib/domain/backlog/story-template";
import { editsTo } from "@/lib/domain/edit";
import { useGround } from "../use-stories";

const forAll = "All teams";

/** What new Stories of a kind start with: the CPO's for all teams, and each team's own. */
export function TemplatesSection() {
  const { slug, actor, flowTeamId, isRetired } = useHere();
  const ground = useGround();
  const { data } = useView<StoryTemplatesView>({ slug, view: "story-templates" });
  const [open, setOpen] = useState<StoryTemplate | "new" | null>(null);
  if (!ground || !data) return <Skeleton className="h-24" />;
  const mayKeep = (teamId: string | null) => !isRetired && mayKeepTemplates(actor, flowTeamId, teamId);
  const nameOf = (teamId: string | null) =>
    teamId === null ? forAll : (ground.teams.find(({ id }) => id === teamId)?.name ?? "A former team");
  const kept = [null, ...ground.teams.map(({ id }) => id)].filter(mayKeep);
  return (
    <section aria-label="Templates for Stories" className="flex flex-col gap-2">
      <h2 className="text-md font-semibold">Templates for Stories</h2>
      <p className="text-ink-2 text-pretty">
        A new Story can start from one. The CPO keeps those for all teams; a team's PO and SM keep its own.
      </p>
      {data.templates.length === 0 ? <p className="text-ink-3">None yet.</p> : null}
      <ul className="divide-y">
        {data.templates.map((template) => (
          <li key={template.id} className="flex items-center gap-2 py-1.5">
            <span className="min-w-0 flex-1 truncate">{template.name}</span>
            <span className="text-sm text-ink-3">{nameOf(template.teamId)}</span>
            {mayKeep(template.teamId) ? (
              <Button variant="quiet" aria-label={`Change ${template.name}`} onClick={() => setOpen(template)}>
                Change
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {kept.length > 0 ? (
        <div>
          <Button onClick={() => setOpen("new")}>
            <Plus aria-hidden="true" /> New template
          </Button>
        </div>
      ) : null}
      {open ? (
        <TemplateDialog
          template={open === "new" ? null : open}
          teams={ground.teams}
          kept={kept}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </section>
  );
}

type TemplateDialogProps = {
  /** Null for a new one. */
  template: StoryTemplate | null;
  teams: GroundView["teams"];
  /** The teams the person keeps templates of; null among them for all teams. */
  kept: readonly (string | null)[];
  onClose(): void;
};

function TemplateDialog({ template, teams, kept, onClose }: TemplateDialogProps) {
  const { flowTeamId } = useHere();
  const [teamId, setTeamId] = useState<string | null>(template ? template.teamId : (kept[0] ?? null));
  const [name, setName] = useState(template?.name ?? "");
  const [title, setTitle] = useState(template?.title ?? "");
  const [description, setDescription] = useState(template?.description ?? "");
  const [lines, setLines] = useState(template?.criteria.join("\n") ?? "");
  const options = { isInline: true, done: () => "Template saved", onDone: onClose };
  const adding = useCommand(addTemplate, options);
  const editing = useCommand(editTemplate, options);
  const removal = useCommand(removeTemplate, { ...options, done: () => "Template removed" });
  const refusal = adding.refusal ?? editing.refusal ?? removal.refusal;

  function save(): void {
    const criteria = lines
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
    if (!template) return void adding.run({ flowTeamId, teamId, name, title, description, criteria });
    const now = { name, title, description, criteria };
    const edits = editsTo<typeof now>(now, { ...template, criteria: [...template.criteria] });
    void editing.run({ flowTeamId, templateId: template.id, edits });
  }

  return (
    <FormDialog
      title={template ? `Template: ${template.name}` : "New template"}
      submitLabel="Save"
      pending={adding.pending || editing.pending}
      onClose={onClose}
      onSubmit={save}
    >
      <Field label="Name" required error={refusal?.fields?.name ?? refusal?.fields?.["edits.name.to"]}>
        <TextField value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
      </Field>
      {template ? null : (
        <Field label="For">
          <Select value={teamId ?? ""} onChange={(event) => setTeamId(event.target.value || null)}>
            {kept.map((id) => (
              <option key={id ?? ""} value={id ?? ""}>
                {id === null ? forAll : teams.find((team) => team.id === id)?.name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label="Title to start with">
        <TextField value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
      </Field>
      <Field label="Description">
        <TextArea value={description} maxLength={50_000} onChange={(event) => setDescription(event.target.value)} />
      </Field>
      <Field label="Acceptance criteria" hint="One a line.">
        <TextArea value={lines} onChange={(event) => setLines(event.target.value)} />
      </Field>
      <RefusalNotice refusal={refusal} shownFields={["name", "edits.name.to"]} />
      {template ? (
        <div>
          <Button
            variant="quiet"
            pending={removal.pending}
            onClick={() => void removal.run({ flowTeamId, templateId: template.id })}
          >
            Remove this template
          </Button>
        </div>
      ) : null}
    </FormDialog>
  );
}
