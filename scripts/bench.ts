/**
 * `npm run bench`: how quick Flotilla is with a full Flow Team, beside the least the same work can
 * cost, measured in turn in one run. Prints the table that the README holds. `npm run bench --
 * stories` measures that section alone; others are reads, moves, hints, browser, scripts, queries,
 * rooms, cards, screens.
 */
import { readFileSync, readdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { measureBrowser } from "@/tests/benchmarks/browser";
import { measureCards } from "@/tests/benchmarks/cards";
import { full, makeAdministrator, makeFlowTeam, signIn, small } from "@/tests/benchmarks/full-flow-team";
import { measureHints } from "@/tests/benchmarks/hints";
import { type Line, table } from "@/tests/benchmarks/measure";
import { measureMoves } from "@/tests/benchmarks/moves";
import { measureQueries, measureRepeats, measureScripts } from "@/tests/benchmarks/pages";
import { countQueries } from "@/tests/benchmarks/query-counter";
import { type Sides, countUp, measureReads } from "@/tests/benchmarks/reads";
import { measureRooms } from "@/tests/benchmarks/rooms";
import { measureStories } from "@/tests/benchmarks/stories";
import { fillBoards } from "@/tests/benchmarks/story-ground";
import { measureStoryScreens } from "@/tests/benchmarks/story-screens";
import { benchSecret, openDatabase, startApp, startFloor } from "./bench-ground";
import { findBrowser } from "./browser";
import { buildFolders, ensureBuild } from "./build";
import { projectFolder } from "./project";
import { atStop } from "./shutdown";

const say = (line: string) => console.error(line);

export async function main(sections: readonly string[] = []): Promise<void> {
  await ensureBuild(buildFolders.start, say);
  const databaseUrl = await openDatabase();
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  atStop(() => client.end());

  say("Making a full Flow Team: 15 teams, 150 people, 600 Epics, 10,000 Stories, 30,000 Tasks…");
  const flowTeam = await makeFlowTeam(client, full);
  const little = await makeFlowTeam(client, small);
  await client.query("VACUUM ANALYZE");
  const cookies = await signIn(client, flowTeam.peopleIds, benchSecret);
  const [littleCookie = ""] = await signIn(client, [little.cpoId], benchSecret);
  const [cookie = ""] = cookies;
  const [administratorCookie = ""] = await signIn(client, [await makeAdministrator(client)], benchSecret);

  const app = await startApp(databaseUrl);
  const floor = await startFloor(databaseUrl);
  const sides: Sides = { app: app.url, floor, client, flowTeam, cookie };
  const lines: Line[] = [];
  const measure = async (section: string, what: string, work: () => Promise<Line[]>) => {
    if (sections.length > 0 && !sections.includes(section)) return;
    say(`Measuring ${what}…`);
    for (const line of await work()) {
      lines.push(line);
      say(`  ${line.work}: ${[line.floor, line.ours, line.ratio].filter(Boolean).join(" · ")}`);
    }
  };
  await measure("reads", "reads", () => measureReads(sides));
  await measure("moves", "moves", () => measureMoves(sides, path.join(projectFolder, buildFolders.start)));
  await measure("hints", "the way of a change", () => measureHints(sides, cookies));
  await measure("browser", "the timeline in Chromium", async () =>
    measureBrowser({ app: app.url, slug: flowTeam.slug, cookie, browser: await findBrowser(say) }),
  );
  await measure("scripts", "scripts", () => measureScripts(app.url, { flowTeam, cookie }, administratorCookie));
  await measure("queries", "queries", async () => {
    const counted = await countQueries(databaseUrl);
    const second = await startApp(counted.url);
    const visits = { app: second.url, taken: counted.taken };
    const large = { flowTeam, cookie };
    const queries = await measureQueries(visits, large, { flowTeam: little, cookie: littleCookie });
    return [...queries, await measureRepeats(visits, large, () => countUp(sides))];
  });
  await measure("rooms", "rooms of 150", async () => {
    const counted = await countQueries(databaseUrl);
    const second = { url: (await startApp(counted.url)).url, taken: counted.taken };
    const build = path.join(projectFolder, buildFolders.start);
    return measureRooms(sides, { databaseUrl, cookies, build, browser: await findBrowser(say), second });
  });
  // Last, for it gives most Stories to one team.
  const ground = await fillBoards(sides, path.join(projectFolder, buildFolders.start));
  await measure("stories", "Stories", () => measureStories(sides, ground));
  await measure("cards", "moves of cards", () => measureCards(sides, ground, cookies));
  await measure("screens", "boards and the backlog in Chromium", async () =>
    // Of the first team: its PO, and its first Developer.
    measureStoryScreens(
      sides,
      ground,
      { member: cookies[3] ?? "", watcher: cookies[33] ?? "" },
      await findBrowser(say),
    ),
  );
  lines.push(memoryLine(app.pid));

  const { cpus, totalmem } = os;
  console.log(
    `\n${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, medians of one run; ` +
      "database, app, floor, client and browser on this one machine.\n",
  );
  console.log(table(lines));
  const missed = lines.filter(({ isReached }) => isReached === false).length;
  console.log(missed === 0 ? "\nAll that was to be reached is." : `\n${missed} of what was to be reached isn't.`);
}

/** What the app's processes hold in memory now, after all that was measured. */
function memoryLine(pid: number): Line {
  const isKnown = process.platform === "linux";
  const megabytes = isKnown ? familyOf(pid).reduce((sum, member) => sum + residentMegabytes(member), 0) : Number.NaN;
  return {
    work: "Memory of the app process at the end",
    floor: "",
    ours: isKnown ? `${Math.round(megabytes)} MB` : "not known here",
    ratio: "",
    goal: "under 450 MB",
    isReached: isKnown ? megabytes < 450 : null,
  };
}

function familyOf(pid: number): number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").split(" ").filter(Boolean).map(Number),
  );
  return [pid, ...children.flatMap(familyOf)];
}

function residentMegabytes(pid: number): number {
  const [, kilobytes = "0"] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return (Number(kilobytes) * 1024) / 1e6;
}
