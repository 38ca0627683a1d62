import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { addDays, todayIn, weekdayOf } from "@/lib/domain/calendar/dates";
import type { StoryFields } from "@/lib/domain/backlog/story-schema";
import { createEpic } from "@/lib/server/backlog/commands";
import {
  blockStory,
  createStory,
  deleteStories,
  editStories,
  restoreStories,
  unblockStory,
} from "@/lib/server/backlog/story-commands";
import { moveCard } from "@/lib/server/backlog/story-move-command";
import { rankStories } from "@/lib/server/backlog/story-rank-commands";
import { setCalendar } from "@/lib/server/calendar/commands";
import { db } from "@/lib/server/db";
import { undo } from "@/lib/server/undo";
import { actorIn, makeFlowTeam, makeOutsider, makeStory } from "../factories";
import { granted, refused } from "../answers";

let flowTeamId: string;
let teamIds: string[];
let cpo: Actor;
let po: Actor;
let otherPo: Actor;
let developer: Actor;

beforeAll(async () => {
  const { flowTeam, teams } = await makeFlowTeam();
  flowTeamId = flowTeam.id;
  teamIds = teams.map((team) => team.id);
  cpo = await actorIn(flowTeamId, "cpo");
  po = await actorIn(flowTeamId, "po", teamIds[0]);
  otherPo = await actorIn(flowTeamId, "po", teamIds[1]);
  developer = await actorIn(flowTeamId, "developer", teamIds[0]);
  const csm = await actorIn(flowTeamId, "csm");
  const startsOn = addDays(
    todayIn(flowTeam.timeZone, new Date()),
    8 - weekdayOf(todayIn(flowTeam.timeZone, new Date())),
  );
  granted(await setCalendar.run(csm, { flowTeamId, startsOn, sprintWeeks: 2, milestoneSprints: 4 }));
});

const [first, second] = [0, 1].map((n) => () => teamIds[n] ?? "");
const team = () => first?.() ?? "";
const otherTeam = () => second?.() ?? "";
const stored = (id: string) => db().story.findUniqueOrThrow({ where: { id } });
const edit = (
  actor: Actor,
  storyId: string,
  edits: { [F in keyof StoryFields]?: { seen: unknown; to: StoryFields[F] } },
  reason = "",
) => editStories.run(actor, { flowTeamId, stories: [{ storyId, edits }], reason });
const columnsOf = (teamId: string) => db().boardColumn.findMany({ where: { teamId }, orderBy: { position: "asc" } });
const takeBack = async (answer: { ok: boolean; commandId?: string }, actor: Actor) =>
  undo.run(actor, { commandId: answer.commandId ?? "" });

async function orderOf(teamId: string): Promise<string[]> {
  const rows = await db().story.findMany({ where: { teamId, deletedAt: null }, orderBy: { teamRank: "asc" } });
  return rows.map(({ id }) => id);
}

describe("a new Story", () => {
  it("is numbered once, also by thirty at once, and stands at the end of both orders", async () => {
    const epic = granted(await createEpic.run(cpo, { flowTeamId, title: "Berths" }));
    const made = await Promise.all(
      Array.from({ length: 30 }, async (_, n) =>
        granted(await createStory.run(po, { flowTeamId, title: `At once ${n}`, epicId: epic.id, teamId: team() })),
      ),
    );
    expect(new Set(made.map(({ number }) => number)).size).toBe(30);
    const rows = await db().story.findMany({ where: { epicId: epic.id } });
    expect(new Set(rows.map(({ epicRank }) => epicRank)).size).toBe(30);
    expect(new Set(rows.map(({ teamRank }) => teamRank)).size).toBe(30);
  });

  it("is an idea where somebody writes it who doesn't keep that backlog, and not weighed by them", async () => {
    const { id } = granted(await createStory.run(developer, { flowTeamId, title: "An idea", criteria: ["It floats"] }));
    expect((await stored(id)).isIdea).toBe(true);
    expect(await db().acceptanceCriterion.count({ where: { storyId: id } })).toBe(1);
    granted(await edit(developer, id, { title: { seen: "An idea", to: "A better idea" } }));
    const refusal = refused(await createStory.run(developer, { flowTeamId, title: "Weighed", estimate: 3 }));
    expect(refusal).toMatchObject({ code: "forbidden", fields: { estimate: expect.any(String) } });
    const kept = granted(await createStory.run(po, { flowTeamId, title: "Kept", teamId: team(), estimate: 3 }));
    expect((await stored(kept.id)).isIdea).toBe(false);
    granted(await edit(cpo, id, { isIdea: { seen: true, to: false } }));
  });

  it("refuses a description of five megabytes, an overlong title and a sprint the calendar doesn't have", async () => {
    const long = await createStory.run(po, { flowTeamId, title: "Long", teamId: team(), description: "x".repeat(5e6) });
    expect(refused(long)).toMatchObject({
      code: "invalid",
      fields: { description: "The description has at most 50,000 characters." },
    });
    const title = refused(await createStory.run(po, { flowTeamId, title: "x".repeat(201) }));
    expect(title.fields?.title).toContain("200");
    const sprint = await createStory.run(po, { flowTeamId, title: "Far", teamId: team(), sprintNumber: 999 });
    expect(refused(sprint).fields).toHaveProperty("sprintNumber");
  });

  it("is taken back and brought again by undo", async () => {
    const answer = await createStory.run(po, { flowTeamId, title: "Slip", teamId: team() });
    const { id } = granted(answer);
    const undone = await takeBack(answer, po);
    granted(undone);
    expect((await stored(id)).deletedAt).not.toBeNull();
    granted(await takeBack(undone, po));
    expect((await stored(id)).deletedAt).toBeNull();
  });
});

