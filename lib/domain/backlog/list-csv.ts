import { wsjf } from "./scores";
import type { GroundView } from "./ground";
import { type ListColumn, columnWords } from "./list-columns";
import type { ListRow } from "./list-rows";
import { storyStatusWords } from "./story-words";
import { statusWords } from "./words";

/** The names behind the ids of a row. */
export type ListNames = {
  epics: ReadonlyMap<string, { number: number; title: string }>;
  teams: ReadonlyMap<string, string>;
  people: ReadonlyMap<string, string>;
};

export function namesOf(
  epics: readonly { id: string; number: number; title: string }[],
  ground: Pick<GroundView, "teams" | "people"> | null,
): ListNames {
  return {
    epics: new Map(epics.map((epic) => [epic.id, epic])),
    teams: new Map(ground?.teams.map(({ id, name }) => [id, name])),
    people: new Map(ground?.people.map(({ id, name }) => [id, name])),
  };
}

/**
 * What is shown as CSV text: the rows in their order with the columns chosen, groups' heads left
 * out. Lines end in CR LF (RFC 4180); the mark at the beginning tells spreadsheets that it is UTF-8.
 */
export function listCsv(rows: readonly ListRow[], columns: readonly ListColumn[], names: ListNames): string {
  const lines = [
    ["Number", "Title", ...columns.map((column) => columnWords[column])],
    ...rows.flatMap((row) => {
      if (row.kind === "group") return [];
      const item = row.kind === "epic" ? row.epic : row.story;
      const number = `${row.kind === "epic" ? "E" : "S"}-${item.number}`;
      return [[number, item.title, ...columns.map((column) => cellOf(row, column, names))]];
    }),
  ];
  return `\uFEFF${lines.map((cells) => cells.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

/**
 * A cell as it stands in a CSV file. What a spreadsheet would take for a formula gets an apostrophe
 * before it (OWASP, CSV injection).
 */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function cellOf(row: Exclude<ListRow, { kind: "group" }>, column: ListColumn, names: ListNames): string {
  if (row.kind === "epic") {
    const { epic } = row;
    const { firstSprint: first, lastSprint: last } = epic;
    const cells: Partial<Record<ListColumn, string | number | null>> = {
      team: names.teams.get(epic.leadTeamId ?? "") ?? null,
      sprint: first === null || first === last ? first : `${first} to ${last}`,
      status: statusWords[epic.status],
      value: epic.value,
      estimate: epic.effort,
      wsjf: wsjf(epic)?.toFixed(2) ?? null,
      owner: names.people.get(epic.ownerId ?? "") ?? null,
      labels: epic.labels.join(" "),
    };
    return String(cells[column] ?? "");
  }
  const { story } = row;
  const epic = names.epics.get(story.epicId ?? "");
  const cells: Partial<Record<ListColumn, string | number | null>> = {
    epic: epic ? `E-${epic.number} ${epic.title}` : null,
    team: names.teams.get(story.teamId ?? "") ?? null,
    sprint: story.sprint,
    status: storyStatusWords[story.status],
    estimate: story.estimate,
    owner: names.people.get(story.ownerId ?? "") ?? null,
    labels: story.labels.join(" "),
    criteria: `${story.criteriaMet} of ${story.criteria}`,
    tasks: `${story.tasksDone} of ${story.tasks}`,
  };
  return String(cells[column] ?? "");
}
