import { mostTeams } from "@/lib/domain/flow-teams/sizes";
import { type TeamMove, type TiedDependency, followItems } from "@/lib/domain/dependencies/follow";
import type { RuleId } from "@/lib/domain/result";
import { counted } from "@/lib/domain/words";
import type { CsvFile } from "./import-file";
import { valueKey } from "./import-names";
import type { RowSurroundings } from "./import-rows";
import type { ImportChoices } from "./import-schema";
import { resolveTeam } from "./import-teams";

/** What stands in the way of the import as a whole, and on which step it is put right. */
export type Blocker = {
  step: "columns" | "teams" | "releases" | "sprints" | "preview";
  /** The rule of the rulebook it would break. */
  rule?: RuleId;
  message: string;
  wayOut: string;
};

/**
 * What keeps an import from running, step by step.
 *
 * @param planned what the plan comes to: the teams it would make, which of the items that are here go to
 *   other teams, and the fields nobody has answered
 */
export function blockersOf(
  file: CsvFile,
  choices: ImportChoices,
  around: RowSurroundings & { isForming: boolean; sprints: readonly number[]; tied: readonly TiedDependency[] },
  planned: { newTeams: readonly string[]; teamMoves: readonly TeamMove[]; openAsks: number },
): Blocker[] {
  return [
    ...columnBlockers(file, choices),
    ...ownerBlockers(file, choices, around),
    ...newTeamBlockers(planned.newTeams, around),
    ...dependencyBlockers(around.tied, planned.teamMoves),
    ...releaseBlockers(choices, around),
    ...sprintBlockers(choices, around),
    ...askBlockers(planned.openAsks),
  ];
}

function columnBlockers(file: CsvFile, { columns }: ImportChoices): Blocker[] {
  const blockers: Blocker[] = [];
  if (columns.title === null) {
    blockers.push({
      step: "columns",
      message: "No column is the title.",
      wayOut: "Choose the column that names each row.",
    });
  }
  const used = Object.values(columns)
    .flat()
    .filter((column) => column !== null);
  if (used.some((column) => column >= file.header.length)) {
    blockers.push({
      step: "columns",
      message: "A chosen column isn't in the file.",
      wayOut: "Choose the columns again.",
    });
  }
  return blockers;
}

function ownerBlockers(file: CsvFile, { columns, teams }: ImportChoices, around: RowSurroundings): Blocker[] {
  const { team: column } = columns;
  if (column === null) return [];
  const blockers: Blocker[] = [];
  const owners = [...new Set(file.rows.map((row) => valueKey(row.cells[column] ?? "")))];
  const lost = owners.filter((owner) => teams[owner]?.to === "merge" && resolveTeam(teams, owner) === null);
  if (lost.length > 0) {
    blockers.push({
      step: "teams",
      message: `${lost.join(", ")}: the merges lead in a circle or to nobody.`,
      wayOut: "Let one of them be a team.",
    });
  }
  const live = new Set(around.teams.map((team) => team.id));
  const gone = owners.filter((owner) => {
    const choice = teams[owner];
    return choice?.to === "team" && !live.has(choice.teamId);
  });
  if (gone.length > 0) {
    blockers.push({
      step: "teams",
      message: `${gone.join(", ")}: the chosen team is no Scrum Team of this Flow Team any more.`,
      wayOut: "Choose another team.",
    });
  }
  return blockers;
}

function newTeamBlockers(
  newTeams: readonly string[],
  { teams, isForming }: RowSurroundings & { isForming: boolean },
): Blocker[] {
  if (newTeams.length > 0 && !isForming) {
    return [
      {
        step: "teams",
        message: "New teams are made only while the Flow Team is forming.",
        wayOut: "Choose an existing team for each owner, or none.",
      },
    ];
  }
  const all = teams.length + newTeams.length;
  if (all <= mostTeams) return [];
  return [
    {
      step: "teams",
      message: `That makes ${all} Scrum Teams; a Flow Team has at most ${mostTeams}.`,
      wayOut: `Merge or leave out ${all - mostTeams} of them.`,
    },
  ];
}

/** DEP-1: items that go to other teams take their Dependencies along, unless one team would need and give. */
function dependencyBlockers(tied: readonly TiedDependency[], moves: readonly TeamMove[]): Blocker[] {
  const followed = followItems(tied, moves);
  if (followed.ok) return [];
  const { message, wayOut } = followed.refusal;
  return [{ step: "teams", rule: "DEP-1", message, wayOut }];
}

function releaseBlockers({ columns, releases }: ImportChoices, around: RowSurroundings): Blocker[] {
  const milestones = new Set(around.milestones.map((milestone) => milestone.number));
  const lost = Object.values(releases).filter((choice) => typeof choice === "number" && !milestones.has(choice));
  if (columns.releases.length === 0 || lost.length === 0) return [];
  return [
    {
      step: "releases",
      message: `Milestone ${lost.join(", ")} isn't in the calendar.`,
      wayOut: "Choose another Milestone, or let those releases be labels.",
    },
  ];
}

function sprintBlockers({ columns, sprints }: ImportChoices, around: { sprints: readonly number[] }): Blocker[] {
  const known = new Set(around.sprints);
  const lost = Object.values(sprints).filter((number) => number !== null && !known.has(number));
  if (columns.sprints.length === 0 || lost.length === 0) return [];
  return [
    {
      step: "sprints",
      message: `Flow Sprint ${[...new Set(lost)].join(", ")} isn't in the calendar.`,
      wayOut: "Choose another Flow Sprint, or none.",
    },
  ];
}

function askBlockers(openAsks: number): Blocker[] {
  if (openAsks === 0) return [];
  return [
    {
      step: "preview",
      message: `${counted(openAsks, "field was", "fields were")} changed both here and in the file.`,
      wayOut: "Choose for each: ours or the file's.",
    },
  ];
}
