"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { type Claim, type ClaimableEpic, outcomeOf, suggestPoints } from "@/lib/domain/events/claims";
import { counted } from "@/lib/domain/words";
import type { Claiming, Plan } from "./use-plan";

type ClaimDialogProps = {
  plan: Plan;
  claiming: Claiming;
  epic: ClaimableEpic;
  /** The team it was dropped on, or of the claim that is changed. */
  teamId?: string | undefined;
  /** Set where a claim is changed. */
  claim?: Claim | undefined;
  onClose(): void;
};

/** How many points of an Epic a team means to do: what is left of it is offered. */
export function ClaimDialog({ plan, claiming, epic, teamId, claim, onClose }: ClaimDialogProps) {
  const { view, ownTeams } = plan;
  // As it was when this opened: while the claim is saved it is shown already, and the team stays chosen.
  const [had] = useState(() => view.claims.filter(({ epicId }) => epicId === epic.id).map((one) => one.teamId));
  const free = ownTeams.filter(({ id }) => claim || !had.includes(id));
  const [chosen, setChosen] = useState(teamId ?? free[0]?.id ?? "");
  const [typed, setTyped] = useState<string | null>(null);
  const team = free.find(({ id }) => id === chosen) ?? free[0];
  const suggested = claim?.points ?? (team ? suggestPoints(epic, team, view) : 1);
  const text = typed ?? String(suggested);
  const points = /^[1-9]\d{0,2}$/.test(text) ? Number(text) : null;
  if (!team) return null;
  const { claimed, capacity, overCapacity, left, overEffort } = outcomeOf(epic, team, points ?? 0, view);
  const lead = view.teams.find(({ id }) => id === epic.leadTeamId);
  const submit = async () => {
    if (points === null) return;
    // What is left, and so what is offered, changes with the claim.
    setTyped(text);
    const answer = claim ? await claiming.change(claim, points) : await claiming.claim(epic.id, team.id, points);
    if (answer.ok) onClose();
  };
  return (
    <FormDialog
      title={`${claim ? "Claim of" : "Claim"} E-${epic.number} ${epic.title}`}
      description={
        left === null
          ? "It has no effort yet."
          : `${counted(left, "point")} of ${epic.effort} left to claim. A claim moves no Stories.`
      }
      submitLabel={claim ? "Change the points" : "Claim"}
      pending={claiming.pending}
      onClose={onClose}
      onSubmit={() => void submit()}
    >
      {free.length > 1 && !claim ? (
        <Field label="Scrum Team">
          <Select value={team.id} onChange={(event) => setChosen(event.target.value)}>
            {free.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      <Field
        label="Points"
        hint={
          <span aria-live="polite">
            {team.name} has {claimed} of {capacity} points then.
          </span>
        }
        error={points === null ? "Give 1 to 999 points." : undefined}
      >
        <TextField
          inputMode="numeric"
          autoFocus
          value={text}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setTyped(event.target.value.trim())}
        />
      </Field>
      <div aria-live="polite" className="flex flex-col gap-2 empty:-mt-4">
        {lead && lead.id !== team.id ? (
          <p className="rounded bg-sunken px-3 py-2 text-ink-2">
            {lead.name} leads E-{epic.number}: {team.name} claims a part of another team’s Epic.
          </p>
        ) : null}
        {overEffort > 0 ? (
          <p className="rounded bg-warn-soft px-3 py-2 text-warn-ink">
            That is {overEffort} more than E-{epic.number} has left. Check the points, or let its effort be raised. It
            can be claimed all the same.
          </p>
        ) : null}
        {overCapacity > 0 ? (
          <p className="rounded bg-bad-soft px-3 py-2 text-bad-ink">
            That is {overCapacity} over its capacity (BLG-4). It can be claimed all the same.
          </p>
        ) : null}
      </div>
      {claim ? (
        <Button
          className="self-start"
          onClick={() => {
            claiming.withdraw(claim);
            onClose();
          }}
        >
          Withdraw the claim
        </Button>
      ) : null}
    </FormDialog>
  );
}
