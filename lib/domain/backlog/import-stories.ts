import { type RowAtHand, dayOf, labelsOf, longestId, numberOf, rowAtHand, shortened, wordingOf } from "./import-cells";
import { mostCriteria } from "./import-criteria";
import type { SaidOf } from "./import-fields";
import type { CsvFile, FileRow } from "./import-file";
import { kindOf } from "./import-kinds";
import { type RowKind, releaseKey, valueKey } from "./import-names";
import { type RowSurroundings, teamOf, whyLeftOut } from "./import-rows";
import type { ImportChoices } from "./import-schema";
import { guessStatus, listOf } from "./import-values";
import { wikiToMarkdown } from "./import-wiki";
import type { StoryStatus } from "./workflow";

/** What a file says of a Story, as it would be written. `teamId` and `epicId` are ids, or stand for what is yet to be made. */
export type FileStory = {
  title: string;
  description: string;
  status: StoryStatus;
  teamId: string | null;
  epicId: string | null;
  labels: string[];
  estimate: number | null;
  sprintNumber: number | null;
  ownerId: string | null;
};
export const fileStoryFields = [
  "title",
  "description",
  "status",
  "teamId",
  "epicId",
  "labels",
  "estimate",
  "sprintNumber",
  "ownerId",
] as const;
export type FileStoryField = (typeof fileStoryFields)[number];

/** What a file says of a Task. */
export type FileTask = Pick<FileStory, "title" | "status" | "ownerId">;

/** A row that is no Epic, as it is understood before it is known what it belongs to. */
export type UnderstoodStory = SaidOf<FileStory> & {
  line: number;
  kind: Exclude<RowKind, "epic">;
  externalId: string;
  title: string;
  criteria: string[];
  /** What the row says it belongs to, the surest first. */
  parents: string[];
  createdOn: string | null;
  doneOn: string | null;
  notes: string[];
  leaveOut: string | null;
};

/** What of the Flow Team decides how a Story is read. */
export type StoryReading = RowSurroundings & { people: readonly { id: string; name: string; email: string }[] };

const longestDescription = 50_000;
const longestCriterion = 1000;

/** Reads every row that is no Epic. Rows keep the file's order. `taken` are the lines of ids that Epics of the file have. */
export function understandStories(
  file: CsvFile,
  choices: ImportChoices,
  around: StoryReading,
  taken: ReadonlyMap<string, number>,
): UnderstoodStory[] {
  const seen = new Map(taken);
  const ownerOf = ownersBy(around.people);
  return file.rows.flatMap((row) => {
    const kind = kindOf(row, choices);
    if (kind === "epic") return [];
    const understood = understandStory(file, row, kind, choices, around, ownerOf);
    const twin = seen.get(understood.externalId);
    if (understood.leaveOut === null && twin !== undefined) {
      understood.leaveOut = `Line ${twin} has the same ${choices.columns.id === null ? "title" : "id"}.`;
    } else if (understood.externalId !== "" && twin === undefined) seen.set(understood.externalId, understood.line);
    return [understood];
  });
}

