import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { rankBetween } from "@/lib/domain/backlog/ranks";
import type { Answer } from "@/lib/domain/result";
import { editEpic } from "@/lib/server/backlog/commands";
import { runImport, uploadImport } from "@/lib/server/backlog/import-commands";
import { getImportPreview } from "@/lib/server/backlog/import-queries";
import { editStories } from "@/lib/server/backlog/story-commands";
import { turnStoryIntoEpic } from "@/lib/server/backlog/story-growth-commands";
import { db } from "@/lib/server/db";
import { raiseDependency, restoreDependency, withdrawDependency } from "@/lib/server/dependencies/commands";
import { stepDependency } from "@/lib/server/dependencies/step-commands";
import { applyDraft, moveInDraft, openDraft } from "@/lib/server/roadmap/draft-commands";
import { undo } from "@/lib/server/undo";
import { granted, refused } from "../answers";
import { makeEpic } from "../epic-rows";
import { actorIn, makeDependency, makeFlowTeam, makeStory } from "../factories";

let flowTeamId: string;
let teamIds: string[];
let teamNames: string[];
let cpo: Actor;
let po: Actor[];
/** A PO of every team: who alone may move a Story from one to another. */
let mover: Actor;

beforeAll(async () => {
  const { flowTeam, teams } = await makeFlowTeam({ teams: 3 });
  flowTeamId = flowTeam.id;
  teamIds = teams.map(({ id }) => id);
  teamNames = teams.map(({ name }) => name);
  cpo = await actorIn(flowTeamId, "cpo");
  po = await Promise.all(teamIds.map((id) => actorIn(flowTeamId, "po", id)));
  mover = { ...cpo, roles: [...cpo.roles, ...po.flatMap(({ roles }) => roles)] };
});

const team = (n: number) => teamIds[n] ?? "";
const poOf = (n: number) => po[n] as Actor;
const newStory = (n: number) => makeStory({ flowTeamId, teamId: team(n) });
const newEpic = (n: number) => makeEpic({ flowTeamId, leadTeamId: team(n) });
const raise = (ends: object, actor = poOf(0)) => raiseDependency.run(actor, { flowTeamId, ...ends });
const stored = (id: string) => db().dependency.findUniqueOrThrow({ where: { id } });
const takeBack = (answer: Answer<unknown>) => undo.run(mover, { commandId: answer.ok ? answer.commandId : "" });
const at = (needer: number, giver: number, answering = giver) => ({
  neederTeamId: team(needer),
  giverTeamId: team(giver),
  answeringTeamId: team(answering),
});
const unreadOf = (itemId: string, { personId }: Actor) =>
  db().inboxItem.findMany({ where: { itemId, personId, readAt: null }, select: { text: true, count: true } });
const historyOf = (itemId: string) => db().auditEntry.findMany({ where: { itemId }, orderBy: { id: "asc" } });

/** Gives Stories from teams to teams, null for none, as one change. */
const move = (...moves: [storyId: string, from: number | null, to: number | null][]) =>
  editStories.run(mover, {
    flowTeamId,
    stories: moves.map(([storyId, from, to]) => ({
      storyId,
      edits: { teamId: { seen: from === null ? null : team(from), to: to === null ? null : team(to) } },
    })),
  });

const lead = (epicId: string, from: number, to: number) =>
  editEpic.run(cpo, { flowTeamId, epicId, edits: { leadTeamId: { seen: team(from), to: team(to) } } });

/** A Story of team 0 needs one of team 1, as the needer's PO asked. */
async function asked() {
  const [needer, giver] = [await newStory(0), await newStory(1)];
  const { id, number } = granted(await raise({ neederStoryId: needer.id, giverStoryId: giver.id }));
  const step = (act: string, actor: Actor, said: object = {}) =>
    stepDependency.run(actor, { flowTeamId, dependencyId: id, act: act as "accept", ...said });
  return { id, number, needer, giver, step };
}

