import { parse } from "csv-parse/browser/esm/sync";
import { type Role, roleNames } from "@/lib/domain/access";
import { emailAddress, personName } from "@/lib/domain/schema";
import { type FlowTeamFacts, type Holding, holdersOf, isLeadership, withHolding } from "./facts";
import { canHold } from "./rules";
import { type Skill, skills as allSkills } from "./skills";

/** What a row says, as typed. */
type ListCells = { name: string; email: string; team: string; role: string; skills: string };

/** A row understood: what `addMembers` takes. */
type ListedMember = {
  name: string;
  email: string;
  role: Role;
  scrumTeamId: string | null;
  skills: Skill[];
};

/** One row of the list. `line` counts from 1 in the text; `member` is null when there are problems. */
export type ListRow = {
  line: number;
  cells: ListCells;
  member: ListedMember | null;
  problems: string[];
  /** They have this role already: nothing to do. */
  isThere: boolean;
};

export type PeopleList = {
  rows: ListRow[];
  /** Team names that are no Scrum Team of this Flow Team, each once, as typed. */
  unknownTeams: string[];
  /** Why the text as a whole can't be read, or null. */
  problem: string | null;
};

/** Longer texts are no list that somebody pastes: 150 people have a few kilobytes. */
const mostCharacters = 200_000;
const mostRows = 500;

/**
 * Reads a pasted list or CSV of name, e-mail address, team, role and skills, split by comma,
 * semicolon or tab, with or without a header; quotes as in RFC 4180. Each row is judged on the facts
 * the rows before it would leave. Writes nothing.
 *
 * @param idByEmail the people who have a part in the Flow Team, by e-mail address
 */
export function parsePeopleList(
  text: string,
  facts: FlowTeamFacts,
  idByEmail: Readonly<Record<string, string>>,
): PeopleList {
  const unreadable = (problem: string): PeopleList => ({ rows: [], unknownTeams: [], problem });
  if (text.length > mostCharacters) return unreadable("This is too long for a list of people.");
  if (text.includes("\u0000") || text.includes("\uFFFD"))
    return unreadable("This isn't text: paste the list, or save the file as CSV in UTF-8.");
  const table = split(text);
  if (typeof table === "string") return unreadable(table);
  if (table.length > mostRows) return unreadable(`This has ${table.length} rows; paste at most ${mostRows} at once.`);

  const columns = columnsOf(table[0]?.cells ?? []);
  const body = columns.isHeader ? table.slice(1) : table;
  let now = facts;
  const rows = body.map(({ line, cells }) => {
    const read = readRow(line, columns.of(cells), now, idByEmail);
    if (read.holding && read.row.member) {
      const { name, skills } = read.row.member;
      now = withHolding(now, read.holding, now.people[read.holding.personId] ?? { name, skills });
    }
    return read.row;
  });
  const unknownTeams = new Map<string, string>();
  for (const { cells } of rows) {
    if (cells.team && !teamNamed(facts, cells.team)) unknownTeams.set(cells.team.toLowerCase(), cells.team);
  }
  return { rows, unknownTeams: [...unknownTeams.values()], problem: null };
}

type Line = { line: number; cells: string[] };

/** The table in the text, or why there is none. */
function split(text: string): Line[] | string {
  try {
    // The parser's types don't tell what `info` adds.
    const records = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relaxColumnCount: true,
      relaxQuotes: true,
      skipEmptyLines: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records
      .map(({ record, info }) => ({ line: info.lines, cells: record }))
      .filter(({ cells }) => cells.some((cell) => cell !== ""));
  } catch (error) {
    const line = String(error).match(/line (\d+)/)?.[1];
    return `A quotation mark${line ? ` in line ${line}` : ""} isn't closed.`;
  }
}

