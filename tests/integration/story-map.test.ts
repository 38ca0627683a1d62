import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { addDays, todayIn, weekdayOf } from "@/lib/domain/calendar/dates";
import type { StoryPlace } from "@/lib/domain/backlog/story-schema";
import { createEpic, editEpic } from "@/lib/server/backlog/commands";
import { editStories } from "@/lib/server/backlog/story-commands";
import { rankStories } from "@/lib/server/backlog/story-rank-commands";
import { setCalendar } from "@/lib/server/calendar/commands";
import { db } from "@/lib/server/db";
import { undo } from "@/lib/server/undo";
import { granted, refused } from "../answers";
import { actorIn, makeFlowTeam, makeStory } from "../factories";

let flowTeamId: string;
let teamId: string;
let cpo: Actor;
let po: Actor;

beforeAll(async () => {
  const { flowTeam, teams } = await makeFlowTeam();
  flowTeamId = flowTeam.id;
  teamId = teams[0]?.id ?? "";
  cpo = await actorIn(flowTeamId, "cpo");
  po = await actorIn(flowTeamId, "po", teamId);
  const csm = await actorIn(flowTeamId, "csm");
  const today = todayIn(flowTeam.timeZone, new Date());
  const startsOn = addDays(today, 8 - weekdayOf(today));
  granted(await setCalendar.run(csm, { flowTeamId, startsOn, sprintWeeks: 2, milestoneSprints: 4 }));
});

/** An Epic with three Stories of the team, which it leads where that is said; all planned for sprint 1. */
async function makeColumn(title: string, isLed: boolean): Promise<{ epicId: string; ids: [string, string, string] }> {
  const { id: epicId } = granted(await createEpic.run(cpo, { flowTeamId, title }));
  if (isLed) {
    const edits = { leadTeamId: { seen: null, to: teamId } };
    granted(await editEpic.run(cpo, { flowTeamId, epicId, edits }));
  }
  const ids: string[] = [];
  for (let n = 0; n < 3; n++) ids.push((await makeStory({ flowTeamId, teamId, epicId })).id);
  await db().story.updateMany({ where: { epicId }, data: { sprintNumber: 1 } });
  return { epicId, ids: ids as [string, string, string] };
}

const inEpic = async (epicId: string) =>
  (await db().story.findMany({ where: { epicId, deletedAt: null }, orderBy: { epicRank: "asc" } })).map(({ id }) => id);
const sprintOf = async (id: string) => (await db().story.findUniqueOrThrow({ where: { id } })).sprintNumber;
const plan = (actor: Actor, storyId: string, seen: number, to: number, place: StoryPlace) =>
  editStories.run(actor, { flowTeamId, stories: [{ storyId, edits: { sprintNumber: { seen, to } } }], place });
const takeBack = async (answer: { ok: boolean; commandId?: string }, actor: Actor) =>
  undo.run(actor, { commandId: answer.commandId ?? "" });

describe("a move on the story map", () => {
  it("to another Flow Sprint and a place among its Stories is one change, taken back and done again as one", async () => {
    const { epicId, ids } = await makeColumn("Cranes", true);
    const [a, b, c] = ids;
    const moved = await plan(po, a, 1, 2, { at: "after", storyId: c });
    granted(moved);
    expect([await sprintOf(a), await inEpic(epicId)]).toEqual([2, [b, c, a]]);
    const back = await takeBack(moved, po);
    granted(back);
    expect([await sprintOf(a), await inEpic(epicId)]).toEqual([1, [a, b, c]]);
    granted(await takeBack(back, po));
    expect([await sprintOf(a), await inEpic(epicId)]).toEqual([2, [b, c, a]]);
  });

  it("to another Epic comes to the place said there, and back behind the one it followed", async () => {
    const [from, to] = [await makeColumn("Locks", false), await makeColumn("Sluices", true)];
    const [, b] = from.ids;
    const edits = { epicId: { seen: from.epicId, to: to.epicId } };
    const place = { at: "before" as const, storyId: to.ids[1] };
    const moved = await editStories.run(po, { flowTeamId, stories: [{ storyId: b, edits }], place });
    granted(moved);
    expect(await inEpic(to.epicId)).toEqual([to.ids[0], b, to.ids[1], to.ids[2]]);
    // Its PO doesn't order the Epic it came from, and still takes back what they did.
    granted(await takeBack(moved, po));
    expect(await inEpic(from.epicId)).toEqual(from.ids);
    expect(await inEpic(to.epicId)).toEqual(to.ids);
  });

  it("gives a place to who orders the Epic alone, and moves nothing where it can't", async () => {
    const { epicId, ids } = await makeColumn("Buoys", false);
    const [a, b, c] = ids;
    const refusal = refused(await plan(po, a, 1, 2, { at: "after", storyId: b }));
    expect(refusal).toMatchObject({ code: "forbidden", message: expect.stringContaining("ordered by the CPO") });
    expect([await sprintOf(a), await inEpic(epicId)]).toEqual([1, [a, b, c]]);
    granted(await rankStories.run(cpo, { flowTeamId, order: "epic", storyIds: [c], place: { at: "top" } }));
    expect(await inEpic(epicId)).toEqual([c, a, b]);
  });

  it("beside a Story that went to another Epic meanwhile is refused", async () => {
    const [here, there] = [await makeColumn("Moles", true), await makeColumn("Groynes", true)];
    const refusal = refused(await plan(po, here.ids[0], 1, 2, { at: "after", storyId: there.ids[0] }));
    expect(refusal.code).toBe("stale");
    expect([await sprintOf(here.ids[0]), await inEpic(here.epicId)]).toEqual([1, here.ids]);
  });

  it("keeps one order while many move and rank at once (BLG-3)", async () => {
    const { epicId, ids } = await makeColumn("Piles", true);
    for (let n = 0; n < 5; n++) ids.push((await makeStory({ flowTeamId, teamId, epicId })).id);
    await db().story.updateMany({ where: { epicId }, data: { sprintNumber: 1 } });
    const answers = await Promise.all(
      ids.map((id, n) =>
        n % 2 === 0
          ? plan(po, id, 1, 2, { at: "after", storyId: ids[(n + 3) % ids.length] ?? "" })
          : rankStories.run(cpo, { flowTeamId, order: "epic", storyIds: [id], place: { at: "top" } }),
      ),
    );
    for (const answer of answers) granted(answer);
    const ranks = (await db().story.findMany({ where: { epicId } })).map(({ epicRank }) => epicRank);
    expect(new Set(ranks).size).toBe(ids.length);
    expect(await db().story.count({ where: { epicId, sprintNumber: 2 } })).toBe(4);
  });
});
