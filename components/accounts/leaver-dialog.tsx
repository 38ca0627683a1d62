"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { deactivatePerson } from "@/lib/actions/accounts";
import { useCommand } from "@/lib/client/use-command";
import type { LeaverRole } from "@/lib/domain/accounts/leaving";

type LeftBehindHere = {
  flowTeamId: string;
  flowTeam: string;
  roles: readonly LeaverRole[];
  openEpics: number;
  people: readonly { id: string; name: string; hint: string }[];
};

type LeaverDialogProps = {
  person: { id: string; name: string };
  left: readonly LeftBehindHere[];
  /** The page without the dialog. */
  closeHref: string;
};

/** A leaver's roles and open Epics find new hands, and their account closes: in one step. */
export function LeaverDialog({ person, left, closeHref }: LeaverDialogProps) {
  const router = useRouter();
  const [chosen, setChosen] = useState<Readonly<Record<string, string | null>>>({});
  const close = () => router.replace(closeHref, { scroll: false });
  const leave = useCommand(deactivatePerson, {
    isInline: true,
    done: () => `${person.name} is deactivated and signed out`,
    onDone: () => {
      close();
      router.refresh();
    },
  });
  const missing = left.flatMap(({ flowTeamId, roles }) =>
    roles.filter((role) => role.needsSuccessor && !chosen[keyOf(flowTeamId, role)]),
  );
  const isEmpty = left.every(({ roles, openEpics }) => roles.length === 0 && openEpics === 0);

  function deactivate(): void {
    void leave.run({
      personId: person.id,
      roles: left.flatMap(({ flowTeamId, roles }) =>
        roles.flatMap((role) => {
          const successorId = chosen[keyOf(flowTeamId, role)];
          return successorId ? [{ flowTeamId, role: role.role, scrumTeamId: role.scrumTeamId, successorId }] : [];
        }),
      ),
      epics: left.flatMap(({ flowTeamId }) => {
        const successorId = chosen[epicsOf(flowTeamId)];
        return successorId ? [{ flowTeamId, successorId }] : [];
      }),
    });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title={`Deactivate ${person.name}`}
      description="They are signed out at once and can't come back in. What they did stays in history."
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button variant="danger" pending={leave.pending} disabled={missing.length > 0} onClick={deactivate}>
            Deactivate
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <RefusalNotice refusal={leave.refusal} />
        {isEmpty ? <p className="text-ink-2">They hold no roles and own no open Epics.</p> : null}
        {left.map(({ flowTeamId, flowTeam, roles, openEpics, people }) => (
          <section key={flowTeamId} aria-label={flowTeam} className="flex flex-col gap-3">
            <h3 className="text-sm text-ink-3">{flowTeam}</h3>
            {roles.map((role) => (
              <Field
                key={keyOf(flowTeamId, role)}
                label={`${role.title} goes to`}
                required={role.needsSuccessor}
                hint={role.needsSuccessor ? "This role can't stay empty once a Flow Team is launched." : undefined}
              >
                <Combobox
                  options={people
                    .filter(({ id }) => role.successors.includes(id))
                    .map(({ id, name, hint }) => ({ value: id, label: name, hint }))}
                  value={chosen[keyOf(flowTeamId, role)] ?? null}
                  onChange={(value) => setChosen({ ...chosen, [keyOf(flowTeamId, role)]: value })}
                  {...(role.needsSuccessor
                    ? { placeholder: "Choose who" }
                    : { noneLabel: "Nobody: the role ends", placeholder: "Nobody: the role ends" })}
                />
              </Field>
            ))}
            {openEpics > 0 ? (
              <Field label={openEpics === 1 ? "Their open Epic goes to" : `Their ${openEpics} open Epics go to`}>
                <Combobox
                  options={people.map(({ id, name, hint }) => ({ value: id, label: name, hint }))}
                  value={chosen[epicsOf(flowTeamId)] ?? null}
                  onChange={(value) => setChosen({ ...chosen, [epicsOf(flowTeamId)]: value })}
                  noneLabel="Nobody: without an owner"
                  placeholder="Nobody: without an owner"
                />
              </Field>
            ) : null}
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function keyOf(flowTeamId: string, { role, scrumTeamId }: LeaverRole): string {
  return `${flowTeamId} ${role} ${scrumTeamId}`;
}

function epicsOf(flowTeamId: string): string {
  return `${flowTeamId} epics`;
}
