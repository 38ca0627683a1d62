import type { ComboboxOption } from "@/components/ui/combobox";
import { type Role, roles } from "@/lib/domain/access";
import { type Seat, isLeadership, teamNameOf } from "@/lib/domain/flow-teams/facts";
import { canHold, canMoveDeveloper } from "@/lib/domain/flow-teams/rules";
import type { PersonInView } from "@/lib/domain/flow-teams/view";
import type { People } from "./use-people";

/** What somebody does here, in a few words: "CSM", "PO in Harbour". */
export function rolesInShort({ facts }: People, person: PersonInView): string {
  const words = person.roles.map(({ role, scrumTeamId }) =>
    scrumTeamId ? `${shortRole[role]} in ${teamNameOf(facts, scrumTeamId)}` : shortRole[role],
  );
  return words.join(", ");
}

/** Roles where room is short; the whole name is beside it or on hover. */
export const shortRole = {
  cpo: "CPO",
  csm: "CSM",
  architect: "Architect",
  po: "PO",
  sm: "SM",
  developer: "Developer",
  stakeholder: "Stakeholder",
} as const satisfies Record<Role, string>;

/** Who could take a seat now. Developers of other teams are among them when they could move. */
export function optionsForSeat(people: People, seat: Seat): ComboboxOption[] {
  const { view, facts } = people;
  return view.people.flatMap((person): ComboboxOption[] => {
    const fits = canHold(facts, { ...seat, personId: person.id }).ok || developerFrom(people, seat, person.id) !== null;
    return fits ? [{ value: person.id, label: person.name, hint: rolesInShort(people, person) }] : [];
  });
}

/** The Scrum Team somebody would leave to be a Developer in another; null when they can't, or needn't. */
export function developerFrom({ facts }: People, seat: Seat, personId: string): string | null {
  const from = facts.holdings.find((held) => held.personId === personId && held.role === "developer")?.scrumTeamId;
  if (seat.role !== "developer" || !seat.scrumTeamId || !from) return null;
  return canMoveDeveloper(facts, { personId, fromTeamId: from, toTeamId: seat.scrumTeamId }).ok ? from : null;
}

/** Who could take a role over: every Member but its holder. What keeps them from it is said afterwards. */
export function optionsForHandOver(people: People, seat: Seat, holderId: string): ComboboxOption[] {
  const isMember = (person: PersonInView) => person.roles.some(({ role }) => role !== "stakeholder");
  // First those likely to follow: other leaders, POs and SMs for a leadership role, else the team itself.
  const distance = (person: PersonInView) => {
    if (isLeadership(seat.role)) return Math.min(...person.roles.map(({ role }) => roles.indexOf(role)));
    return person.roles.some(({ scrumTeamId }) => scrumTeamId === seat.scrumTeamId) ? 0 : 1;
  };
  return people.view.people
    .filter((person) => person.id !== holderId && isMember(person))
    .toSorted((a, b) => distance(a) - distance(b))
    .map((person) => ({ value: person.id, label: person.name, hint: rolesInShort(people, person) }));
}