describe("a Story that goes to another team", () => {
  it("takes its Dependency along: the new team is asked, the old one isn't any more, and undo puts it back", async () => {
    const { id, needer, giver } = await asked();
    const ask = `asks your team for S-${giver.number} ${giver.title} for S-${needer.number} ${needer.title}`;
    expect(await unreadOf(id, poOf(1))).toEqual([{ text: ask, count: 1 }]);
    const moved = await move([giver.id, 1, 2]);
    granted(moved);
    expect(await stored(id)).toMatchObject({ ...at(0, 2), state: "proposed" });
    expect(await unreadOf(id, poOf(1))).toEqual([]);
    expect(await unreadOf(id, poOf(2))).toEqual([{ text: ask, count: 1 }]);
    const told = `moved S-${giver.number}: ${teamNames[2]} gives it now`;
    expect(await unreadOf(id, poOf(0))).toEqual([{ text: told, count: 1 }]);
    expect((await historyOf(id)).at(-1)).toMatchObject({
      command: "stories.editStories",
      before: { giverTeamId: team(1), answeringTeamId: team(1) },
      after: { giverTeamId: team(2), answeringTeamId: team(2) },
      reason: `It went along with S-${giver.number}.`,
      undo: null,
    });

    const back = await takeBack(moved);
    granted(back);
    expect(await stored(id)).toMatchObject(at(0, 1));
    expect(await unreadOf(id, poOf(2))).toEqual([]);
    expect(await unreadOf(id, poOf(1))).toEqual([{ text: ask, count: 1 }]);
    granted(await takeBack(back));
    expect(await stored(id)).toMatchObject(at(0, 2));
  });

  it("takes along what it needs too; what is answered is told, and asked of nobody again", async () => {
    const { id, needer } = await asked();
    await db().dependency.update({ where: { id }, data: { state: "accepted" } });
    await db().inboxItem.updateMany({ where: { itemId: id }, data: { readAt: new Date() } });
    granted(await move([needer.id, 0, 2]));
    expect(await stored(id)).toMatchObject({ ...at(2, 1), state: "accepted" });
    const told = [{ text: `moved S-${needer.number}: ${teamNames[2]} needs it now`, count: 1 }];
    for (const n of [1, 2]) expect(await unreadOf(id, poOf(n))).toEqual(told);
  });

  it("isn't let go where its team would need it and give it, until the Dependency is withdrawn", async () => {
    const { id, number, needer, giver } = await asked();
    const refusal = refused(await move([giver.id, 1, 0]));
    expect(refusal).toMatchObject({ rule: "DEP-1", code: "rule" });
    expect(refusal.message).toContain(`D-${number}, S-${needer.number} needs S-${giver.number}`);
    expect(refusal.wayOut).toBe(`First withdraw or decline D-${number}, or give S-${needer.number} to another team.`);
    expect(await stored(id)).toMatchObject(at(0, 1));
    expect((await db().story.findUniqueOrThrow({ where: { id: giver.id } })).teamId).toBe(team(1));
    expect(await historyOf(id)).toHaveLength(1);

    granted(await withdrawDependency.run(poOf(0), { flowTeamId, dependencyId: id }));
    granted(await move([giver.id, 1, 0]));
    expect(refused(await restoreDependency.run(poOf(0), { flowTeamId, dependencyId: id })).rule).toBe("DEP-1");
    granted(await move([giver.id, 0, 2]));
    expect(await stored(id)).toMatchObject(at(0, 1));
    granted(await restoreDependency.run(poOf(0), { flowTeamId, dependencyId: id }));
    expect(await stored(id)).toMatchObject(at(0, 2));
  });

  it("leaves behind what is declined or verified; what is delivered waits for a yes and goes along", async () => {
    const { id, giver, step } = await asked();
    granted(await step("decline", poOf(1), { word: "Not this year" }));
    const others = await Promise.all(
      (["delivered", "verified"] as const).map(async (state) => {
        const { id: otherId } = await makeDependency({
          flowTeamId,
          neederTeamId: team(0),
          giverTeamId: team(1),
          giverStoryId: giver.id,
          state: "delivered",
        });
        await db().dependency.update({ where: { id: otherId }, data: { state } });
        return otherId;
      }),
    );
    granted(await move([giver.id, 1, 2]));
    expect(await stored(id)).toMatchObject(at(0, 1));
    expect(await Promise.all(others.map(stored))).toMatchObject([at(0, 2), at(0, 1)]);

    granted(await step("propose_again", poOf(0)));
    expect(await stored(id)).toMatchObject({ ...at(0, 2), state: "proposed" });
    expect((await historyOf(id)).at(-1)?.after).toMatchObject({ state: "proposed", giverTeamId: team(2) });
    expect(await unreadOf(id, poOf(2))).toMatchObject([{ text: "proposes it again" }]);
  });

  it("is judged with those that go with it", async () => {
    const { id, needer, giver } = await asked();
    expect(refused(await move([needer.id, 0, 1])).rule).toBe("DEP-1");
    expect(refused(await move([needer.id, 0, 2], [giver.id, 1, 2])).rule).toBe("DEP-1");
    const moved = await move([needer.id, 0, 1], [giver.id, 1, 0]);
    granted(moved);
    expect(await stored(id)).toMatchObject(at(1, 0));
    granted(await takeBack(moved));
    expect(await stored(id)).toMatchObject(at(0, 1));
  });

  it("leaves it where it was while no team has it, also by an undo of who took it", async () => {
    const { id, giver } = await asked();
    granted(await move([giver.id, 1, null]));
    expect(await stored(id)).toMatchObject(at(0, 1));
    expect(refused(await move([giver.id, null, 0])).rule).toBe("DEP-1");
    const taken = await move([giver.id, null, 2]);
    granted(taken);
    expect(await stored(id)).toMatchObject(at(0, 2));
    granted(await takeBack(taken));
    expect((await db().story.findUniqueOrThrow({ where: { id: giver.id } })).teamId).toBeNull();
    expect(await stored(id)).toMatchObject(at(0, 1));
  });

  it("brings it back to its own team when the Epic it became has gone to another", async () => {
    const { id, giver } = await asked();
    const grown = await turnStoryIntoEpic.run(mover, { flowTeamId, storyId: giver.id });
    const epic = granted(grown);
    granted(await lead(epic.id, 1, 2));
    expect(await stored(id)).toMatchObject({ ...at(0, 2), giverEpicId: epic.id });
    granted(await takeBack(grown));
    expect(await stored(id)).toMatchObject({ ...at(0, 1), giverStoryId: giver.id });
  });

  it("can't leave it behind by any other way", async () => {
    const { giver } = await asked();
    const setTeam = (teamId: string) => db().story.update({ where: { id: giver.id }, data: { teamId } });
    await expect(setTeam(team(2))).rejects.toThrow("DEP-1");
    await db().story.update({ where: { id: giver.id }, data: { teamId: null, teamRank: null } });
  });
});

