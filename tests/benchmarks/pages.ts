import { gzipSync } from "node:zlib";
import { expectReply, request } from "./http";
import type { Line } from "./measure";

/** The pages of a Flow Team that a Member opens. */
export const pages = [
  "roadmap",
  "backlog",
  "technical-roadmap",
  "insights",
  "calendar",
  "teams",
  "rulebook",
  "versions",
  "drafts",
] as const;

type Counted = { app: string; taken(): number };
type Visited = { slug: string; cookie: string };

/** How many statements each page takes, with everything in it and with little. */
export async function measureQueries(counted: Counted, large: Visited, little: Visited): Promise<Line[]> {
  const counts = async ({ slug, cookie }: Visited, page: string): Promise<number> => {
    const url = `${counted.app}/flow-teams/${slug}/${page}`;
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
  // A process that has just started asks for more than it will again.
  for (const page of pages) await counts(large, page);
  const lines: Line[] = [];
  for (const page of pages) {
    const [withLittle, withAll] = [await counts(little, page), await counts(large, page)];
    lines.push({
      work: `Queries of the page ${page}`,
      floor: `${withLittle} with 10 Epics`,
      ours: `${withAll} with 600`,
      ratio: "",
      goal: "the same",
      isReached: withLittle === withAll,
    });
  }
  return lines;
}

/** Compressed JavaScript that a page names: its scripts, and those it will ask for once it runs. */
export async function measureScripts(app: string, { slug, cookie }: Visited): Promise<Line[]> {
  const known = new Map<string, number>();
  const sizeOf = async (script: string): Promise<number> => {
    const size = known.get(script) ?? gzipSync((await expectReply(200, `${app}${script}`)).body).byteLength;
    known.set(script, size);
    return size;
  };
  const lines: Line[] = [];
  for (const route of [...pages.map((page) => `/flow-teams/${slug}/${page}`), "/sign-in"]) {
    const headers: Record<string, string> = route === "/sign-in" ? {} : { cookie };
    const { body } = await request(`${app}${route}`, { headers });
    // What is marked so is for browsers without modules, which are long gone: none of ours asks for it.
    const html = body.toString().replaceAll(/<script[^>]*noModule[^>]*>/gi, "");
    const scripts = new Set(html.match(/static\/chunks\/[\w~./-]+\.js/g)?.map((script) => `/_next/${script}`));
    let bytes = 0;
    for (const script of scripts) bytes += await sizeOf(script);
    const kB = bytes / 1000;
    lines.push({
      work: `JavaScript of ${route.replace(`/flow-teams/${slug}/`, "")}`,
      floor: "0",
      ours: `${kB.toFixed(0)} kB`,
      ratio: "",
      goal: "at most 250 kB",
      isReached: kB <= 250,
    });
  }
  return lines;
}