describe("editing Stories", () => {
  it("merges edits of different fields and refuses a second edit of one with both values", async () => {
    const story = await makeStory({ flowTeamId, teamId: team() });
    const [one, two] = await Promise.all([
      edit(po, story.id, { estimate: { seen: null, to: 5 } }),
      edit(po, story.id, { description: { seen: "", to: "Why" } }),
    ]);
    expect([one.ok, two.ok]).toEqual([true, true]);
    const refusal = refused(await edit(po, story.id, { estimate: { seen: null, to: 8 } }));
    expect(refusal).toMatchObject({ code: "stale", conflicts: [{ field: "estimate", mine: 8, theirs: 5 }] });
  });

  it("gives a Story that changes its team and Epic a place at the end there, and takes all back", async () => {
    const [standing, story] = [
      await makeStory({ flowTeamId, teamId: otherTeam() }),
      await makeStory({ flowTeamId, estimate: 3 }),
    ];
    const taken = await edit(otherPo, story.id, { teamId: { seen: null, to: otherTeam() } });
    granted(taken);
    expect((await orderOf(otherTeam())).slice(-2)).toEqual([standing.id, story.id]);
    granted(await takeBack(taken, otherPo));
    expect(await stored(story.id)).toMatchObject({ teamId: null, teamRank: null });
  });

  it("brings Stories back to their old places in team, Epic and column by undo, and there again by redo", async () => {
    const [from, to] = [
      granted(await createEpic.run(cpo, { flowTeamId, title: "Piers" })),
      granted(await createEpic.run(cpo, { flowTeamId, title: "Quays" })),
    ];
    const made = [];
    for (let n = 0; n < 5; n++) made.push(await makeStory({ flowTeamId, teamId: team(), epicId: from.id }));
    const [top, one, two, three, last] = made.map(({ id }) => id) as [string, string, string, string, string];
    const review = (await columnsOf(team()))[2]?.id ?? "";
    const since = new Date("2026-01-05T08:00:00Z");
    await db().story.update({ where: { id: two }, data: { status: "in_progress", startedAt: since } });
    await db().story.update({ where: { id: two }, data: { columnId: review, columnSince: since } });
    const former = await orderOf(team());

    const given = await editStories.run(po, {
      flowTeamId,
      stories: [three, one, two].map((storyId) => ({ storyId, edits: { teamId: { seen: team(), to: null } } })),
    });
    granted(given);
    // Others go on meanwhile: the Story they came behind moves, and one comes to the end.
    granted(await rankStories.run(po, { flowTeamId, order: "team", storyIds: [top], place: { at: "bottom" } }));
    const late = await makeStory({ flowTeamId, teamId: team(), epicId: from.id });
    granted(await takeBack(given, po));
    const rest = former.filter((id) => ![top, one, two, three].includes(id));
    expect(await orderOf(team())).toEqual([...rest, top, one, two, three, late.id]);
    expect(await stored(two)).toMatchObject({ columnId: review, columnSince: since, status: "in_progress" });

    const inEpic = async (epicId: string) =>
      (await db().story.findMany({ where: { epicId }, orderBy: { epicRank: "asc" } })).map(({ id }) => id);
    const led = await editStories.run(po, {
      flowTeamId,
      stories: [top, two].map((storyId) => ({ storyId, edits: { epicId: { seen: from.id, to: to.id } } })),
    });
    granted(led);
    expect(await inEpic(to.id)).toEqual([top, two]);
    const back = await takeBack(led, po);
    granted(back);
    expect(await inEpic(from.id)).toEqual([top, one, two, three, last, late.id]);
    granted(await takeBack(back, po));
    expect([await inEpic(from.id), await inEpic(to.id)]).toEqual([
      [one, three, last, late.id],
      [top, two],
    ]);
  });

  it("gives no place but the end to who asks for one with an edit", async () => {
    const epic = granted(await createEpic.run(cpo, { flowTeamId, title: "Locks" }));
    const first = await makeStory({ flowTeamId, epicId: epic.id });
    const story = await makeStory({ flowTeamId, teamId: team() });
    const answer = await editStories.run(po, {
      flowTeamId,
      stories: [{ storyId: story.id, edits: { epicId: { seen: null, to: epic.id } } }],
      former: { places: [{ storyId: story.id, order: "epic", after: null }], cards: [] },
    });
    granted(answer);
    const order = await db().story.findMany({ where: { epicId: epic.id }, orderBy: { epicRank: "asc" } });
    expect(order.map(({ id }) => id)).toEqual([first.id, story.id]);
  });

  it("refuses to put a Story into a team whose PO one isn't, and says how it gets there", async () => {
    const story = await makeStory({ flowTeamId, teamId: team() });
    const refusal = refused(await edit(po, story.id, { teamId: { seen: team(), to: otherTeam() } }));
    expect(refusal.code).toBe("forbidden");
    expect(refusal.message).toMatch(/goes from .+ to .+ only by somebody who is PO of both/);
    expect(refusal.wayOut).toContain("give it back");
    granted(await edit(po, story.id, { teamId: { seen: team(), to: null } }));
    granted(await edit(otherPo, story.id, { teamId: { seen: null, to: otherTeam() } }));
  });

  it("lets any member of the team estimate, but not word it; and nobody of another team either", async () => {
    const story = await makeStory({ flowTeamId, teamId: team() });
    granted(
      await edit(developer, story.id, {
        estimate: { seen: null, to: 3 },
        ownerId: { seen: null, to: developer.personId },
      }),
    );
    expect(refused(await edit(developer, story.id, { title: { seen: story.title, to: "Mine" } })).code).toBe(
      "forbidden",
    );
    expect(refused(await edit(otherPo, story.id, { estimate: { seen: 3, to: 5 } })).code).toBe("forbidden");
    const outsider = await makeOutsider();
    expect(refused(await edit(outsider, story.id, { estimate: { seen: 3, to: 5 } })).code).toBe("not_found");
  });

  it("changes five hundred as one, records each and takes all back at once", async () => {
    const { flowTeam, teams } = await makeFlowTeam();
    const teamId = teams[0]?.id ?? "";
    const keeper = await actorIn(flowTeam.id, "po", teamId);
    await db().$executeRaw`
      INSERT INTO "Story" (id, "flowTeamId", number, "teamId", title, labels, "epicRank", "teamRank")
      SELECT gen_random_uuid(), ${flowTeam.id}::uuid, n, ${teamId}::uuid, 'Story ' || n, '{}',
        'a' || lpad(n::text, 4, '0') || 'V', 'a' || lpad(n::text, 4, '0') || 'V' FROM generate_series(1, 500) n`;
    const ids = (await db().story.findMany({ where: { teamId }, select: { id: true } })).map(({ id }) => id);
    const input = {
      flowTeamId: flowTeam.id,
      stories: ids.map((storyId) => ({
        storyId,
        edits: { estimate: { seen: null, to: 5 }, labels: { seen: [], to: ["a", "b"] } },
      })),
    };
    const answer = await editStories.run(keeper, input);
    expect(granted(answer)).toEqual({ changed: 500 });
    expect(await db().story.count({ where: { teamId, estimate: 5, labels: { equals: ["a", "b"] } } })).toBe(500);
    expect(await db().auditEntry.count({ where: { commandId: answer.ok ? answer.commandId : "" } })).toBe(500);
    granted(await takeBack(answer, keeper));
    expect(await db().story.count({ where: { teamId, estimate: null, labels: { isEmpty: true } } })).toBe(500);
  });

  it("changes none when one of them can't be", async () => {
    const [one, other] = [
      await makeStory({ flowTeamId, teamId: team() }),
      await makeStory({ flowTeamId, teamId: otherTeam() }),
    ];
    const answer = await editStories.run(po, {
      flowTeamId,
      stories: [one, other].map(({ id }) => ({ storyId: id, edits: { estimate: { seen: null, to: 5 } } })),
    });
    expect(refused(answer).code).toBe("forbidden");
    expect((await stored(one.id)).estimate).toBeNull();
  });
});

