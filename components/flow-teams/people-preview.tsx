import { Badge } from "@/components/ui/badge";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { roleNames } from "@/lib/domain/access";
import { type FlowTeamFacts, teamNameOf } from "@/lib/domain/flow-teams/facts";
import type { ListRow, PeopleList } from "@/lib/domain/flow-teams/people-list";
import { skillNames } from "@/lib/domain/flow-teams/skills";

/** What each row of a list will do, and what is wrong with those that do nothing. */
export function PeoplePreview({ list, facts }: { list: PeopleList; facts: FlowTeamFacts }) {
  return (
    <div className="rounded border">
      <Table aria-label="What the list will do">
        <thead>
          <tr>
            <Th className="max-sm:hidden">Row</Th>
            <Th>Person</Th>
            <Th>Role</Th>
            <Th className="max-sm:hidden">Skills</Th>
            <Th>Standing</Th>
          </tr>
        </thead>
        <tbody>
          {list.rows.map((row) => (
            <Tr key={row.line}>
              <Td className="text-ink-3 max-sm:hidden">{row.line}</Td>
              <Td>
                <span className="block font-medium wrap-anywhere">{row.cells.name || "No name"}</span>
                <span className="block text-sm text-ink-2 wrap-anywhere">{row.cells.email || "No address"}</span>
              </Td>
              <Td>{roleWords(row, facts)}</Td>
              <Td className="max-sm:hidden">
                {row.member ? row.member.skills.map((skill) => skillNames[skill]).join(", ") : row.cells.skills}
              </Td>
              <Td className="min-w-28 sm:min-w-52">
                <RowStanding row={row} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function roleWords({ cells, member }: ListRow, facts: FlowTeamFacts) {
  const role = member ? roleNames[member.role] : cells.role;
  const team = member ? member.scrumTeamId && teamNameOf(facts, member.scrumTeamId) : cells.team;
  return (
    <>
      <span className="block">{role}</span>
      {team ? <span className="block text-sm text-ink-2">{team}</span> : null}
    </>
  );
}

function RowStanding({ row }: { row: ListRow }) {
  if (row.isThere) return <Badge>There already</Badge>;
  if (row.problems.length === 0) return <Badge tone="ok">Fine</Badge>;
  return (
    <span className="flex flex-col text-bad-ink">
      {row.problems.map((problem) => (
        <span key={problem}>{problem}</span>
      ))}
    </span>
  );
}