describe("an Epic that another team leads", () => {
  /** An Epic of team 0 needs one of team 1. */
  async function askedOfEpic() {
    const [needer, giver] = [await newEpic(0), await newEpic(1)];
    const { id, number } = granted(await raise({ neederEpicId: needer.id, giverEpicId: giver.id }));
    return { id, number, needer, giver };
  }

  it("takes its Dependency along, and undo puts it back", async () => {
    const { id, giver } = await askedOfEpic();
    const moved = await lead(giver.id, 1, 2);
    granted(moved);
    expect(await stored(id)).toMatchObject(at(0, 2));
    expect(await unreadOf(id, poOf(1))).toEqual([]);
    expect((await unreadOf(id, poOf(2)))[0]?.text).toContain(`asks your team for E-${giver.number}`);
    granted(await takeBack(moved));
    expect(await stored(id)).toMatchObject(at(0, 1));
    await expect(db().epic.update({ where: { id: giver.id }, data: { leadTeamId: team(2) } })).rejects.toThrow("DEP-1");
  });

  it("isn't moved to the other team, by a draft neither", async () => {
    const { id, number, giver } = await askedOfEpic();
    expect(refused(await lead(giver.id, 1, 0))).toMatchObject({
      rule: "DEP-1",
      message: expect.stringContaining(`D-${number}, `),
    });
    const draft = {
      flowTeamId,
      draftId: granted(await openDraft.run(cpo, { flowTeamId, name: `What if ${number}` })).id,
    };
    const place = { epicId: giver.id, leadTeamId: team(0), firstSprint: null, lastSprint: null };
    granted(await moveInDraft.run(cpo, { ...draft, moves: [place] }));
    expect(refused(await applyDraft.run(cpo, draft)).rule).toBe("DEP-1");
    granted(await moveInDraft.run(cpo, { ...draft, moves: [{ ...place, leadTeamId: team(2) }] }));
    granted(await applyDraft.run(cpo, draft));
    expect(await stored(id)).toMatchObject(at(0, 2));
  });
});

