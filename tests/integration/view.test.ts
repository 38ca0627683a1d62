import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type ViewRevisions, revisionsHeader } from "@/lib/domain/live";
import { ok } from "@/lib/domain/result";
import { command } from "@/lib/server/command";
import { readBeginning, readIfSmall } from "@/lib/server/first-paint";
import { type View, readPart, readView, serveViewTo } from "@/lib/server/view";
import { ViewCache } from "@/lib/server/view-cache";
import { actorIn, actorOf, makeAdministrator, makeFlowTeam, makeOutsider, makeRole } from "../factories";

const change = command({
  name: "test.changeOf",
  input: z.object({ flowTeamId: z.uuid(), context: z.enum(["backlog", "calendar"]) }),
  async run({ changed }, hint) {
    changed(hint);
    return ok(null);
  },
});

/** A view that counts how often its rows are read. */
function countingView(): View<{ read: number }> & { reads(): number } {
  let reads = 0;
  return {
    name: `counting ${randomUUID()}`,
    capability: "see the roadmap",
    contexts: ["backlog", "roadmap"],
    load: async () => JSON.stringify({ read: ++reads }),
    reads: () => reads,
  };
}

const ask = (headers: Record<string, string> = {}) => new Request("http://localhost/view", { headers });

const rows = (count: number): View<{ rows: string[] }> => ({
  name: `rows ${randomUUID()}`,
  capability: "see the roadmap",
  contexts: ["backlog"],
  load: async () => JSON.stringify({ rows: Array.from({ length: count }, (_, n) => `row ${n}`.padEnd(100)) }),
});

describe("what a page carries of a view", () => {
  const beginning = { name: "first", begin: ({ rows: all }: { rows: string[] }) => ({ rows: all.slice(0, 2) }) };

  it("is all of a small one, and of a large one nothing, or its beginning", async () => {
    const { flowTeam } = await makeFlowTeam();
    const [small, large] = [rows(10), rows(2000)];
    expect((await readIfSmall(flowTeam.id, small))?.body).toBe((await readView(flowTeam.id, small))?.body);
    expect(await readIfSmall(flowTeam.id, large)).toBeNull();
    const all = await readBeginning(flowTeam.id, small, beginning);
    expect([all?.isPart, JSON.parse(all?.body ?? "{}").rows.length]).toEqual([undefined, 10]);
    const part = await readBeginning(flowTeam.id, large, beginning);
    expect([part?.isPart, JSON.parse(part?.body ?? "{}").rows.length]).toEqual([true, 2]);
  });

  it("is never an outdated beginning, though the whole changes while it is read", async () => {
    const { flowTeam } = await makeFlowTeam();
    const cpo = await actorIn(flowTeam.id, "cpo");
    let reads = 0;
    const view: View<{ rows: string[] }> = {
      ...rows(2000),
      async load() {
        const read = `read ${++reads}`;
        if (reads === 1) await change.run(cpo, { flowTeamId: flowTeam.id, context: "backlog" });
        return JSON.stringify({ rows: Array.from({ length: 2000 }, () => read.padEnd(100)) });
      },
    };
    const first = async () => {
      const part = await readBeginning(flowTeam.id, view, beginning);
      return JSON.parse(part?.body ?? "{}").rows[0].trim();
    };
    expect([await first(), await first(), await first()]).toEqual(["read 1", "read 2", "read 2"]);
  });
});

