import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access";
import type { SavedViewsView } from "@/lib/domain/backlog/saved-view-schema";
import type { StoriesView } from "@/lib/domain/backlog/story-row";
import { deleteView, renameView, restoreView, saveView } from "@/lib/server/backlog/saved-view-commands";
import { savedViewsView } from "@/lib/server/backlog/saved-view-queries";
import { someOf, storiesView, teamStoriesView } from "@/lib/server/backlog/story-views";
import { db } from "@/lib/server/db";
import { historyView } from "@/lib/server/history-queries";
import { undo } from "@/lib/server/undo";
import { serveViewTo } from "@/lib/server/view";
import { granted, refused } from "../answers";
import { actorIn, makeFlowTeam, makeStory } from "../factories";

let flowTeamId = "";
let slug = "";
let teamIds: string[] = [];
let po: Actor;
let cpo: Actor;

beforeAll(async () => {
  const made = await makeFlowTeam();
  flowTeamId = made.flowTeam.id;
  slug = made.flowTeam.slug;
  teamIds = made.teams.map(({ id }) => id);
  po = await actorIn(flowTeamId, "po", teamIds[0]);
  cpo = await actorIn(flowTeamId, "cpo");
});

const viewOf = (name: string, teamId: string | null = null) => ({
  flowTeamId,
  page: "backlog" as const,
  name,
  query: "of=team&team=alder",
  teamId,
});
const listFor = (actor: Actor, tag = "") =>
  serveViewTo(
    actor,
    new Request("http://localhost/saved-views", { headers: { "if-none-match": tag } }),
    slug,
    savedViewsView(actor.personId, "backlog"),
  );
const namesFor = async (actor: Actor) =>
  ((await (await listFor(actor)).json()) as SavedViewsView).views.map(({ name }) => name);

