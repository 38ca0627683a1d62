"use client";

import { useState } from "react";
import { ItemHistory } from "@/components/history/item-history";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Select } from "@/components/ui/select";
import { SidePanel } from "@/components/ui/side-panel";
import { renewInvitation } from "@/lib/actions/accounts";
import { changeSkills, giveRole } from "@/lib/actions/flow-teams";
import { useCommand } from "@/lib/client/use-command";
import { type Role, leadershipRoles, roleNames, scrumTeamRoles } from "@/lib/domain/access";
import { type Seat, isLeadership, seatName } from "@/lib/domain/flow-teams/facts";
import type { PersonInView } from "@/lib/domain/flow-teams/view";
import { Menu } from "@/components/ui/menu";
import { useHere, useMay } from "./here";
import { LinksToHandOver } from "./links-to-hand-over";
import { SkillsField } from "./skills-field";
import type { TeamsActs } from "./teams-acts";
import type { People } from "./use-people";

type PersonPanelProps = { person: PersonInView; people: People; acts: TeamsActs; onClose(): void };

/** One person of the Flow Team: roles, skills, invitation and what happened to them. */
export function PersonPanel({ person, people, acts, onClose }: PersonPanelProps) {
  const { flowTeamId, slug, actor } = useHere();
  const mayRun = useMay("run the flow team");
  const skills = useCommand(changeSkills, { done: () => `Skills of ${person.name} saved` });
  return (
    <SidePanel title={person.name} eyebrow={<a href={`mailto:${person.email}`}>{person.email}</a>} onClose={onClose}>
      <div className="flex flex-col gap-5">
        {person.isInvited ? <Invitation person={person} canRenew={mayRun} /> : null}
        <section aria-label="Roles" className="flex flex-col gap-1.5">
          <h3 className="font-medium">Roles</h3>
          <ul className="flex flex-col gap-1">
            {person.roles.map((seat) => (
              <RoleLine
                key={`${seat.role} ${seat.scrumTeamId}`}
                seat={seat}
                person={person}
                people={people}
                acts={acts}
                mayRun={mayRun}
              />
            ))}
          </ul>
          {mayRun ? <AnotherRole key={person.id} person={person} people={people} /> : null}
        </section>
        <SkillsField
          value={person.skills}
          disabled={!mayRun}
          onChange={(to) =>
            void skills.run({ flowTeamId, personId: person.id, edits: { skills: { seen: person.skills, to } } })
          }
        />
        {mayRun ? (
          <Link
            href={`/administration/people/${person.id}`}
            className="w-fit text-accent-ink underline-offset-2 hover:underline"
          >
            Account and leaving
          </Link>
        ) : null}
        <section aria-label="History">
          <h3 className="font-medium">History</h3>
          <ItemHistory slug={slug} personId={actor.personId} itemId={person.id} />
        </section>
      </div>
    </SidePanel>
  );
}

type RoleLineProps = { seat: Seat; person: PersonInView; people: People; acts: TeamsActs; mayRun: boolean };

function RoleLine({ seat, person, people, acts, mayRun }: RoleLineProps) {
  const where = seatName(people.facts, seat);
  return (
    <li className="flex min-h-control items-center gap-2 rounded-md bg-sunken py-0.5 pr-1 pl-3">
      <span className="min-w-0 flex-1 truncate">{where}</span>
      {mayRun ? (
        <Menu
          align="end"
          label={where}
          items={acts.menuOf(person, seat).slice(1)}
          trigger={
            <Button variant="quiet" aria-label={`Change ${where}`}>
              Change
            </Button>
          }
        />
      ) : null}
    </li>
  );
}

function Invitation({ person, canRenew }: { person: PersonInView; canRenew: boolean }) {
  const [link, setLink] = useState<string | null>(null);
  const renew = useCommand(renewInvitation, {
    isInline: true,
    onDone: (value) => setLink(value.link),
    done: (value) => (value.link ? "" : `Invitation sent to ${person.email}`),
  });
  return (
    <section aria-label="Invitation" className="flex flex-col items-start gap-2">
      <p>
        <Badge>Invited</Badge> <span className="text-ink-2">Hasn't signed in yet, and counts as a Member already.</span>
      </p>
      {canRenew ? (
        <Button pending={renew.pending} onClick={() => void renew.run({ personId: person.id, way: "mail" })}>
          Make the invitation anew
        </Button>
      ) : null}
      <RefusalNotice refusal={renew.refusal} />
      {link ? <LinksToHandOver links={[{ name: person.name, email: person.email, link }]} /> : null}
    </section>
  );
}

/** One more role for somebody who is here, such as PO of a second team. */
function AnotherRole({ person, people }: { person: PersonInView; people: People }) {
  const { flowTeamId, slug } = useHere();
  const [role, setRole] = useState<Role>("po");
  const [team, setTeam] = useState(people.facts.teams[0]?.id ?? "");
  const isInTeam = !isLeadership(role);
  const give = useCommand(giveRole, {
    isInline: true,
    done: (_, input) => `${person.name} is ${roleNames[input.role]} too`,
  });
  return (
    <details className="group">
      <summary className="w-fit cursor-pointer rounded-md py-1 font-medium text-accent-ink">Give another role</summary>
      <form
        className="mt-2 flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void give.run({ flowTeamId, personId: person.id, role, scrumTeamId: isInTeam ? team : null });
        }}
      >
        <Field label="Role" className="min-w-36 flex-1">
          <Select value={role} onChange={(event) => setRole(event.target.value as Role)}>
            {[...scrumTeamRoles, ...leadershipRoles].map((one) => (
              <option key={one} value={one}>
                {roleNames[one]}
              </option>
            ))}
          </Select>
        </Field>
        {isInTeam ? (
          <Field label="Scrum Team" className="min-w-36 flex-1">
            <Select value={team} onChange={(event) => setTeam(event.target.value)}>
              {people.facts.teams.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
        ) : null}
        <Button type="submit" pending={give.pending}>
          Give
        </Button>
        <RefusalNotice refusal={give.refusal} rulebookHref={`/flow-teams/${slug}/rulebook`} className="w-full" />
      </form>
    </details>
  );
}
