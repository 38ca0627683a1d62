import { Ago } from "@/components/history/ago";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { type Role, roleNames } from "@/lib/domain/access";

export type PersonRow = {
  id: string;
  name: string;
  email: string;
  isAdministrator: boolean;
  state: "active" | "invited" | "deactivated";
  roles: readonly { flowTeam: string; scrumTeam: string | null; role: Role }[];
  lastSignInAt: string | null;
  resetAskedAt: string | null;
};

/** People of the installation, each a link to their page. */
export function PeopleTable({ people }: { people: readonly PersonRow[] }) {
  return (
    <Table aria-label="People">
      <thead>
        <tr>
          <Th>Name</Th>
          <Th className="max-sm:sr-only">State</Th>
          <Th className="max-md:hidden">Roles</Th>
          <Th className="max-sm:hidden">Last sign-in</Th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <Tr key={person.id}>
            <Td>
              <Link
                href={`/administration/people/${person.id}`}
                className="font-medium underline-offset-2 hover:underline"
              >
                {person.name}
              </Link>
              <span className="block text-sm text-ink-3 wrap-anywhere">{person.email}</span>
              <span className="block text-sm md:hidden">
                <RolesInShort person={person} />
              </span>
            </Td>
            <Td>
              <PersonState person={person} />
            </Td>
            <Td className="max-md:hidden">
              <RolesInShort person={person} />
            </Td>
            <Td className="text-ink-2 max-sm:hidden">
              {person.lastSignInAt ? <Ago at={person.lastSignInAt} /> : <span className="text-ink-3">never</span>}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

/** A person's standing, and whether they wait for a new password. */
export function PersonState({ person }: { person: Pick<PersonRow, "state" | "resetAskedAt"> }) {
  return (
    <span className="flex flex-wrap gap-1">
      {person.state === "active" && !person.resetAskedAt ? (
        <span className="text-ink-2 max-sm:sr-only">active</span>
      ) : null}
      {person.state === "invited" ? <Badge tone="accent">Invited</Badge> : null}
      {person.state === "deactivated" ? <Badge>Deactivated</Badge> : null}
      {person.resetAskedAt ? <Badge tone="accent">Asks for a password</Badge> : null}
    </span>
  );
}

const shownRoles = 2;

function RolesInShort({ person }: { person: PersonRow }) {
  const words = person.roles.map(({ role, scrumTeam, flowTeam }) => `${roleNames[role]}, ${scrumTeam ?? flowTeam}`);
  if (person.isAdministrator) words.unshift("Administrator");
  if (words.length === 0) return <span className="text-ink-3">none</span>;
  const more = words.length - shownRoles;
  return (
    <span className="text-ink-2" title={words.join("\n")}>
      {words.slice(0, shownRoles).join(" · ")}
      {more > 0 ? ` and ${more} more` : ""}
    </span>
  );
}
