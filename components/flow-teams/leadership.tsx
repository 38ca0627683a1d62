"use client";

import { leadershipRoles, roleNames } from "@/lib/domain/access";
import { holdersOf } from "@/lib/domain/flow-teams/facts";
import type { PersonInView } from "@/lib/domain/flow-teams/view";
import { useMay } from "./here";
import { PersonRow, VacantRow } from "./person-row";
import type { TeamsActs } from "./teams-acts";
import type { People } from "./use-people";

type LeadershipProps = { people: People; acts: TeamsActs; isShown(person: PersonInView): boolean; isFiltered: boolean };

/** The three who lead the whole Flow Team (TEAM-3). */
export function Leadership({ people, acts, isShown, isFiltered }: LeadershipProps) {
  const mayRun = useMay("run the flow team");
  const seats = leadershipRoles.map((role) => {
    const [holderId] = holdersOf(people.facts, { role, scrumTeamId: null });
    return { role, holder: people.view.people.find(({ id }) => id === holderId) ?? null };
  });
  const shown = seats.filter(({ holder }) => (holder ? isShown(holder) : !isFiltered));
  if (shown.length === 0) return null;
  return (
    <section aria-label="Leadership">
      <ul className="grid gap-3 md:grid-cols-3">
        {shown.map(({ role, holder }) => (
          <li key={role} className="rounded-lg border bg-surface p-1.5">
            <h2 className="px-2 pt-1 text-sm font-medium text-ink-3">{roleNames[role]}</h2>
            <ul>
              {holder ? (
                <PersonRow
                  person={holder}
                  holds={role}
                  hidesRole
                  menu={mayRun ? acts.menuOf(holder, { role, scrumTeamId: null }) : []}
                  onOpen={() => acts.open({ person: holder.id })}
                />
              ) : (
                <VacantRow lacks={role} {...(mayRun && { onFill: () => acts.fill({ role, scrumTeamId: null }) })} />
              )}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
