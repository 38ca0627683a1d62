"use client";

import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextField } from "@/components/ui/text-field";
import { saveVersion } from "@/lib/actions/roadmap";
import { useCommand } from "@/lib/client/use-command";

/** Keeps the roadmap as it stands, under a name. */
export function SaveVersionDialog({ open, onOpenChange }: { open: boolean; onOpenChange(open: boolean): void }) {
  const { flowTeamId } = useHere();
  const [name, setName] = useState("");
  const command = useCommand(saveVersion, {
    isInline: true,
    done: () => "Version saved",
    onDone: () => onOpenChange(false),
  });
  return (
    <Dialog
      title="Save a version"
      description="The roadmap as it stands now, to compare with later."
      size="sm"
      open={open}
      onOpenChange={onOpenChange}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void command.run({ flowTeamId, name });
        }}
      >
        <Field label="Name" error={command.refusal?.fields?.name} required>
          <TextField
            value={name}
            maxLength={80}
            placeholder="Before the spring review"
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <RefusalNotice refusal={command.refusal} shownFields={["name"]} />
        <div className="flex gap-2">
          <Button type="submit" variant="primary" pending={command.pending}>
            Save the version
          </Button>
          <Button variant="quiet" onClick={() => onOpenChange(false)}>
            Cancel
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
