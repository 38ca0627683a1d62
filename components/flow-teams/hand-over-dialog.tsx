"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { handOverRole } from "@/lib/actions/flow-teams";
import { useCommand } from "@/lib/client/use-command";
import { type Role, roleNames } from "@/lib/domain/access";
import { nameOf, seatName } from "@/lib/domain/flow-teams/facts";
import { excludedBy } from "@/lib/domain/flow-teams/rules";
import { useHere } from "./here";
import { optionsForHandOver } from "./people-options";
import type { People } from "./use-people";

/** The roles there is one of, which change hands and are never left empty. */
export type HandedOver = Exclude<Role, "developer" | "stakeholder">;

type HandOverDialogProps = {
  people: People;
  role: HandedOver;
  scrumTeamId: string | null;
  fromPersonId: string;
  onClose(): void;
};

/** Hands a role over to somebody else of the Flow Team; two who exclude each other change places. */
export function HandOverDialog({ people, role, scrumTeamId, fromPersonId, onClose }: HandOverDialogProps) {
  const { flowTeamId, slug } = useHere();
  const { facts } = people;
  const [toPersonId, setTo] = useState<string | null>(null);
  const seat = { role, scrumTeamId };
  const where = seatName(facts, seat);
  const from = nameOf(facts, fromPersonId);
  const swapped = toPersonId ? excludedBy(facts, { ...seat, personId: toPersonId }) : null;
  const command = useCommand(handOverRole, {
    isInline: true,
    done: (_, input) => `${nameOf(facts, input.toPersonId)} is ${where} now`,
    onDone: onClose,
  });
  const submit = () =>
    toPersonId && void command.run({ flowTeamId, ...seat, fromPersonId, toPersonId, swap: swapped !== null });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Hand over: ${where}`}
      description={`${from} holds the role. It passes on in one step, so it is never empty.`}
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" disabled={!toPersonId} pending={command.pending} onClick={submit}>
            {swapped ? "Change places" : "Hand over"}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <RefusalNotice refusal={command.refusal} rulebookHref={`/flow-teams/${slug}/rulebook`} />
        <Field label={`New ${roleNames[role]}`} hint="Somebody new? Add them to the Flow Team first.">
          <Combobox
            options={optionsForHandOver(people, seat, fromPersonId)}
            value={toPersonId}
            onChange={setTo}
            placeholder="Choose a person"
          />
        </Field>
        {swapped && toPersonId ? (
          <Notice>
            {nameOf(facts, toPersonId)} is {seatName(facts, swapped)}, and one person can't be both. So the two change
            places: {from} becomes {roleNames[swapped.role]}.
          </Notice>
        ) : null}
      </div>
    </Dialog>
  );
}
