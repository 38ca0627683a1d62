import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { beforeAll, describe, expect, inject, onTestFinished, test } from "vitest";
import type { Actor } from "@/lib/domain/access";
import type { ItemMatch } from "@/lib/domain/flow-teams/search-match";
import { db } from "@/lib/server/db";
import { type OpenFlowTeam, openFlowTeam } from "@/lib/server/flow-teams/access";
import { searchFlowTeam, searchStories } from "@/lib/server/flow-teams/search-queries";
import { dump, restore } from "@/scripts/dump";
import { migrate } from "@/scripts/migrate";
import { actorIn, actorOf, makeDependency, makeFlowTeam, makeRole, makeStory } from "@/tests/factories";
import { cloneDatabase } from "../database";

let here: OpenFlowTeam;
let member: Actor;
let storyId: string;
const ids = new Map<string, string>();

const find = async (search: string, actor = member) =>
  (await searchFlowTeam(actor, here, search)).matches as ItemMatch[];
const said = async (search: string, actor = member) =>
  (await find(search, actor)).map(({ kind, title }) => `${kind}: ${title}`);

beforeAll(async () => {
  const { flowTeam, teams } = await makeFlowTeam();
  const flowTeamId = flowTeam.id;
  member = await actorIn(flowTeamId, "developer", teams[0]?.id);
  const opened = await openFlowTeam(member, flowTeam.slug);
  if (!opened) throw new Error("A Member opens their Flow Team.");
  here = opened;
  const epic = { flowTeamId, description: "Told from the lighthouse." };
  await db().epic.create({ data: { ...epic, number: 12, title: "Tides for pilots", rank: "a1" } });
  const [needer, giver] = teams;
  const story = await makeStory({ flowTeamId, teamId: needer?.id ?? null, title: "Warn of low tide by radio" });
  storyId = story.id;
  await db().story.update({
    where: { id: storyId },
    data: { description: "Über den Kanal 16, **vor** der Einfahrt." },
  });
  await makeStory({ flowTeamId, title: "Radio check" });
  const task = await db().task.create({ data: { storyId, title: "Order two antennas", rank: "a1" } });
  const criterion = { storyId, text: "Heard at thirty miles in a gale", rank: "a1" };
  await db().acceptanceCriterion.create({ data: criterion });
  const about = { flowTeamId, itemKind: "Story", itemId: storyId };
  const body = "The coast guard asked for a second frequency, since theirs is crowded in summer.";
  await db().comment.create({ data: { ...about, authorId: member.personId, body } });
  const dependency = { flowTeamId, neederTeamId: needer?.id ?? "", giverTeamId: giver?.id ?? "" };
  const { id } = await makeDependency({ ...dependency, neederStoryId: storyId });
  await db().dependency.update({
    where: { id },
    data: { note: "A licence to transmit", mitigation: "Borrow the pilot's set" },
  });
  await db().risk.create({ data: { flowTeamId, number: 1, title: "The mast may fall" } });
  await db().impediment.create({ data: { flowTeamId, number: 1, title: "No ladder to the mast" } });
  const insight = { kind: "market_note", source: "fair", observedOn: new Date("2026-03-01") } as const;
  await db().insight.create({ data: { ...insight, flowTeamId, text: "Ports buy antennas in spring" } });
  ids.set("task", task.id);
});

