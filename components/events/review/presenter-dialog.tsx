"use client";

import { useState } from "react";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { presentDemo } from "@/lib/actions/events-review";
import { useCommand } from "@/lib/client/use-command";
import type { DemoInView } from "@/lib/domain/events/review";
import { useRoom } from "../room/use-room";

/** Asks who of the room presents a Story. */
export function PresenterDialog({ demo, onClose }: { demo: DemoInView; onClose(): void }) {
  const { flowTeamId, key, room } = useRoom();
  const [presenterId, setPresenterId] = useState(demo.presenterId);
  const command = useCommand(presentDemo, { isInline: true, onDone: onClose });
  const options = room.people.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FormDialog
      title={`Who presents S-${demo.number}?`}
      submitLabel="Save"
      pending={command.pending}
      onClose={onClose}
      onSubmit={() => void command.run({ flowTeamId, key, storyId: demo.storyId, presenterId })}
    >
      <Field label="Presenter">
        <Combobox options={options} value={presenterId} noneLabel="Nobody yet" onChange={setPresenterId} />
      </Field>
      <RefusalNotice refusal={command.refusal} />
    </FormDialog>
  );
}
