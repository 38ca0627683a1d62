import { beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { type DependenciesView, judgeAll } from "@/lib/domain/dependencies/view";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { addDays, todayIn, weekdayOf } from "@/lib/domain/calendar/dates";
import { createEpic } from "@/lib/server/backlog/commands";
import { groundViewJson } from "@/lib/server/backlog/ground-queries";
import { editStories } from "@/lib/server/backlog/story-commands";
import { setCalendar } from "@/lib/server/calendar/commands";
import { db } from "@/lib/server/db";
import { raiseDependency, restoreDependency, withdrawDependency } from "@/lib/server/dependencies/commands";
import { dependenciesViewJson } from "@/lib/server/dependencies/queries";
import { stepDependency } from "@/lib/server/dependencies/step-commands";
import { roadmapView } from "@/lib/server/roadmap/views";
import { undo } from "@/lib/server/undo";
import { granted, refused } from "../answers";
import { actorIn, makeDependency, makeFlowTeam, makeOutsider, makeStory } from "../factories";

let flowTeamId: string;
let teamIds: string[];
let cpo: Actor;
let po: Actor[];

beforeAll(async () => {
  const { flowTeam, teams } = await makeFlowTeam({ teams: 8 });
  flowTeamId = flowTeam.id;
  teamIds = teams.map(({ id }) => id);
  cpo = await actorIn(flowTeamId, "cpo");
  po = await Promise.all(teamIds.map((id) => actorIn(flowTeamId, "po", id)));
  const today = todayIn(flowTeam.timeZone, new Date());
  const startsOn = addDays(today, 8 - weekdayOf(today));
  const calendar = { flowTeamId, startsOn, sprintWeeks: 2 as const, milestoneSprints: 4 };
  granted(await setCalendar.run(await actorIn(flowTeamId, "csm"), calendar));
});

const team = (n: number) => teamIds[n] ?? "";
const poOf = (n: number) => po[n] as Actor;
const newStory = (n: number, over: object = {}) => makeStory({ flowTeamId, teamId: team(n), ...over });
const newEpic = async (n: number) =>
  granted(await createEpic.run(cpo, { flowTeamId, title: `Of team ${n}`, leadTeamId: team(n) }));
const raise = (ends: object, actor = cpo) => raiseDependency.run(actor, { flowTeamId, ...ends });
const stored = (id: string) => db().dependency.findUniqueOrThrow({ where: { id } });
const newsOf = (itemId: string, { personId }: Actor) =>
  db().inboxItem.findMany({
    where: { itemId, personId, readAt: null },
    select: { kind: true, text: true, count: true },
  });

/** How many transactions of this database wait for a lock. */
async function countWaiting(): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return row?.count ?? 0;
}

/** Two Stories of two teams, and the Dependency its needer's PO raised. */
async function asked(over: object = {}) {
  const [needer, giver] = [await newStory(0), await newStory(1)];
  const { id } = granted(await raise({ neederStoryId: needer.id, giverStoryId: giver.id, ...over }, poOf(0)));
  const step = (act: string, actor: Actor, said: object = {}) =>
    stepDependency.run(actor, { flowTeamId, dependencyId: id, act: act as "accept", ...said });
  return { id, needer, giver, step };
}