it("is followed by an import, or refuses it", async () => {
  const place = await makeFlowTeam({ state: "forming", teams: 0 });
  const owner = await actorIn(place.flowTeam.id, "cpo");
  let blocked: (string | undefined)[][] = [];
  const importAll = async (text: string) => {
    const inHere = { flowTeamId: place.flowTeam.id };
    const content = new TextEncoder().encode(`id,title,team,status,see also\n${text}`);
    const { id: importId } = granted(await uploadImport.run(owner, { ...inHere, fileName: "file.csv", content }));
    const preview = await getImportPreview(inHere.flowTeamId, importId);
    blocked = preview?.blockers.map(({ step, rule }) => [step, rule]) ?? [];
    return runImport.run(owner, { ...inHere, importId, seen: preview?.digest ?? "" });
  };
  granted(await importAll("1,Alpha,node,idea,\n2,Beta,storage,idea,1\n"));
  const teams = async () => {
    const { neederTeamId, giverTeamId } = await db().dependency.findFirstOrThrow({
      where: { flowTeamId: place.flowTeam.id },
    });
    const rows = await db().scrumTeam.findMany({ where: { id: { in: [neederTeamId, giverTeamId] } } });
    return [neederTeamId, giverTeamId].map((id) => rows.find((row) => row.id === id)?.name);
  };
  expect(await teams()).toEqual(["storage", "node"]);
  expect(refused(await importAll("1,Alpha,storage,idea,\n2,Beta,storage,idea,1\n"))).toMatchObject({
    rule: "DEP-1",
    message: expect.stringContaining("D-1, E-2 needs E-1"),
  });
  // Its preview says so before anybody says yes.
  expect(blocked).toEqual([["teams", "DEP-1"]]);
  expect(await teams()).toEqual(["storage", "node"]);
  granted(await importAll("1,Alpha,storage,idea,\n2,Beta,cabling,idea,1\n"));
  expect(blocked).toEqual([]);
  expect(await teams()).toEqual(["cabling", "storage"]);
});

describe("at once", () => {
  /** How many transactions of this database wait for a lock. */
  async function countWaiting(): Promise<number> {
    const [row] = await db().$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    return row?.count ?? 0;
  }

  it("a Dependency on a Story that is on its way waits, and sees it there", async () => {
    const [needer, giver] = [await newStory(0), await newStory(1)];
    let raised: ReturnType<typeof raise> | undefined;
    await db().$transaction(async (tx) => {
      const teamRank = rankBetween(needer.teamRank, null);
      await tx.story.update({ where: { id: giver.id }, data: { teamId: team(0), teamRank } });
      raised = raise({ neederStoryId: needer.id, giverStoryId: giver.id });
      await vi.waitFor(async () => expect(await countWaiting()).toBeGreaterThan(0));
    });
    expect(refused((await raised) as Awaited<typeof raised> & object).rule).toBe("DEP-1");
  });

  it("raising one and moving its item to the needer's team: one of the two", async () => {
    for (let round = 0; round < 6; round++) {
      const isEpic = round % 2 === 1;
      const [needer, giver] = [await newStory(0), await (isEpic ? newEpic(1) : newStory(1))];
      const ends = { neederStoryId: needer.id, [isEpic ? "giverEpicId" : "giverStoryId"]: giver.id };
      const answers = await Promise.all([
        raise(ends),
        isEpic ? lead(giver.id, 1, 0) : move([giver.id, 1, 0]),
      ] as Promise<Answer<unknown>>[]);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(refused(answers.find(({ ok }) => !ok) as Answer<unknown>).rule).toBe("DEP-1");
    }
  });

  it("raising one and moving its item to a third team: it is there in the end", async () => {
    for (let round = 0; round < 6; round++) {
      const isEpic = round % 2 === 1;
      const [needer, giver] = [await newStory(0), await (isEpic ? newEpic(1) : newStory(1))];
      const ends = { neederStoryId: needer.id, [isEpic ? "giverEpicId" : "giverStoryId"]: giver.id };
      const [raised, moved] = await Promise.all([raise(ends), isEpic ? lead(giver.id, 1, 2) : move([giver.id, 1, 2])]);
      granted(moved);
      expect(await stored(granted(raised).id)).toMatchObject(at(0, 2));
    }
  });

  it("both items moved to one team by two people: one of the two", async () => {
    for (let round = 0; round < 4; round++) {
      const { id, needer, giver } = await asked();
      const answers = await Promise.all([move([needer.id, 0, 2]), move([giver.id, 1, 2])]);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      const refusal = refused(answers.find(({ ok }) => !ok) ?? answers[0]);
      expect(refusal.message).toContain(`S-${needer.number} needs S-${giver.number}`);
      expect(await stored(id)).toMatchObject(answers[0].ok ? at(2, 1) : at(0, 2));
    }
  });
});
