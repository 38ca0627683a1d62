"use client";

import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { DateField } from "@/components/ui/date-field";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Segmented } from "@/components/ui/segmented";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { addInsight } from "@/lib/actions/backlog";
import { useCommand } from "@/lib/client/use-command";
import { type InsightKind, insightKinds } from "@/lib/domain/backlog/kinds";
import { insightKindWords } from "@/lib/domain/backlog/words";
import { todayIn } from "@/lib/domain/calendar/dates";

type InsightDialogProps = {
  title: string;
  /** The Epics it speaks for from the start. */
  epicIds: readonly string[];
  onClose(): void;
};

/** Writes an Insight down: what was learnt, from whom, when. Three fields, a minute. */
export function InsightDialog({ title, epicIds, onClose }: InsightDialogProps) {
  const { flowTeamId, timeZone } = useHere();
  const [kind, setKind] = useState<InsightKind>("customer_need");
  const [text, setText] = useState("");
  const [source, setSource] = useState("");
  const [observedOn, setObservedOn] = useState(() => todayIn(timeZone, new Date()));
  const command = useCommand(addInsight, { isInline: true, done: () => "Insight collected", onDone: onClose });
  const fields = command.refusal?.fields ?? {};
  return (
    <FormDialog
      title={title}
      submitLabel="Collect the Insight"
      pending={command.pending}
      onClose={onClose}
      onSubmit={() => void command.run({ flowTeamId, kind, text, source, observedOn, epicIds: [...epicIds] })}
    >
      <Segmented
        label="Kind"
        value={kind}
        onChange={setKind}
        options={insightKinds.map((value) => ({ value, label: insightKindWords[value] }))}
      />
      <Field label="What you learnt" error={fields.text} required>
        <TextArea rows={4} value={text} maxLength={4000} onChange={(event) => setText(event.target.value)} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Source" hint="A customer, a call, a report" error={fields.source} required>
          <TextField value={source} maxLength={200} onChange={(event) => setSource(event.target.value)} />
        </Field>
        <Field label="Observed on" error={fields.observedOn} required>
          <DateField value={observedOn} onChange={setObservedOn} />
        </Field>
      </div>
      <RefusalNotice refusal={command.refusal} shownFields={["text", "source", "observedOn"]} />
    </FormDialog>
  );
}