describe("a Member finds", () => {
  test.each([
    ["a Story by a part of its title", "low ti", ["Story: Warn of low tide by radio"]],
    ["a Task", "two antennas", ["Task: Order two antennas"]],
    ["a Dependency by its note", "licence", ["Dependency: A licence to transmit"]],
    ["Risks and Impediments", "mast", ["Risk: The mast may fall", "Impediment: No ladder to the mast"]],
    ["an Insight", "ports buy", ["Insight: Ports buy antennas in spring"]],
    ["an Epic by what its description says", "lighthouse", ["Epic: Tides for pilots"]],
    ["words with and without accents", "uber kanal", ["Story: Warn of low tide by radio"]],
    ["swapped letters", "anetnnas", ["Task: Order two antennas", "Insight: Ports buy antennas in spring"]],
    ["a wrong letter in one word of two", "warn radia", ["Story: Warn of low tide by radio"]],
    ["a missing letter", "licnce", ["Dependency: A licence to transmit"]],
    ["slips in two words of a title, with signs between them", "“wran”, radoi!", ["Story: Warn of low tide by radio"]],
    ["nothing by a word of two letters beside one that is written nowhere", "ti zeppelin", []],
    ["nothing in what has no words", "%", []],
    ["nothing in a wall of quotes", '\'; DROP TABLE "Story" --', []],
    ["nothing by operators of a text search", "!& | :* <->", []],
  ])("%s", async (_, search, expected) => {
    expect(await said(search)).toEqual(expected);
  });

  test("what begins with it first, then where its words begin, then what only holds it", async () => {
    expect(await said("radio")).toEqual(["Story: Radio check", "Story: Warn of low tide by radio"]);
    expect(await said("tide")).toEqual(["Epic: Tides for pilots", "Story: Warn of low tide by radio"]);
  });

  test("items by number, of the kind that is said", async () => {
    expect(await said("S-1")).toEqual(["Story: Warn of low tide by radio"]);
    expect(await said("e12")).toEqual(["Epic: Tides for pilots"]);
    expect(await said("d-1")).toEqual(["Dependency: A licence to transmit"]);
    const items = (await find("1")).filter((match) => "number" in match);
    expect(items.map(({ kind }) => kind)).toEqual(["Story", "Dependency", "Risk", "Impediment"]);
  });

  test("a comment by its words, with who wrote it and where", async () => {
    const [match] = await find("second freq");
    expect(match).toMatchObject({ kind: "Comment", of: "Story", number: 1, by: member.name });
    expect(match?.title).toContain("second frequency");
  });

  test.each([
    ["letters swapped in a comment", "freqeuncy", "frequency", "Comment"],
    ["a slip in one of two words of a comment", "second freqency", "second frequency", "Comment"],
    ["slips in both", "secnod frequenxy", "second frequency", "Comment"],
    ["a missing letter in a Story's description", "einfhrt", "einfahrt", "Story"],
    ["letters swapped in an Epic's description", "lighthosue", "lighthouse", "Epic"],
    ["a wrong letter in an acceptance criterion", "thirty milez", "thirty miles", "Criterion"],
    ["a doubled letter in what mitigates a Dependency", "borrrow", "borrow", "Dependency"],
    ["a word that is written nowhere beside two that are", "second zeppelin frequency", "second frequency", "Comment"],
    ["the same with a slip, and signs between the words", "zqx: “freqency”?", "frequency", "Comment"],
  ])("%s, and is told what was looked for", async (_, search, shownFor, kind) => {
    const answer = await searchFlowTeam(member, here, search);
    expect(answer.shownFor).toBe(shownFor);
    expect(answer.matches.map((match) => match.kind)).toEqual([kind]);
  });

  test("what holds the words as they are typed, and nothing else is looked for then", async () => {
    for (const search of ["frequency", "second freq", "radio", "nothing like it"]) {
      expect((await searchFlowTeam(member, here, search)).shownFor, search).toBeNull();
    }
  });

  test("an acceptance criterion, which opens its Story", async () => {
    expect(await find("thirty miles")).toMatchObject([{ kind: "Criterion", of: "Story", number: 1, itemId: storyId }]);
  });

  test("what was renamed by its new words alone, and nothing of what was removed", async () => {
    await db().task.update({ where: { id: ids.get("task") ?? "" }, data: { title: "Order three aerials" } });
    expect(await said("aerials")).toEqual(["Task: Order three aerials"]);
    expect(await said("two antennas")).toEqual([]);
    await db().story.update({ where: { id: storyId }, data: { deletedAt: new Date() } });
    expect(await said("aerials")).toEqual([]);
    expect(await said("second frequency")).toEqual([]);
    await db().story.update({ where: { id: storyId }, data: { deletedAt: null } });
    expect(await said("aerials")).toEqual(["Task: Order three aerials"]);
  });
});

