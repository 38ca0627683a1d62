"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { addMember, inviteStakeholder } from "@/lib/actions/flow-teams";
import { useCommand } from "@/lib/client/use-command";
import { type Role, leadershipRoles, roleNames, scrumTeamRoles } from "@/lib/domain/access";
import { isLeadership } from "@/lib/domain/flow-teams/facts";
import type { Skill } from "@/lib/domain/flow-teams/skills";
import { useHere } from "./here";
import { LinksDialog } from "./links-dialog";
import type { LinkToHandOver } from "./links-to-hand-over";
import { SkillsField } from "./skills-field";
import type { People } from "./use-people";

type AddPersonDialogProps = {
  people: People;
  /** Where it starts: a team's own button names its team, a guest's the Stakeholder. */
  start?: { role: Role; scrumTeamId: string | null };
  /** A Stakeholder alone is what the CPO may invite. */
  guestsOnly?: boolean;
  onClose(): void;
};

/** Adds one person with a role, and invites them unless they are known already. */
export function AddPersonDialog({ people, start, guestsOnly = false, onClose }: AddPersonDialogProps) {
  const { flowTeamId, slug } = useHere();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>(start?.role ?? (guestsOnly ? "stakeholder" : "developer"));
  const [scrumTeamId, setTeam] = useState(start?.scrumTeamId ?? people.facts.teams[0]?.id ?? "");
  const [skills, setSkills] = useState<Skill[]>([]);
  const [links, setLinks] = useState<LinkToHandOver[]>([]);
  const options = { isInline: true, done: () => `${name.trim()} is in` };
  const add = useCommand(addMember, options);
  const invite = useCommand(inviteStakeholder, options);
  const refusal = add.refusal ?? invite.refusal;
  const isInTeam = !isLeadership(role) && role !== "stakeholder";

  async function submit() {
    const answer =
      role === "stakeholder"
        ? await invite.run({ flowTeamId, name, email })
        : await add.run({ flowTeamId, name, email, role, skills, scrumTeamId: isInTeam ? scrumTeamId : null });
    if (!answer.ok) return;
    const { link } = answer.value;
    if (link) setLinks([{ name, email, link }]);
    else onClose();
  }

  if (links.length > 0) {
    return <LinksDialog title={`${name.trim()} is invited`} links={links} onClose={onClose} />;
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={guestsOnly ? "Invite a Stakeholder" : "Add a person"}
      description={
        role === "stakeholder"
          ? "A guest sees the roadmap and the Reviews, gives feedback, and doesn't count for the 150."
          : "Who isn't known here yet is invited to choose a password."
      }
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="add-person" pending={add.pending || invite.pending}>
            {guestsOnly ? "Invite" : "Add"}
          </Button>
        </>
      }
    >
      <form
        id="add-person"
        noValidate
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <RefusalNotice
          refusal={refusal}
          shownFields={["name", "email", "scrumTeamId"]}
          rulebookHref={`/flow-teams/${slug}/rulebook`}
        />
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label="Name" error={refusal?.fields?.name}>
            <TextField
              value={name}
              autoComplete="off"
              maxLength={100}
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
          <Field label="E-mail address" error={refusal?.fields?.email}>
            <TextField
              type="email"
              value={email}
              autoComplete="off"
              onChange={(event) => setEmail(event.target.value)}
            />
          </Field>
        </div>
        {guestsOnly ? null : (
          <>
            <div className="grid gap-3 sm:grid-cols-2">
              <Field label="Role">
                <Select value={role} onChange={(event) => setRole(event.target.value as Role)}>
                  {[...scrumTeamRoles.toReversed(), ...leadershipRoles, "stakeholder" as const].map((one) => (
                    <option key={one} value={one}>
                      {roleNames[one]}
                    </option>
                  ))}
                </Select>
              </Field>
              {isInTeam ? (
                <Field label="Scrum Team" error={refusal?.fields?.scrumTeamId}>
                  <Select value={scrumTeamId} onChange={(event) => setTeam(event.target.value)}>
                    {people.facts.teams.map((team) => (
                      <option key={team.id} value={team.id}>
                        {team.name}
                      </option>
                    ))}
                  </Select>
                </Field>
              ) : null}
            </div>
            {role === "stakeholder" ? null : <SkillsField value={skills} onChange={setSkills} />}
          </>
        )}
      </form>
    </Dialog>
  );
}
