"use client";

import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextField } from "@/components/ui/text-field";
import { splitEpic } from "@/lib/actions/stories";
import { useCommand } from "@/lib/client/use-command";
import type { EpicDetail } from "@/lib/domain/backlog/view";
import { usePanelAddress } from "../use-panel-address";

/** Splits a new Epic off one, with the Stories chosen. */
export function SplitEpicDialog({ epic, onClose }: { epic: EpicDetail; onClose(): void }) {
  const { flowTeamId } = useHere();
  const { openEpic } = usePanelAddress();
  const [title, setTitle] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const command = useCommand(splitEpic, {
    isInline: true,
    done: ({ number }) => `E-${number} split off E-${epic.number}`,
    onDone: ({ number }) => {
      onClose();
      openEpic(number);
    },
  });
  const choose = (id: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  return (
    <FormDialog
      title={`Split E-${epic.number}`}
      description="The new Epic comes right behind it, with its lane, span, labels, links and Insights. Value and effort are weighed anew."
      submitLabel="Split it"
      pending={command.pending}
      onClose={onClose}
      onSubmit={() => void command.run({ flowTeamId, epicId: epic.id, title, storyIds: [...chosen] })}
    >
      <Field label="The new Epic's title" error={command.refusal?.fields?.title} required>
        <TextField value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
      </Field>
      {epic.stories.length > 0 ? (
        <fieldset className="flex flex-col">
          <legend className="mb-1 font-medium">Stories that move to it</legend>
          {epic.stories.map((story) => (
            <Checkbox
              key={story.id}
              label={`S-${story.number} ${story.title}`}
              checked={chosen.has(story.id)}
              onChange={(event) => choose(story.id, event.target.checked)}
            />
          ))}
        </fieldset>
      ) : null}
      <RefusalNotice refusal={command.refusal} shownFields={["title"]} />
    </FormDialog>
  );
}