describe("others find less", () => {
  test("a Stakeholder the Epics of the roadmap alone", async () => {
    const guest = await actorOf((await makeRole({ flowTeamId: here.id, role: "stakeholder" })).personId);
    expect(await said("tide", guest)).toEqual(["Epic: Tides for pilots"]);
    for (const search of ["radio", "mast", "licence", "second frequency", "freqeuncy", "S-1", "ladder", member.name]) {
      expect(await searchFlowTeam(guest, here, search), search).toEqual({ matches: [], shownFor: null });
    }
  });

  test("another Flow Team's items are never among them", async () => {
    const { flowTeam } = await makeFlowTeam();
    const stranger = await actorIn(flowTeam.id, "cpo");
    const theirs = await openFlowTeam(stranger, flowTeam.slug);
    for (const search of ["radio", "freqeuncy"]) {
      expect(theirs && (await searchFlowTeam(stranger, theirs, search))).toEqual({ matches: [], shownFor: null });
    }
    expect(await searchStories(flowTeam.id, "radio")).toEqual([]);
  });
});

describe("a list of Stories is narrowed", () => {
  test.each(["low tide", "kanal", "thirty miles", "coast guard", "S-1", "wran of", "einfhrt", "freqeuncy"])(
    "by %s",
    async (search) => {
      expect(await searchStories(here.id, search)).toEqual([storyId]);
    },
  );

  test("to all that hold the words, each once", async () => {
    expect(await searchStories(here.id, "radio")).toHaveLength(2);
    expect(await searchStories(here.id, "no such thing")).toEqual([]);
  });
});

test("a restored backup is searched as before, and what changes in it too", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "flotilla-search-"));
  const url = await cloneDatabase();
  const restored = new pg.Client({ connectionString: url });
  onTestFinished(async () => {
    await restored.end();
    rmSync(folder, { recursive: true });
  });
  await dump(process.env.DATABASE_URL ?? "", path.join(folder, "backup.gz"));
  await restore(url, path.join(folder, "backup.gz"), { replace: true });
  await restored.connect();
  const count = async (client: Pick<pg.Client, "query">) =>
    (await client.query<{ count: string }>('SELECT count(*) FROM "SearchText"')).rows[0]?.count;
  expect(await count(restored)).toBe(String(await countHere()));
  await restored.query(`UPDATE "Story" SET title = 'Zephyr' WHERE title = 'Radio check'`);
  const { rows } = await restored.query(
    `SELECT kind FROM "SearchText" WHERE 'zepyhr' <% title OR title LIKE '%zephyr%'`,
  );
  expect(rows).toEqual([{ kind: "Story" }]);
  const { rows: known } = await restored.query(
    `SELECT word FROM "SearchWord" WHERE word IN ('frequency', 'zephyr') ORDER BY word`,
  );
  expect(known).toEqual([{ word: "frequency" }, { word: "zephyr" }]);
});

async function countHere(): Promise<bigint> {
  const [row] = await db().$queryRaw<{ count: bigint }[]>`SELECT count(*) FROM "SearchText"`;
  return row?.count ?? 0n;
}

test("a database whose user may not make pg_trgm says what to do", async () => {
  const maintenance = new pg.Client({ connectionString: inject("postgresUrl") });
  await maintenance.connect();
  await maintenance.query(`CREATE ROLE poor LOGIN PASSWORD 'poor'`);
  await maintenance.query("CREATE DATABASE poor_place");
  const url = new URL(inject("postgresUrl"));
  url.pathname = "/poor_place";
  const inside = new pg.Client({ connectionString: url.href });
  await inside.connect();
  await inside.query("GRANT ALL ON SCHEMA public TO poor; GRANT CREATE ON DATABASE poor_place TO poor");
  onTestFinished(async () => {
    await inside.end();
    await maintenance.query("DROP DATABASE poor_place WITH (FORCE)");
    await maintenance.query("DROP ROLE poor");
    await maintenance.end();
  });
  const poor = new URL(url);
  poor.username = "poor";
  poor.password = "poor";
  await migrate(poor.href, { upTo: "20261126111100_team_backlog_rules" });
  await inside.query("REVOKE CREATE ON DATABASE poor_place FROM poor");
  await expect(migrate(poor.href)).rejects.toThrow(/pg_trgm, and it could not be made[\s\S]*run CREATE EXTENSION/);
  await inside.query("CREATE EXTENSION pg_trgm");
  expect(await migrate(poor.href)).toContain("20261126114700_search");
});
