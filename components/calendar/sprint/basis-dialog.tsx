"use client";

import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextField } from "@/components/ui/text-field";
import { editCapacityBasis } from "@/lib/actions/sprints";
import { useCommand } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import type { CapacityView } from "@/lib/domain/calendar/capacity";

type BasisDialogProps = { team: CapacityView["teams"][number]; onClose(): void };

/** What a team's capacity is computed with: its focus factor, and whose public holidays it keeps. */
export function BasisDialog({ team, onClose }: BasisDialogProps) {
  const { flowTeamId, slug } = useHere();
  const { data: places } = useView<{ code: string; name: string }[]>({ slug, view: "holiday-places" });
  const [seen] = useState(team);
  const [focus, setFocus] = useState(String(team.focusFactor));
  const [country, setCountry] = useState(team.country);
  const command = useCommand(editCapacityBasis, {
    isInline: true,
    done: () => `${team.name}'s capacity is computed anew`,
    onDone: onClose,
  });
  const submit = () => {
    const focusFactor = focus.trim() === "" ? Number.NaN : Number(focus);
    const edits = {
      ...(focusFactor !== seen.focusFactor && { focusFactor: { seen: seen.focusFactor, to: focusFactor } }),
      ...(country !== seen.country && { country: { seen: seen.country, to: country } }),
    };
    if (Object.keys(edits).length === 0) return onClose();
    void command.run({ flowTeamId, scrumTeamId: team.id, edits });
  };
  const fields = command.refusal?.fields;
  return (
    <FormDialog
      title={`Focus and holidays of ${team.name}`}
      submitLabel="Save"
      pending={command.pending}
      onClose={onClose}
      onSubmit={submit}
    >
      <Field
        label="Focus factor in percent"
        hint="The share of people's time that goes into the Flow Sprint; the rest is meetings, support, learning."
        error={fields?.["edits.focusFactor.to"]}
      >
        <TextField inputMode="numeric" value={focus} onChange={(event) => setFocus(event.target.value)} />
      </Field>
      <Field label="Public holidays of" error={fields?.country}>
        <Combobox
          options={(places ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          value={country}
          onChange={setCountry}
          noneLabel="No country"
          placeholder={places ? "Choose a country or region" : (country ?? "Loading…")}
        />
      </Field>
      <RefusalNotice refusal={command.refusal} shownFields={["edits.focusFactor.to", "country"]} />
    </FormDialog>
  );
}
