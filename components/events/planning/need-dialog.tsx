"use client";

import { useState } from "react";
import { SprintSelect } from "@/components/dependencies/sprint-select";
import { useHere } from "@/components/flow-teams/here";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextArea } from "@/components/ui/text-area";
import { raiseDependency } from "@/lib/actions/dependencies";
import { useCommand } from "@/lib/client/use-command";
import type { Claim } from "@/lib/domain/events/claims";
import { endOfClaim } from "@/lib/domain/events/claim-tray";
import type { Plan } from "./use-plan";

type ClaimEnd = Pick<Claim, "epicId" | "teamId">;

type NeedDialogProps = {
  plan: Plan;
  needer: ClaimEnd;
  /** Null where it is chosen here. */
  giver: ClaimEnd | null;
  onClose(): void;
};

/** Draws a Dependency from a claim to what another team claims, or to the team alone. */
export function NeedDialog({ plan, needer, giver, onClose }: NeedDialogProps) {
  const { flowTeamId, slug } = useHere();
  const { view, ground } = plan;
  const [chosen, setChosen] = useState<string | null>(giver && nameOfEnd(giver));
  const [neededBySprint, setNeededBy] = useState<number | null>(view.sprint.number);
  const [note, setNote] = useState("");
  const raise = useCommand(raiseDependency, {
    isInline: true,
    done: ({ number }) => `D-${number} raised: the other team is asked`,
    onDone: onClose,
  });
  const epicOf = (id: string) => ground.epics.find((epic) => epic.id === id);
  const teamOf = (id: string) => view.teams.find((team) => team.id === id);
  const options = [
    ...view.claims
      .filter(({ teamId }) => teamId !== needer.teamId)
      .map((claim) => ({
        value: nameOfEnd(claim),
        label: epicOf(claim.epicId)?.title ?? "An Epic",
        hint: `E-${epicOf(claim.epicId)?.number ?? ""} ${teamOf(claim.teamId)?.name ?? ""}`,
        hue: teamOf(claim.teamId)?.hue ?? 0,
      })),
    ...view.teams
      .filter(({ id }) => id !== needer.teamId)
      .map(({ id, name, hue }) => ({ value: ` ${id}`, label: name, hint: "the team alone", hue })),
  ];
  const submit = () => {
    const [epicId = "", teamId = ""] = (chosen ?? "").split(" ");
    const from = endOfClaim(needer, epicOf(needer.epicId)?.leadTeamId ?? null);
    const to = endOfClaim({ epicId, teamId }, epicOf(epicId)?.leadTeamId ?? null);
    void raise.run({
      flowTeamId,
      note,
      neededBySprint,
      [`needer${from.kind}Id`]: from.id,
      ...(chosen && { [`giver${to.kind}Id`]: to.id }),
    });
  };
  const title = epicOf(needer.epicId)?.title ?? "This claim";
  const isOfTeam = endOfClaim(needer, epicOf(needer.epicId)?.leadTeamId ?? null).kind === "Team";
  return (
    <FormDialog
      title={`What ${title} needs`}
      description={`The other team is asked, and its PO answers.${isOfTeam ? ` Another team leads this Epic, so it stands with ${teamOf(needer.teamId)?.name ?? "the team"}, above its claims.` : ""}`}
      submitLabel="Raise"
      pending={raise.pending}
      onClose={onClose}
      onSubmit={submit}
    >
      <Field label="From" error={raise.refusal?.fields?.giver}>
        <Combobox options={options} value={chosen} onChange={setChosen} placeholder="Find a claim or a team" />
      </Field>
      <SprintSelect label="Needed by" sprints={ground.sprints} value={neededBySprint} onChange={setNeededBy} />
      <Field label="What exactly is needed">
        <TextArea value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <RefusalNotice refusal={raise.refusal} shownFields={["giver"]} rulebookHref={`/flow-teams/${slug}/rulebook`} />
    </FormDialog>
  );
}

const nameOfEnd = ({ epicId, teamId }: ClaimEnd) => `${epicId} ${teamId}`;