describe("raising a Dependency", () => {
  it("asks the team that didn't raise it, and tells its PO alone", async () => {
    const { id, needer, giver } = await asked({ neededBySprint: 3 });
    expect((await stored(id)).answeringTeamId).toBe(team(1));
    expect(await newsOf(id, poOf(1))).toEqual([
      {
        kind: "dependency",
        text: `asks your team for S-${giver.number} ${giver.title} for S-${needer.number} ${needer.title} by S3`,
        count: 1,
      },
    ]);
    expect(await newsOf(id, poOf(0))).toEqual([]);
    const offered = granted(await raise({ neederTeamId: team(2), giverStoryId: giver.id }, poOf(1)));
    expect((await stored(offered.id)).answeringTeamId).toBe(team(2));
    expect((await newsOf(offered.id, poOf(2)))[0]?.text).toContain("offers your team");
  });

  it("takes one thing at each end, of two teams of its own Flow Team", async () => {
    const [story, epic, mine] = [await newStory(0), await newEpic(1), await newStory(0)];
    expect(refused(await raise({ neederStoryId: story.id })).code).toBe("invalid");
    expect(refused(await raise({ neederStoryId: story.id, giverEpicId: epic.id, giverTeamId: team(1) })).code).toBe(
      "invalid",
    );
    expect(refused(await raise({ neederStoryId: story.id, giverStoryId: mine.id })).rule).toBe("DEP-1");
    expect(refused(await raise({ neederStoryId: story.id, giverTeamId: team(0) })).rule).toBe("DEP-1");
    const loose = await makeStory({ flowTeamId });
    expect(refused(await raise({ neederStoryId: loose.id, giverEpicId: epic.id })).wayOut).toContain("to a team");
    const stranger = await makeOutsider();
    expect(refused(await raise({ neederStoryId: story.id, giverEpicId: epic.id }, stranger)).code).toBe("not_found");
    const elsewhere = await makeFlowTeam();
    const foreign = await makeStory({ flowTeamId: elsewhere.flowTeam.id, teamId: elsewhere.teams[0]?.id ?? null });
    expect(refused(await raise({ neederStoryId: story.id, giverStoryId: foreign.id })).code).toBe("not_found");
    granted(await raise({ neederTeamId: team(0), giverTeamId: team(1) }));
    granted(await raise({ neederTeamId: team(1), giverTeamId: team(0) }));
  });
});

describe("DEP-1 across Stories and Epics", () => {
  it("refuses a ring through eight items of eight teams, and names all of them", async () => {
    const ring: { kind: string; id: string; number: number }[] = [];
    for (let n = 0; n < 8; n++) {
      const item = n % 2 === 0 ? await newStory(n) : await newEpic(n);
      ring.push({ kind: n % 2 === 0 ? "Story" : "Epic", ...item });
    }
    const end = (name: string, n: number) => ({ [`${name}${ring[n]?.kind}Id`]: ring[n]?.id });
    for (let n = 0; n < 7; n++) granted(await raise({ ...end("needer", n), ...end("giver", n + 1) }));
    const refusal = refused(await raise({ ...end("needer", 7), ...end("giver", 0) }));
    for (const { kind, number } of ring) expect(refusal.message).toContain(`${kind[0]}-${number} `);
    const row = { flowTeamId, neederTeamId: team(7), giverTeamId: team(0) };
    await expect(makeDependency({ ...row, neederEpicId: ring[7]?.id, giverStoryId: ring[0]?.id })).rejects.toThrow(
      "DEP-1",
    );
  });

  it("sees the way from an Epic to its Stories", async () => {
    const epic = await newEpic(0);
    const [part, other] = [await newStory(1, { epicId: epic.id }), await newStory(2)];
    granted(await raise({ neederStoryId: part.id, giverStoryId: other.id }));
    const refusal = refused(await raise({ neederStoryId: other.id, giverEpicId: epic.id }));
    expect(refusal.message).toContain(`E-${epic.number} Of team 0 holds S-${part.number}`);
  });

  it("lets one of two halves drawn at once, through Story and Epic, and the database agrees", async () => {
    for (let round = 0; round < 8; round++) {
      const [story, epic] = [await newStory(0), await newEpic(1)];
      const answers = await Promise.all([
        raise({ neederStoryId: story.id, giverEpicId: epic.id }),
        raise({ neederEpicId: epic.id, giverStoryId: story.id }),
      ]);
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      expect(refused(answers.find(({ ok }) => !ok) ?? answers[0]).rule).toBe("DEP-1");
    }
  });

  it("keeps a Story out of an Epic that it waits for", async () => {
    const [story, epic] = [await newStory(0), await newEpic(1)];
    granted(await raise({ neederStoryId: story.id, giverEpicId: epic.id }));
    await expect(db().story.update({ where: { id: story.id }, data: { epicId: epic.id } })).rejects.toThrow("DEP-1");
    const edits = { epicId: { seen: null, to: epic.id } };
    const refusal = refused(await editStories.run(poOf(0), { flowTeamId, stories: [{ storyId: story.id, edits }] }));
    expect(refusal).toMatchObject({ rule: "DEP-1", wayOut: expect.stringContaining("Leave the Story where it is") });
    expect(refusal.message).toContain(`E-${epic.number} Of team 1 holds S-${story.number}`);
  });

  it("waits for a Story that is on its way into an Epic, and then sees it there", async () => {
    const [story, epic] = [await newStory(0), await newEpic(1)];
    let raised: ReturnType<typeof raise> | undefined;
    await db().$transaction(async (tx) => {
      await tx.story.update({ where: { id: story.id }, data: { epicId: epic.id } });
      raised = raise({ neederStoryId: story.id, giverEpicId: epic.id });
      await vi.waitFor(async () => expect(await countWaiting()).toBeGreaterThan(0));
    });
    expect(refused((await raised) as Awaited<typeof raised> & object).rule).toBe("DEP-1");
  });

  it("judges again what counts again", async () => {
    const { id, needer, giver, step } = await asked();
    granted(await step("decline", poOf(1), { word: "Not this year" }));
    granted(await raise({ neederStoryId: giver.id, giverStoryId: needer.id }));
    expect(refused(await step("propose_again", poOf(0))).rule).toBe("DEP-1");
    granted(await withdrawDependency.run(cpo, { flowTeamId, dependencyId: id }));
    expect(refused(await restoreDependency.run(cpo, { flowTeamId, dependencyId: id })).code).not.toBe("busy");
  });
});

