"use client";

import { useState } from "react";
import { useGround } from "@/components/backlog/use-stories";
import { PersonSelect } from "@/components/dependencies/person-select";
import { DateField } from "@/components/ui/date-field";
import { Field } from "@/components/ui/field";
import { FormFoot } from "@/components/ui/form-foot";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextField } from "@/components/ui/text-field";
import { useWriting } from "@/components/ui/writing";
import { useRoom } from "../room/use-room";
import { useAddImprovement } from "./use-improvements";

type ImprovementFormProps = {
  /** The card it is made from, and its words to begin with. */
  from?: { cardId: string; text: string } | null;
  onDone(): void;
};

/** What is to change, who sees to it, how its effect will show, and by when. */
export function ImprovementForm({ from = null, onDone }: ImprovementFormProps) {
  const { flowTeamId, key, room } = useRoom();
  const ground = useGround();
  const next = ground?.sprints.find(({ number }) => number === room.event.sprintNumber + 1);
  const [title, setTitle] = useState((from?.text ?? "").replace(/\s+/g, " ").slice(0, 200));
  const [ownerId, setOwnerId] = useState<string | null>(null);
  const [measure, setMeasure] = useState("");
  const [day, setDay] = useState<string | null>(null);
  const dueOn = day ?? next?.endsOn ?? "";
  const adding = useAddImprovement(onDone);
  useWriting();
  const errors = adding.refusal?.fields;
  return (
    <form
      noValidate
      aria-label="A new Improvement"
      className="flex flex-col gap-3 rounded-lg border bg-surface p-3"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        onDone();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        const cardId = from?.cardId ?? null;
        void adding.run({ flowTeamId, key, title, ownerId, measure, dueOn: dueOn || null, cardId });
      }}
    >
      <Field label="What we will change" required error={errors?.title}>
        <TextField autoFocus value={title} maxLength={200} onChange={({ target }) => setTitle(target.value)} />
      </Field>
      <div className="grid gap-3 sm:grid-cols-[1fr_11rem]">
        {ground ? (
          <PersonSelect
            label="Owner"
            noneLabel="Nobody yet"
            ground={ground}
            value={ownerId}
            error={errors?.ownerId}
            onChange={setOwnerId}
          />
        ) : (
          <span />
        )}
        <Field label="By" error={errors?.dueOn}>
          <DateField value={dueOn} onChange={setDay} />
        </Field>
      </div>
      <Field label="Measure" hint="How its effect will show" error={errors?.measure}>
        <TextField value={measure} maxLength={1000} onChange={({ target }) => setMeasure(target.value)} />
      </Field>
      <RefusalNotice refusal={adding.refusal} shownFields={["title", "ownerId", "dueOn", "measure"]} />
      <FormFoot submitLabel="Add the Improvement" pending={adding.pending} onCancel={onDone} />
    </form>
  );
}
