import { gzipSync } from "node:zlib";
import type { MadeFlowTeam } from "./full-flow-team";
import { expectReply } from "./http";
import type { Line } from "./measure";

/** A page by the name the table gives it. */
type Page = { name: string; path: string };

/** Every page of a Flow Team, and the one a stranger opens by a shared link. */
function pagesOf({ slug, draftId, importId, sharedToken }: MadeFlowTeam): Page[] {
  const ofFlowTeam = [
    "today",
    "events",
    "events/minutes",
    "events/team-plannings",
    "events/s53-planning-1",
    "events/s53-planning-2",
    "events/s53-scrum-of-scrums-1",
    "events/s54-roadmap-refinement",
    "events/s53-review",
    "events/s53-flow-retrospective",
    "events/s53-team-planning-team-1",
    "events/s53-daily-scrum-1-team-1",
    "events/s53-refinement-1-team-1",
    "improvements",
    "roadmap",
    "backlog",
    "board",
    "story-map",
    "my-work",
    "inbox",
    "dependencies",
    "risks",
    "impediments",
    "sprints/53",
    "technical-roadmap",
    "insights",
    "calendar",
    "teams",
    "capacity",
    "launch",
    "settings",
    "rulebook",
    "versions",
    "drafts",
    `drafts/${draftId}`,
    "import",
    `import/${importId}/columns`,
  ];
  const name = (page: string) => page.replace(draftId, "…").replace(importId, "…");
  return [
    ...ofFlowTeam.map((page) => ({ name: name(page), path: `/flow-teams/${slug}/${page}` })),
    { name: "shared/…", path: `/shared/${sharedToken}` },
  ];
}

type Counted = { app: string; taken(): number };
export type Visited = { flowTeam: MadeFlowTeam; cookie: string };

/** How many statements each page takes, with everything in it and with little. */
export async function measureQueries(counted: Counted, large: Visited, little: Visited): Promise<Line[]> {
  const counts = async (cookie: string, { path }: Page): Promise<number> => {
    const url = `${counted.app}${path}`;
    // Once before, so that what is kept in the process doesn't blur it; and the least of several,
    // for the app's own housekeeping asks the database now and then.
    await expectReply(200, url, { headers: { cookie } });
    const visits: number[] = [];
    for (let visit = 0; visit < 4; visit++) {
      counted.taken();
      await expectReply(200, url, { headers: { cookie } });
      visits.push(counted.taken());
    }
    return Math.min(...visits);
  };
  const [pages, littlePages] = [pagesOf(large.flowTeam), pagesOf(little.flowTeam)];
  // A process that has just started asks for more than it will again.
  for (const page of pages) await counts(large.cookie, page);
  const lines: Line[] = [];
  for (const [n, page] of pages.entries()) {
    const withLittle = await counts(little.cookie, littlePages[n] ?? page);
    const withAll = await counts(large.cookie, page);
    lines.push({
      work: `Queries of the page ${page.name}`,
      floor: `${withLittle} with 10 Epics`,
      ours: `${withAll} with 600`,
      ratio: "",
      goal: "the same",
      isReached: withLittle === withAll,
    });
  }
  return lines;
}

/**
 * How many statements the roadmap takes for who has it already, beside the first read of a
 * revision: fewer, since its rows aren't touched.
 */
export async function measureRepeats(
  counted: Counted,
  { flowTeam, cookie }: Visited,
  change: () => Promise<void>,
): Promise<Line> {
  const url = `${counted.app}/api/flow-teams/${flowTeam.slug}/roadmap`;
  const taken = { anew: [] as number[], again: [] as number[] };
  for (let round = 0; round < 4; round++) {
    await change();
    counted.taken();
    const { headers } = await expectReply(200, url, { headers: { cookie } });
    taken.anew.push(counted.taken());
    await expectReply(304, url, { headers: { cookie, "if-none-match": headers.etag ?? "" } });
    taken.again.push(counted.taken());
  }
  const [anew, again] = [Math.min(...taken.anew), Math.min(...taken.again)];
  return {
    work: "Queries of the roadmap, read again: 304",
    floor: `${anew} after a change`,
    ours: `${again} within a revision`,
    ratio: "",
    goal: "without its rows",
    isReached: again < anew,
  };
}

/** Compressed JavaScript that a page names: its scripts, and those it will ask for once it runs. */
export async function measureScripts(
  app: string,
  { flowTeam, cookie }: Visited,
  administratorCookie: string,
): Promise<Line[]> {
  const known = new Map<string, number>();
  const sizeOf = async (script: string): Promise<number> => {
    const size = known.get(script) ?? gzipSync((await expectReply(200, `${app}${script}`)).body).byteLength;
    known.set(script, size);
    return size;
  };
  type Route = Page & { headers: Record<string, string> };
  const outside = (path: string, who: string): Route => ({ name: path, path, headers: who ? { cookie: who } : {} });
  const routes: Route[] = [
    ...pagesOf(flowTeam).map((page) => ({ ...page, headers: { cookie } })),
    ...["/flow-teams", "/account"].map((path) => outside(path, cookie)),
    ...["/flow-teams/new", "/administration"].map((path) => outside(path, administratorCookie)),
    { ...outside(`/administration/people/${flowTeam.cpoId}`, administratorCookie), name: "/administration/people/…" },
    ...["/sign-in", "/forgot-password"].map((path) => outside(path, "")),
  ];
  const lines: Line[] = [];
  for (const { name, path, headers } of routes) {
    const { body } = await expectReply(200, `${app}${path}`, { headers });
    // What is marked so is for browsers without modules, which are long gone: none of ours asks for it.
    const html = body.toString().replaceAll(/<script[^>]*noModule[^>]*>/gi, "");
    const scripts = new Set(html.match(/static\/chunks\/[\w~./-]+\.js/g)?.map((script) => `/_next/${script}`));
    let bytes = 0;
    for (const script of scripts) bytes += await sizeOf(script);
    const kB = bytes / 1000;
    lines.push({
      work: `JavaScript of ${name}`,
      floor: "0",
      ours: `${kB.toFixed(0)} kB`,
      ratio: "",
      goal: "at most 250 kB",
      isReached: kB <= 250,
    });
  }
  return lines;
}
