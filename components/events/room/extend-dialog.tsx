"use client";

import { useState } from "react";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Segmented } from "@/components/ui/segmented";
import { TextField } from "@/components/ui/text-field";
import { extendStep } from "@/lib/actions/events";
import { useCommand } from "@/lib/client/use-command";
import { nameOfStep } from "@/lib/domain/events/turns";
import { useRoom } from "./use-room";

const choices = ["5", "10", "15", "20"].map((value) => ({ value, label: `${value} min` }));

/** More time for the step that is on, with the reason for the minutes. */
export function ExtendDialog({ onClose }: { onClose(): void }) {
  const { flowTeamId, key, room } = useRoom();
  const [minutes, setMinutes] = useState("5");
  const [reason, setReason] = useState("");
  const { run, pending, refusal } = useCommand(extendStep, { isInline: true, onDone: onClose });
  const { step } = room.clock;
  return (
    <FormDialog
      title="More time"
      description={`For “${nameOfStep(room, step)}”. The reason stays in the minutes.`}
      submitLabel={`Add ${minutes} minutes`}
      pending={pending}
      onClose={onClose}
      onSubmit={() => void run({ flowTeamId, key, step, minutes: Number(minutes), reason })}
    >
      <Segmented label="Minutes" options={choices} value={minutes} onChange={setMinutes} />
      <Field label="Why" required error={refusal?.fields?.reason}>
        <TextField value={reason} maxLength={500} onChange={({ target }) => setReason(target.value)} />
      </Field>
      <RefusalNotice refusal={refusal} shownFields={["reason"]} />
    </FormDialog>
  );
}