describe("one order of a Team Backlog (BLG-3)", () => {
  it("stays total while fifty writers rank at once", async () => {
    const { flowTeam, teams } = await makeFlowTeam();
    const teamId = teams[0]?.id ?? "";
    const keeper = await actorIn(flowTeam.id, "po", teamId);
    const ids: string[] = [];
    for (let n = 0; n < 10; n++) ids.push((await makeStory({ flowTeamId: flowTeam.id, teamId })).id);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => {
        const storyIds = [ids[n % 10] ?? "", ids[(n + 3) % 10] ?? ""];
        const place =
          n % 3 === 0 ? ({ at: "top" } as const) : ({ at: "after", storyId: ids[(n + 5) % 10] ?? "" } as const);
        return rankStories.run(keeper, { flowTeamId: flowTeam.id, order: "team", storyIds, place });
      }),
    );
    for (const answer of answers) granted(answer);
    expect([...(await orderOf(teamId))].sort()).toEqual([...ids].sort());
  });

  it("moves several to one place in the order given, and puts each back where it was", async () => {
    const { flowTeam, teams } = await makeFlowTeam();
    const teamId = teams[0]?.id ?? "";
    const keeper = await actorIn(flowTeam.id, "po", teamId);
    const ids: string[] = [];
    for (let n = 0; n < 6; n++) ids.push((await makeStory({ flowTeamId: flowTeam.id, teamId })).id);
    const [a, b, c, d, e, f] = ids as [string, string, string, string, string, string];
    const rank = (storyIds: string[], place: object) =>
      rankStories.run(keeper, { flowTeamId: flowTeam.id, order: "team", storyIds, place: place as { at: "top" } });
    const moved = await rank([e, a], { at: "before", storyId: c });
    granted(moved);
    expect(await orderOf(teamId)).toEqual([b, e, a, c, d, f]);
    const undone = await takeBack(moved, keeper);
    granted(undone);
    expect(await orderOf(teamId)).toEqual(ids);
    granted(await takeBack(undone, keeper));
    expect(await orderOf(teamId)).toEqual([b, e, a, c, d, f]);
    granted(await rank([f], { at: "top" }));
    granted(await rank([b], { at: "bottom" }));
    expect(await orderOf(teamId)).toEqual([f, e, a, c, d, b]);
  });

  it("is ordered by the team's PO alone, and one list at a time", async () => {
    const [one, other] = [
      await makeStory({ flowTeamId, teamId: team() }),
      await makeStory({ flowTeamId, teamId: otherTeam() }),
    ];
    const rank = (actor: Actor, storyIds: string[], order: "team" | "epic") =>
      rankStories.run(actor, { flowTeamId, order, storyIds, place: { at: "top" } });
    expect(refused(await rank(developer, [one.id], "team")).code).toBe("forbidden");
    expect(refused(await rank(po, [one.id], "epic")).code).toBe("forbidden");
    expect(refused(await rank(po, [one.id, other.id], "team")).code).toBe("forbidden");
    granted(await rank(cpo, [other.id, one.id], "epic"));
  });
});