function understandStory(
  file: CsvFile,
  row: FileRow,
  kind: UnderstoodStory["kind"],
  choices: ImportChoices,
  around: StoryReading,
  ownerOf: (said: string) => string | null,
): UnderstoodStory {
  const { columns } = choices;
  const notes: string[] = [];
  const at = rowAtHand(row, columns, notes);
  const wording = wordingOf(at, choices.markup, longestDescription);
  const { title } = wording.values;
  const said: SaidOf<FileStory> = { values: { ...wording.values }, texts: { ...wording.texts } };
  const say = <Field extends keyof FileStory>(field: Field, value: FileStory[Field], text: string) => {
    said.values[field] = value;
    said.texts[field] = text;
  };
  const status = statusIn(at, choices);
  if (status && status !== "dropped") say("status", status, at.cell("status"));
  const team = teamOf(at, choices, around);
  if (team.values.leadTeamId !== undefined) say("teamId", team.values.leadTeamId, at.cell("team"));
  if (at.has("effort")) {
    const isEstimate = (n: number) => n >= 1 && n <= 999;
    const estimate = numberOf(at.cell("effort"), isEstimate, "a whole number of points from 1 to 999", notes);
    say("estimate", estimate, at.cell("effort"));
  }
  if (at.has("assignee")) {
    const owner = ownerOf(at.cell("assignee"));
    if (owner === null && at.cell("assignee") !== "")
      notes.push(`“${shortened(at.cell("assignee"), 80)}” is nobody of this Flow Team, so it has no owner.`);
    say("ownerId", owner, at.cell("assignee"));
  }
  if (columns.labels.length + columns.releases.length > 0) {
    const releases = at.cells("releases").flatMap(listOf);
    const asLabels = releases.filter((release) => (choices.releases[releaseKey(release)] ?? "label") === "label");
    const labels = labelsOf([...at.cells("labels").flatMap(listOf), ...asLabels], notes);
    say("labels", labels, [...at.cells("labels"), ...at.cells("releases")].filter(Boolean).join("\n"));
  }
  if (columns.sprints.length > 0) {
    // A Story carried over names each sprint it was in: the last one counts.
    const numbers = at.cells("sprints").flatMap((sprint) => choices.sprints[valueKey(sprint)] ?? []);
    say("sprintNumber", numbers.at(-1) ?? null, at.cells("sprints").filter(Boolean).join("\n"));
  }
  const references = listOf(at.cell("references"));
  if (references.length > 0) notes.push(`What it refers to (${references.join(", ")}) isn't drawn: it is for Epics.`);
  if (!row.isCutOff && row.cells.length !== file.header.length)
    notes.push(`It has ${row.cells.length} cells; the header has ${file.header.length}.`);
  const externalId = shortened(columns.id === null ? title : at.cell("id"), longestId);
  const leaveOut =
    kind === "leave_out"
      ? `You chose to leave out rows that are ${at.cell("kind") || "of no kind"}.`
      : whyLeftOut(file, row, { title, externalId, owner: at.cell("team") }, choices);
  return {
    ...said,
    line: row.line,
    kind,
    externalId,
    title,
    criteria: kind === "story" ? criteriaIn(at, choices) : [],
    parents: [...at.cells("parents"), at.cell("epicName")].filter(Boolean),
    createdOn: dayOf(at.cell("created"), notes),
    doneOn: dayOf(at.cell("resolved"), notes),
    notes,
    leaveOut: leaveOut ?? (status === "dropped" ? `It is ${at.cell("status")}, which means dropped.` : null),
  };
}

/** Null without a column for it. */
function statusIn({ cell, has, notes }: RowAtHand, { statuses }: ImportChoices): StoryStatus | "dropped" | null {
  if (!has("status")) return null;
  const said = cell("status");
  const guessed = guessStatus(said);
  const chosen = statuses[valueKey(said)] ?? guessed.value;
  if (guessed.certainty === "none" && said !== "" && chosen === guessed.value)
    notes.push(`“${shortened(said, 80)}” is no status we know, so it comes in as open.`);
  if (chosen === "dropped" || chosen === "done" || chosen === "in_progress") return chosen;
  return "open";
}

/** Each line is a criterion, without the mark a list puts before it. */
function criteriaIn({ cell, notes }: RowAtHand, { markup }: ImportChoices): string[] {
  const text = markup === "jira" ? wikiToMarkdown(cell("criteria")) : cell("criteria");
  const lines = text
    .split("\n")
    .map((line) => line.replace(/^\s*(?:[-*•#]+|\d+[.)])\s+(?:\[[ x]?\]\s+)?/i, "").trim())
    .filter(Boolean);
  if (lines.length > mostCriteria)
    notes.push(`It has ${lines.length} acceptance criteria; the first ${mostCriteria} come in.`);
  return lines.slice(0, mostCriteria).map((line) => {
    if (line.length > longestCriterion)
      notes.push("An acceptance criterion was longer than 1,000 characters and is cut.");
    return shortened(line, longestCriterion);
  });
}

/** Who is meant by an address or a name; null where nobody is, or several. */
function ownersBy(people: StoryReading["people"]): (said: string) => string | null {
  const byAddress = new Map(people.map((person) => [valueKey(person.email), person.id]));
  const byName = Map.groupBy(people, (person) => valueKey(person.name));
  return (said) => {
    const named = byName.get(valueKey(said)) ?? [];
    return byAddress.get(valueKey(said)) ?? (named.length === 1 ? (named[0]?.id ?? null) : null);
  };
}
