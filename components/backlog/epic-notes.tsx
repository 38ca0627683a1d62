"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { useHere, useMay } from "@/components/flow-teams/here";
import { Badge } from "@/components/ui/badge";
import { Field } from "@/components/ui/field";
import { FormFoot } from "@/components/ui/form-foot";
import { IconButton } from "@/components/ui/icon-button";
import { InlineText } from "@/components/ui/inline-text";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Segmented } from "@/components/ui/segmented";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { addTechnicalNote, editTechnicalNote, removeTechnicalNote } from "@/lib/actions/backlog";
import { useCommand } from "@/lib/client/use-command";
import { type TechnicalNoteKind, technicalNoteKinds } from "@/lib/domain/backlog/kinds";
import type { EpicDetail } from "@/lib/domain/backlog/view";
import { noteKindWords } from "@/lib/domain/backlog/words";
import { EditRefusal } from "./conflict-choice";
import { PanelSection } from "./panel-section";

type Note = EpicDetail["notes"][number];

/** The decisions, interfaces and patterns an enabler stands for; the Architect keeps them. */
export function EpicNotes({ epic }: { epic: EpicDetail }) {
  const mayKeep = useMay("keep the technical roadmap");
  const [isAdding, setAdding] = useState(false);
  return (
    <PanelSection
      title="What it stands for"
      count={epic.notes.length}
      onAdd={mayKeep && !isAdding ? () => setAdding(true) : undefined}
    >
      {isAdding ? <AddNote epicId={epic.id} onClose={() => setAdding(false)} /> : null}
      {epic.notes.length === 0 && !isAdding ? (
        <p className="text-ink-3">No decision, interface or pattern is written down yet.</p>
      ) : null}
      <ul className="flex flex-col gap-3">
        {epic.notes.map((note) => (
          <NoteLine key={note.id} note={note} mayKeep={mayKeep} />
        ))}
      </ul>
    </PanelSection>
  );
}

function NoteLine({ note, mayKeep }: { note: Note; mayKeep: boolean }) {
  const { flowTeamId } = useHere();
  const edit = useCommand(editTechnicalNote, { isInline: true, done: () => "Technical note saved" });
  const removal = useCommand(removeTechnicalNote, { done: () => "Technical note removed" });
  // What waits for a choice is taken over from the editor.
  const save = async (field: string, to: string, seen: string) => {
    const answer = await edit.run({ flowTeamId, noteId: note.id, edits: { [field]: { seen, to } } });
    return answer.ok || answer.refusal.code === "stale";
  };
  return (
    <li>
      <div className="flex items-start gap-2">
        <Badge className="mt-0.5">{noteKindWords[note.kind]}</Badge>
        <div className="min-w-0 flex-1">
          <InlineText
            label="Title of the note"
            value={note.title}
            placeholder="No title"
            maxLength={200}
            disabled={!mayKeep}
            onSave={(title, seen) => save("title", title, seen)}
            className="font-medium"
          />
          <InlineText
            multiline
            label="Text of the note"
            value={note.body}
            placeholder={mayKeep ? "Say more" : ""}
            maxLength={20_000}
            disabled={!mayKeep}
            onSave={(body, seen) => save("body", body, seen)}
            className="text-ink-2"
          />
        </div>
        {mayKeep ? (
          <IconButton
            label={`Remove ${note.title}`}
            icon={<X />}
            onClick={() => void removal.run({ flowTeamId, noteId: note.id })}
          />
        ) : null}
      </div>
      <EditRefusal
        refusal={edit.refusal}
        labels={{ title: "Title of the note", body: "Text of the note" }}
        onMine={({ field, mine, theirs }) => void save(field, String(mine), String(theirs))}
        onDismiss={edit.dismiss}
      />
    </li>
  );
}

function AddNote({ epicId, onClose }: { epicId: string; onClose(): void }) {
  const { flowTeamId } = useHere();
  const [kind, setKind] = useState<TechnicalNoteKind>("decision");
  const [title, setTitle] = useState("");
  const [body, setBody] = useState("");
  const command = useCommand(addTechnicalNote, { isInline: true, done: () => "Technical note added", onDone: onClose });
  return (
    <form
      className="mb-3 flex flex-col gap-3 rounded border bg-sunken p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void command.run({ flowTeamId, epicId, kind, title, body });
      }}
    >
      <Segmented
        label="Kind"
        value={kind}
        onChange={setKind}
        options={technicalNoteKinds.map((value) => ({ value, label: noteKindWords[value] }))}
      />
      <Field label="Title" error={command.refusal?.fields?.title} required>
        <TextField value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
      </Field>
      <Field label="Text">
        <TextArea value={body} maxLength={20_000} onChange={(event) => setBody(event.target.value)} />
      </Field>
      <RefusalNotice refusal={command.refusal} shownFields={["title"]} />
      <FormFoot submitLabel="Add the note" pending={command.pending} onCancel={onClose} />
    </form>
  );
}