describe("the way of a Dependency", () => {
  it("goes from proposed to verified, and each side hears of the other", async () => {
    const { id, giver, step } = await asked({ neededBySprint: 2 });
    const developer = await actorIn(flowTeamId, "developer", team(1));
    expect(refused(await step("accept", poOf(1))).fields).toHaveProperty("promisedForSprint");
    expect(refused(await step("accept", poOf(1), { promisedForSprint: 1999 })).message).toContain("1999");
    granted(await step("accept", poOf(1), { promisedForSprint: 2, word: "With pleasure" }));
    expect(await newsOf(id, poOf(0))).toMatchObject([{ kind: "dependency", text: "accepts it for S2: With pleasure" }]);
    granted(await step("start", developer));
    granted(await step("deliver", developer));
    // Unread news about one thing is one.
    const { number } = await db().story.findUniqueOrThrow({ where: { id: giver.id } });
    const early = `has delivered it, though S-${number} isn't Done yet`;
    expect(await newsOf(id, poOf(0))).toMatchObject([{ text: early, count: 3 }]);
    expect(refused(await step("hand_back", poOf(0))).fields).toHaveProperty("word");
    granted(await step("hand_back", poOf(0), { word: "The tide is missing" }));
    await db().story.update({ where: { id: giver.id }, data: { status: "done", doneAt: new Date() } });
    granted(await step("deliver", developer));
    expect(await newsOf(id, poOf(0))).toMatchObject([{ text: "has delivered it" }]);
    granted(await step("verify", poOf(0)));
    expect(await stored(id)).toMatchObject({ state: "verified", promisedForSprint: 2, answer: "With pleasure" });
  });

  it("has nobody asked any more once it is answered", async () => {
    const { id, step } = await asked();
    const unread = () => db().inboxItem.count({ where: { itemId: id, personId: poOf(1).personId, readAt: null } });
    expect(await unread()).toBe(1);
    granted(await step("decline", poOf(1), { word: "Not this year" }));
    expect(await unread()).toBe(0);
  });

  it("has nobody asked any more who has handed the team over meanwhile", async () => {
    const { id, step } = await asked();
    const { personId } = await actorIn(flowTeamId, "developer", team(1));
    const held = { flowTeamId, scrumTeamId: team(1), role: "po", personId } as const;
    await db().roleHolding.create({ data: { ...held, since: new Date(0), endedAt: new Date() } });
    await db().inboxItem.updateMany({ where: { itemId: id, personId: poOf(1).personId }, data: { personId } });
    granted(await step("decline", poOf(1), { word: "Not this year" }));
    expect(await db().inboxItem.count({ where: { itemId: id, personId, readAt: null } })).toBe(0);
    expect(await newsOf(id, poOf(0))).toMatchObject([{ text: "declines it: Not this year" }]);
  });

  it("is nobody else's to step", async () => {
    const { step } = await asked();
    const csm = await actorIn(flowTeamId, "csm");
    for (const actor of [cpo, csm, poOf(0), poOf(2)]) {
      expect(refused(await step("accept", actor, { promisedForSprint: 2 })).code).toBe("forbidden");
    }
    granted(await step("accept", poOf(1), { promisedForSprint: 2 }));
    expect(refused(await step("start", poOf(0))).code).toBe("forbidden");
    expect(refused(await step("verify", poOf(0))).message).toContain("accepted");
  });

  it("is taken back by undo, and done again, until somebody went on", async () => {
    const { id, step } = await asked();
    const accepted = await step("accept", poOf(1), { promisedForSprint: 3, word: "Yes" });
    granted(accepted);
    const back = await undo.run(poOf(1), { commandId: accepted.ok ? accepted.commandId : "" });
    granted(back);
    expect(await stored(id)).toMatchObject({
      state: "proposed",
      promisedForSprint: null,
      answer: "",
      answeredAt: null,
    });
    granted(await undo.run(poOf(1), { commandId: back.ok ? back.commandId : "" }));
    expect(await stored(id)).toMatchObject({ state: "accepted", promisedForSprint: 3, answer: "Yes" });
    const started = await step("start", poOf(1));
    granted(await step("deliver", await actorIn(flowTeamId, "developer", team(1))));
    const late = refused(await undo.run(poOf(1), { commandId: started.ok ? started.commandId : "" }));
    expect(late.code).toBe("stale");
  });

  it("has one truth when it is accepted and withdrawn at once, or answered twice", async () => {
    for (let round = 0; round < 6; round++) {
      const { id, step } = await asked();
      const [accepted, withdrawn] = await Promise.all([
        step("accept", poOf(1), { promisedForSprint: 2 }),
        withdrawDependency.run(poOf(0), { flowTeamId, dependencyId: id }),
      ]);
      granted(withdrawn);
      const { state, deletedAt } = await stored(id);
      expect(deletedAt).not.toBeNull();
      expect(state).toBe(accepted.ok ? "accepted" : "proposed");
    }
    const { step } = await asked();
    const answers = await Promise.all([
      step("accept", poOf(1), { promisedForSprint: 2 }),
      step("decline", poOf(1), { word: "No" }),
      step("accept", poOf(1), { promisedForSprint: 3 }),
    ]);
    // An answer of yes can still become a no; a second yes, or a yes after the no, can't be said.
    expect(answers.filter(({ ok }) => ok).length).toBeLessThan(3);
  });
});