/** Tab, semicolon or comma: whichever the first line has most of, in this order where it has as many. */
function delimiterOf(text: string): string {
  const first = text.split(/\r?\n/).find((line) => line.trim() !== "") ?? "";
  const unquoted = first.replace(/"[^"]*"/g, "");
  const counts = ["\t", ";", ","].map((mark) => ({ mark, count: unquoted.split(mark).length }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).mark;
}

type Columns = { isHeader: boolean; of(cells: string[]): ListCells };

const headers: Record<keyof ListCells, RegExp> = {
  name: /^(full |display )?name$|^person$/i,
  email: /^(e-?mail|mail)( address)?$/i,
  team: /^(scrum )?team$/i,
  role: /^roles?$/i,
  skills: /^skills?$/i,
};

/** Which cell is what: by the header's words, else in the order of the docs, e-mail where the @ is. */
function columnsOf(first: string[]): Columns {
  const at = (field: keyof ListCells) => first.findIndex((cell) => headers[field].test(cell.trim()));
  const isHeader = at("email") >= 0 && at("name") >= 0;
  if (isHeader) {
    const place = { name: at("name"), email: at("email"), team: at("team"), role: at("role"), skills: at("skills") };
    return { isHeader, of: (cells) => pick(cells, place) };
  }
  const swapped = first[0]?.includes("@") && !first[1]?.includes("@");
  const place = { name: swapped ? 1 : 0, email: swapped ? 0 : 1, team: 2, role: 3, skills: 4 };
  return { isHeader, of: (cells) => pick(cells, place) };
}

function pick(cells: string[], place: Record<keyof ListCells, number>): ListCells {
  const cell = (field: keyof ListCells) => cells[place[field]] ?? "";
  // Skills are last as a rule, and commas between them make cells of their own.
  const isLast = place.skills === Math.max(...Object.values(place));
  const skills = isLast && place.skills >= 0 ? cells.slice(place.skills).join(",") : cell("skills");
  return { name: cell("name"), email: cell("email"), team: cell("team"), role: cell("role"), skills };
}

function readRow(
  line: number,
  cells: ListCells,
  facts: FlowTeamFacts,
  idByEmail: Readonly<Record<string, string>>,
): { row: ListRow; holding: Holding | null } {
  const problems: string[] = [];
  const name = personName.safeParse(cells.name);
  const email = emailAddress.safeParse(cells.email);
  if (!name.success) problems.push(name.error.issues[0]?.message ?? "The name is missing.");
  if (!email.success)
    problems.push(cells.email ? `${cells.email} is no e-mail address.` : "The e-mail address is missing.");
  const role = roleNamed(cells);
  if (!role) problems.push(cells.role ? `There is no role called ${cells.role}.` : "The role is missing.");
  const team = cells.team ? teamNamed(facts, cells.team) : undefined;
  const isTeamRole = role !== null && !isLeadership(role) && role !== "stakeholder";
  if (cells.team && !team) problems.push(`There is no Scrum Team called ${cells.team}.`);
  if (isTeamRole && !cells.team) problems.push(`A ${roleNames[role]} needs a Scrum Team.`);
  const skills = skillsNamed(cells.skills);
  if (typeof skills === "string") problems.push(`There is no skill called ${skills}.`);

  const stop = { row: { line, cells, member: null, problems, isThere: false }, holding: null };
  if (problems.length > 0 || !name.success || !email.success || !role || typeof skills === "string") return stop;
  // A leader's team in a list is where they sit; their role has none.
  const scrumTeamId = isTeamRole ? (team?.id ?? null) : null;
  const member: ListedMember = { name: name.data, email: email.data, role, scrumTeamId, skills };
  // Newcomers have no id yet: their address stands for it, so that it counts once.
  const holding: Holding = { personId: idByEmail[email.data] ?? email.data, role, scrumTeamId };
  if (holdersOf(facts, holding).includes(holding.personId)) {
    return { row: { line, cells, member: null, problems: [], isThere: true }, holding: null };
  }
  const named = { ...facts, people: { [holding.personId]: { name: name.data, skills }, ...facts.people } };
  const fits = canHold(named, holding);
  if (!fits.ok) {
    problems.push(`${fits.refusal.message}${fits.refusal.rule ? ` (${fits.refusal.rule})` : ""}`);
    return stop;
  }
  return { row: { line, cells, member, problems, isThere: false }, holding };
}

function teamNamed(facts: FlowTeamFacts, name: string) {
  const wanted = name.toLowerCase();
  return facts.teams.find((team) => team.name.toLowerCase() === wanted);
}

const roleWords: [RegExp, Role][] = [
  [/^(cpo|chief product owner)$/i, "cpo"],
  [/^(csm|chief scrum ?master)$/i, "csm"],
  [/^((product )?architect)$/i, "architect"],
  [/^(po|product owner)$/i, "po"],
  [/^(sm|scrum ?master)$/i, "sm"],
  [/^(dev|developer|tester|designer)$/i, "developer"],
  [/^(stakeholder|guest)$/i, "stakeholder"],
];

/** Whoever has a team and no role named is a Developer. */
function roleNamed({ role, team }: ListCells): Role | null {
  if (role === "") return team === "" ? null : "developer";
  return roleWords.find(([words]) => words.test(role))?.[1] ?? null;
}

const skillWords: [RegExp, Skill][] = [
  [/^(dev|development|developer|engineering)$/i, "development"],
  [/^(test|tests|testing|qa)$/i, "testing"],
  [/^(ux|ui|design)$/i, "ux"],
  [/^(biz|business)$/i, "business"],
];

/** The skills of a cell, in our order, or the word that is none. */
function skillsNamed(cell: string): Skill[] | string {
  const found = new Set<Skill>();
  for (const word of cell.split(/[,;|/+&\s]+/).filter(Boolean)) {
    const skill = skillWords.find(([words]) => words.test(word))?.[1];
    if (!skill) return word;
    found.add(skill);
  }
  return allSkills.filter((skill) => found.has(skill));
}