describe("a card", () => {
  it("moves, says since when, and is given its age back by undo", async () => {
    const story = await makeStory({ flowTeamId, teamId: team(), criteria: 2 });
    await db().story.update({ where: { id: story.id }, data: { columnSince: new Date("2026-01-05T08:00:00Z") } });
    const [todo, doing, , done] = (await columnsOf(team())).map(({ id }) => id) as [string, string, string, string];
    const move = (seenColumnId: string, columnId: string) =>
      moveCard.run(developer, { flowTeamId, storyId: story.id, seenColumnId, columnId });
    const started = await move(todo, doing);
    granted(started);
    expect(await stored(story.id)).toMatchObject({ columnId: doing, status: "in_progress", doneAt: null });
    granted(await takeBack(started, developer));
    expect(await stored(story.id)).toMatchObject({
      columnId: todo,
      status: "open",
      startedAt: null,
      columnSince: new Date("2026-01-05T08:00:00Z"),
    });
    expect(granted(await move(todo, done))).toEqual({ unmet: ["2 acceptance criteria"] });
    expect((await stored(story.id)).doneAt).not.toBeNull();
    const [entry] = await db().auditEntry.findMany({ where: { itemId: story.id }, orderBy: { id: "desc" }, take: 1 });
    expect(entry).toMatchObject({
      before: { columnId: todo, status: "open" },
      after: { columnId: done, status: "done" },
    });
  });

  it("that two people drag ends in one place: the second is told where it is and who put it there", async () => {
    const story = await makeStory({ flowTeamId, teamId: team() });
    const [todo, doing, review] = (await columnsOf(team())).map(({ id }) => id) as [string, string, string];
    const drag = (actor: Actor, columnId: string) =>
      moveCard.run(actor, { flowTeamId, storyId: story.id, seenColumnId: todo, columnId });
    const answers = await Promise.all([drag(developer, doing), drag(po, review)]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    const [winner, loser] = answers[0].ok ? [developer, answers[1]] : [po, answers[0]];
    const refusal = refused(loser);
    expect(refusal.code).toBe("stale");
    expect(refusal.message).toContain(winner.name);
    const where = (await stored(story.id)).columnId ?? "";
    expect(refusal.conflicts?.[0]?.theirs).toBe(where);
    granted(await drag(po, where));
  });

  it("is moved only by the team, to one of its own columns, and placed by its PO", async () => {
    const story = await makeStory({ flowTeamId, teamId: team() });
    const above = await makeStory({ flowTeamId, teamId: team() });
    const [todo, doing] = (await columnsOf(team())).map(({ id }) => id) as [string, string];
    const [foreign] = await columnsOf(otherTeam());
    const move = (actor: Actor, columnId: string, place?: { at: "after"; storyId: string }) =>
      moveCard.run(actor, { flowTeamId, storyId: story.id, seenColumnId: todo, columnId, place });
    expect(refused(await move(otherPo, doing)).code).toBe("forbidden");
    expect(refused(await move(developer, foreign?.id ?? "")).code).toBe("stale");
    expect(refused(await move(developer, todo, { at: "after", storyId: above.id })).code).toBe("forbidden");
    const moved = await move(po, doing, { at: "after", storyId: above.id });
    granted(moved);
    expect((await orderOf(team())).slice(-2)).toEqual([above.id, story.id]);
    granted(await takeBack(moved, po));
    expect((await orderOf(team())).slice(-2)).toEqual([story.id, above.id]);
  });

  it("says what blocks it, and since when", async () => {
    const story = await makeStory({ flowTeamId, teamId: team() });
    const blocked = await blockStory.run(developer, { flowTeamId, storyId: story.id, reason: "No berth" });
    granted(blocked);
    expect(await stored(story.id)).toMatchObject({ blockedReason: "No berth", blockedSince: expect.any(Date) });
    granted(await unblockStory.run(developer, { flowTeamId, storyId: story.id }));
    expect((await stored(story.id)).blockedSince).toBeNull();
    expect(refused(await blockStory.run(otherPo, { flowTeamId, storyId: story.id, reason: "Mine" })).code).toBe(
      "forbidden",
    );
  });
});

describe("removing Stories", () => {
  it("is for who keeps them, and brings them back where they were", async () => {
    const story = await makeStory({ flowTeamId, teamId: team() });
    expect(refused(await deleteStories.run(developer, { flowTeamId, storyIds: [story.id] })).code).toBe("forbidden");
    granted(await deleteStories.run(po, { flowTeamId, storyIds: [story.id] }));
    expect(refused(await edit(po, story.id, { estimate: { seen: null, to: 1 } })).code).toBe("not_found");
    granted(await restoreStories.run(po, { flowTeamId, storyIds: [story.id] }));
    expect((await stored(story.id)).teamRank).toBe(story.teamRank);
  });
});