describe("saved views", () => {
  it("are seen by who saved them, and a team's by everybody", async () => {
    granted(await saveView.run(po, viewOf("Mine alone")));
    granted(await saveView.run(po, viewOf("Ours", teamIds[0])));
    expect(await namesFor(po)).toEqual(["Mine alone", "Ours"]);
    expect(await namesFor(cpo)).toEqual(["Ours"]);
  });

  it("are read again by who has the list when a team's is added, renamed, deleted or brought back", async () => {
    let tag = (await listFor(cpo)).headers.get("etag") ?? "";
    expect((await listFor(cpo, tag)).status).toBe(304);
    const isNew = async () => {
      const answer = await listFor(cpo, tag);
      tag = answer.headers.get("etag") ?? "";
      return answer.status === 200;
    };
    const { id: viewId } = granted(await saveView.run(po, viewOf("Live", teamIds[0])));
    expect(await isNew()).toBe(true);
    granted(await renameView.run(po, { flowTeamId, viewId, seen: "Live", name: "Alive" }));
    expect(await isNew()).toBe(true);
    granted(await deleteView.run(po, { flowTeamId, viewId }));
    expect(await isNew()).toBe(true);
    granted(await restoreView.run(po, { flowTeamId, viewId }));
    expect(await isNew()).toBe(true);
    expect(await namesFor(cpo)).toContain("Alive");
  });

  it("of one's own are in nobody's history, and are taken back all the same", async () => {
    const saved = await saveView.run(po, viewOf("Whom I doubt"));
    const { id: viewId } = granted(saved);
    const renamed = await renameView.run(po, { flowTeamId, viewId, seen: "Whom I doubt", name: "Whom I trust" });
    granted(renamed);
    granted(await saveView.run(po, viewOf("For all to see", teamIds[0])));
    for (const itemId of [null, viewId]) {
      const history = await serveViewTo(
        cpo,
        new Request("http://localhost/history"),
        slug,
        historyView({ itemId, before: null }),
      );
      const told = await history.text();
      expect(told).not.toContain("Whom I");
      expect(told.includes("For all to see")).toBe(itemId === null);
    }
    granted(await undo.run(po, { commandId: renamed.ok ? renamed.commandId : "" }));
    granted(await undo.run(po, { commandId: saved.ok ? saved.commandId : "" }));
    expect(await namesFor(po)).not.toContain("Whom I doubt");
  });

  it("are saved for one's own team only, and one of this Flow Team", async () => {
    expect(refused(await saveView.run(po, viewOf("Theirs", teamIds[1]))).code).toBe("forbidden");
    const other = await makeFlowTeam();
    expect(refused(await saveView.run(po, viewOf("Elsewhere", other.teams[0]?.id ?? ""))).code).toBe("not_found");
    expect(refused(await saveView.run(po, viewOf(" "))).fields).toHaveProperty("name");
    expect(refused(await saveView.run(po, { ...viewOf("Long"), query: "q=".padEnd(3000, "x") })).code).toBe("invalid");
  });

  it("of others don't exist: neither to be renamed nor to be deleted", async () => {
    const { id: viewId } = granted(await saveView.run(po, viewOf("Private")));
    expect(refused(await renameView.run(cpo, { flowTeamId, viewId, seen: "Private", name: "Known" })).code).toBe(
      "not_found",
    );
    expect(refused(await deleteView.run(cpo, { flowTeamId, viewId })).code).toBe("not_found");
    expect(await namesFor(po)).toContain("Private");
  });

  it("renamed by two at once have one name, and the second is told", async () => {
    const { id: viewId } = granted(await saveView.run(po, viewOf("Shared", teamIds[0])));
    const sm = await actorIn(flowTeamId, "sm", teamIds[0]);
    granted(await renameView.run(po, { flowTeamId, viewId, seen: "Shared", name: "First" }));
    const refusal = refused(await renameView.run(sm, { flowTeamId, viewId, seen: "Shared", name: "Second" }));
    expect(refusal).toMatchObject({ code: "stale", conflicts: [{ mine: "Second", theirs: "First" }] });
    granted(await deleteView.run(sm, { flowTeamId, viewId }));
    expect(await namesFor(po)).not.toContain("First");
    expect(await db().savedView.count({ where: { id: viewId, deletedAt: { not: null } } })).toBe(1);
  });
});

describe("some Stories by their ids", () => {
  const ask = async (actor: Actor, view: Parameters<typeof someOf>[0], scope: object, ids: readonly string[]) => {
    const answer = await serveViewTo(actor, new Request("http://localhost/stories"), slug, someOf(view, scope, ids));
    const body = (await answer.json()) as StoriesView;
    return { status: answer.status, tag: answer.headers.get("etag"), ids: body.stories?.map(([id]) => id) };
  };

  it("are those named that are in the scope, with the tag of the whole view", async () => {
    const [teamId = "", otherTeamId = ""] = teamIds;
    const mine = await makeStory({ flowTeamId, teamId });
    const theirs = await makeStory({ flowTeamId, teamId: otherTeamId });
    const gone = await makeStory({ flowTeamId, teamId, deletedAt: new Date() });
    const elsewhere = await makeStory({ flowTeamId: (await makeFlowTeam()).flowTeam.id });
    const ids = [mine.id, theirs.id, gone.id, elsewhere.id];
    const all = await ask(po, storiesView, {}, ids);
    expect(all.ids?.sort()).toEqual([mine.id, theirs.id].sort());
    expect((await ask(po, teamStoriesView(teamId), { teamId }, ids)).ids).toEqual([mine.id]);
    const whole = await serveViewTo(po, new Request("http://localhost/stories"), slug, storiesView);
    expect(all.tag).toBe(whole.headers.get("etag"));
  });

  it("don't exist for guests", async () => {
    const guest = await actorIn(flowTeamId, "stakeholder");
    expect((await ask(guest, storiesView, {}, [])).status).toBe(404);
  });
});