describe("the view", () => {
  it("of the roadmap, for guests too, has what Epics need, and the register what Stories do", async () => {
    const [story, epic, other] = [await newStory(0), await newEpic(1), await newEpic(2)];
    const ofStory = granted(await raise({ neederStoryId: story.id, giverEpicId: epic.id }));
    const ofEpics = granted(await raise({ neederEpicId: other.id, giverEpicId: epic.id }));
    const idsIn = (json: string) =>
      (JSON.parse(json) as { dependencies: { id: string }[] }).dependencies.map(({ id }) => id);
    const onRoadmap = idsIn((await roadmapView.load(flowTeamId)) ?? "");
    expect(onRoadmap).toContain(ofEpics.id);
    expect(onRoadmap).not.toContain(ofStory.id);
    expect(idsIn(await dependenciesViewJson(flowTeamId))).toEqual(expect.arrayContaining([ofStory.id, ofEpics.id]));
  });

  it("is judged on the ground it stands on", async () => {
    const [needer, giver] = [await newStory(0, { sprintNumber: 2 }), await newStory(1, { sprintNumber: 2 })];
    const { id } = granted(await raise({ neederStoryId: needer.id, giverStoryId: giver.id }));
    const standing = async () => {
      const view = JSON.parse(await dependenciesViewJson(flowTeamId)) as DependenciesView;
      const ground = JSON.parse(await groundViewJson(flowTeamId)) as GroundView;
      return judgeAll(view, ground).find((one) => one.id === id)?.standing.kind;
    };
    expect(await standing()).toBe("holds");
    await db().story.update({ where: { id: giver.id }, data: { sprintNumber: 3 } });
    expect(await standing()).toBe("conflict");
    await db().story.update({ where: { id: needer.id }, data: { deletedAt: new Date() } });
    expect(await standing()).toBe("void");
  });
});
