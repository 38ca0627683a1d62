"use client";

import { UserPlus } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { PersonInView } from "@/lib/domain/flow-teams/view";
import { useMay } from "./here";
import { PersonRow } from "./person-row";
import type { TeamsActs } from "./teams-acts";
import type { People } from "./use-people";

type StakeholdersProps = { people: People; acts: TeamsActs; isShown(person: PersonInView): boolean };

/** The guests of the Flow Team: they see the roadmap and count for nothing. */
export function Stakeholders({ people, acts, isShown }: StakeholdersProps) {
  const mayInvite = useMay("invite stakeholders");
  const guests = people.view.people.filter(({ roles }) => roles.some(({ role }) => role === "stakeholder"));
  const shown = guests.filter(isShown);
  return (
    <section aria-labelledby="stakeholders" className="rounded-lg border bg-surface">
      <header className="flex min-h-11 items-center gap-2 border-b py-1.5 pr-2 pl-3.5">
        <h2 id="stakeholders" className="flex-1 text-md font-semibold">
          Stakeholders
        </h2>
        {mayInvite ? (
          <Button variant="quiet" onClick={() => acts.ask({ is: "add person", guestsOnly: true })}>
            <UserPlus aria-hidden="true" />
            Invite
          </Button>
        ) : null}
      </header>
      {guests.length === 0 ? (
        <p className="px-3.5 py-3 text-ink-2">
          No guests yet. A Stakeholder sees the roadmap and the Reviews and gives feedback, and doesn't count for the
          150 people.
        </p>
      ) : (
        <ul className="grid gap-x-3 p-1.5 md:grid-cols-2 xl:grid-cols-3">
          {shown.map((person) => (
            <PersonRow
              key={person.id}
              person={person}
              holds="stakeholder"
              hidesRole
              menu={mayInvite ? acts.menuOf(person, { role: "stakeholder", scrumTeamId: null }) : []}
              onOpen={() => acts.open({ person: person.id })}
            />
          ))}
          {shown.length === 0 ? <li className="px-2 py-1.5 text-ink-3">Nobody here passes the filters.</li> : null}
        </ul>
      )}
    </section>
  );
}