describe("a view", () => {
  it("leaves uncompressed where compressing brings nothing sooner", async () => {
    const { flowTeam } = await makeFlowTeam();
    const cpo = await actorIn(flowTeam.id, "cpo");
    const control = async (count: number) =>
      (await serveViewTo(cpo, ask(), flowTeam.slug, rows(count))).headers.get("cache-control");
    expect(await control(100)).toContain("no-transform");
    expect(await control(200)).toBe("private, no-cache");
  });

  it("is read once for each revision, however many ask at once", async () => {
    const { flowTeam } = await makeFlowTeam();
    const cpo = await actorIn(flowTeam.id, "cpo");
    const view = countingView();
    const answers = await Promise.all(Array.from({ length: 150 }, () => serveViewTo(cpo, ask(), flowTeam.slug, view)));
    expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual(Array(150).fill({ read: 1 }));
    await change.run(cpo, { flowTeamId: flowTeam.id, context: "backlog" });
    expect(await (await serveViewTo(cpo, ask(), flowTeam.slug, view)).json()).toEqual({ read: 2 });
    // A part of the Flow Team that it doesn't show.
    await change.run(cpo, { flowTeamId: flowTeam.id, context: "calendar" });
    expect(await (await serveViewTo(cpo, ask(), flowTeam.slug, view)).json()).toEqual({ read: 2 });
    expect(view.reads()).toBe(2);
  });

  it("answers 304 to who has it, without its rows, and says which revisions it shows", async () => {
    const { flowTeam } = await makeFlowTeam();
    const cpo = await actorIn(flowTeam.id, "cpo");
    const view = countingView();
    const first = await serveViewTo(cpo, ask(), flowTeam.slug, view);
    const tag = first.headers.get("etag") ?? "";
    const shown = JSON.parse(first.headers.get(revisionsHeader) ?? "null") as ViewRevisions;
    expect(shown).toEqual({ flowTeamId: flowTeam.id, revisions: { backlog: 0, roadmap: 0 } });
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`]) {
      const again = await serveViewTo(cpo, ask({ "if-none-match": known }), flowTeam.slug, view);
      expect(again.status).toBe(304);
      expect(await again.text()).toBe("");
    }
    expect(view.reads()).toBe(1);
    await change.run(cpo, { flowTeamId: flowTeam.id, context: "backlog" });
    const changed = await serveViewTo(cpo, ask({ "if-none-match": tag }), flowTeam.slug, view);
    expect(changed.status).toBe(200);
    expect(JSON.parse(changed.headers.get(revisionsHeader) ?? "null")).toMatchObject({
      revisions: { backlog: 1 },
    });
  });

  it("doesn't exist for who has no part in it, may not see it, or is signed out", async () => {
    const { flowTeam } = await makeFlowTeam();
    const view = countingView();
    const membersOnly = { ...view, capability: "contribute" } as const;
    const stakeholder = await actorIn(flowTeam.id, "stakeholder");
    const status = async (...[actor, of]: [Parameters<typeof serveViewTo>[0], View]) =>
      (await serveViewTo(actor, ask(), flowTeam.slug, of)).status;
    expect(await status(await makeOutsider(), view)).toBe(404);
    expect(await status(stakeholder, view)).toBe(200);
    expect(await status(stakeholder, membersOnly)).toBe(404);
    expect(await status(await makeAdministrator(), { ...view, capability: "see the flow team" })).toBe(200);
    expect(await status(null, view)).toBe(401);
    for (const slug of ["no-such-flow-team", "zero\0character", "", "x".repeat(5000), "../other", "' OR true --"]) {
      expect((await serveViewTo(stakeholder, ask(), slug, view)).status, slug.slice(0, 20)).toBe(404);
    }
  });

  it("gives guests their part of it, which no Member's browser takes for the whole", async () => {
    const { flowTeam } = await makeFlowTeam();
    const view: View<{ read: number }> = { ...countingView(), forGuests: ({ read }) => ({ read: -read }) };
    const guest = await serveViewTo(await actorIn(flowTeam.id, "stakeholder"), ask(), flowTeam.slug, view);
    const known = { "if-none-match": guest.headers.get("etag") ?? "" };
    const member = await serveViewTo(await actorIn(flowTeam.id, "developer"), ask(known), flowTeam.slug, view);
    expect([await guest.json(), await member.json()]).toEqual([{ read: -1 }, { read: 2 }]);
  });

  it("gives each guest their own part, which no other guest's browser takes for theirs", async () => {
    const { flowTeam } = await makeFlowTeam();
    const whole: View<{ read: number | string }> = countingView();
    const view = { ...whole, forGuest: (_: object, personId: string) => ({ read: personId }) };
    const one = await actorIn(flowTeam.id, "stakeholder");
    const other = await actorOf((await makeRole({ flowTeamId: flowTeam.id, role: "stakeholder" })).personId);
    const first = await serveViewTo(one, ask(), flowTeam.slug, view);
    const known = { "if-none-match": first.headers.get("etag") ?? "" };
    const second = await serveViewTo(other, ask(known), flowTeam.slug, view);
    expect([await first.json(), await second.json()]).toEqual([{ read: one.personId }, { read: other.personId }]);
    expect((await serveViewTo(one, ask(known), flowTeam.slug, view)).status).toBe(304);
  });

  it("isn't kept when it couldn't be read", async () => {
    const { flowTeam } = await makeFlowTeam();
    const cpo = await actorIn(flowTeam.id, "cpo");
    const view = countingView();
    let isBroken = true;
    const load = (id: string) => (isBroken ? Promise.reject(new Error("gone")) : view.load(id));
    await expect(serveViewTo(cpo, ask(), flowTeam.slug, { ...view, load })).rejects.toThrow("gone");
    isBroken = false;
    expect((await serveViewTo(cpo, ask(), flowTeam.slug, { ...view, load })).status).toBe(200);
  });

  it("paints a page as text with its tag", async () => {
    const { flowTeam } = await makeFlowTeam();
    const cpo = await actorIn(flowTeam.id, "cpo");
    const view = countingView();
    const painted = await readView(flowTeam.id, view);
    expect(painted).toMatchObject({ flowTeamId: flowTeam.id, body: '{"read":1}' });
    const again = await serveViewTo(cpo, ask({ "if-none-match": painted?.tag ?? "" }), flowTeam.slug, view);
    expect(again.status).toBe(304);
  });

  it("reads a part of it again only when a context of the part's own changed, and never an outdated one", async () => {
    const { flowTeam } = await makeFlowTeam();
    const cpo = await actorIn(flowTeam.id, "cpo");
    const part: ReturnType<typeof countingView> = { ...countingView(), contexts: ["calendar"] };
    const load: View["load"] = async (id, at) => `{"part":${await readPart(id, part, at)}}`;
    const narrow: View = { name: `narrow ${randomUUID()}`, capability: "see the roadmap", contexts: ["backlog"], load };
    const wide: View = { ...narrow, name: `wide ${randomUUID()}`, contexts: ["backlog", "calendar"] };
    const shown = async (view: View) => JSON.parse((await readView(flowTeam.id, view))?.body ?? "null").part.read;
    expect([await shown(wide), await shown(narrow)]).toEqual([1, 1]);
    await change.run(cpo, { flowTeamId: flowTeam.id, context: "backlog" });
    expect([await shown(wide), await shown(narrow)]).toEqual([1, 1]);
    await change.run(cpo, { flowTeamId: flowTeam.id, context: "calendar" });
    await change.run(cpo, { flowTeamId: flowTeam.id, context: "backlog" });
    expect([await shown(narrow), await shown(wide)]).toEqual([2, 2]);
  });
});

describe("the view cache", () => {
  const text = "x".repeat(1000);

  it("keeps what was used last within its limit", async () => {
    const cache = new ViewCache(3500);
    const reads: string[] = [];
    const read = (key: string) =>
      cache.read(key, "1", async () => {
        reads.push(key);
        return text;
      });
    await read("a");
    await read("b");
    await read("a");
    await read("c");
    await read("a");
    await read("b");
    expect(reads).toEqual(["a", "b", "c", "b"]);
    expect(cache.size).toBeLessThanOrEqual(3500);
  });

  it("isn't filled by asking for what doesn't exist", async () => {
    const cache = new ViewCache(3500);
    const kept = Array.from({ length: 100 }, (_, n) => n);
    let reads = 0;
    const nothing = async () => {
      reads++;
      return null;
    };
    for (const n of [...kept, ...kept]) await cache.read(`epic ${n}`, "1", nothing);
    expect(reads).toBeGreaterThan(190);
  });

  it("forgets a view's former revision", async () => {
    const cache = new ViewCache();
    await cache.read("a", "1", async () => text);
    const before = cache.size;
    await cache.read("a", "2", async () => `${text}${text}`);
    expect(cache.size - before).toBe(text.length);
  });
});
