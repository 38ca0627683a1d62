import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access";
import type { RefinementView } from "@/lib/domain/events/refinement";
import { checkDefinition } from "@/lib/server/backlog/definition-commands";
import { addCriterion, removeCriterion } from "@/lib/server/backlog/story-criterion-commands";
import { createStory, editStories } from "@/lib/server/backlog/story-commands";
import { db } from "@/lib/server/db";
import { closeEvent } from "@/lib/server/events/close-commands";
import { sayNone } from "@/lib/server/events/note-commands";
import { refinementViewJson } from "@/lib/server/events/refinement-queries";
import { takeTurn } from "@/lib/server/events/room-commands";
import { granted, refused } from "../answers";
import { makeEvent } from "../event-rows";
import { actorIn, makeFlowTeam, makeStory } from "../factories";
import { addDays, todayIn, weekdayOf } from "@/lib/domain/calendar/dates";
import { setCalendar } from "@/lib/server/calendar/commands";

let flowTeamId: string;
let team: { id: string; slug: string };
let sm: Actor;
let po: Actor;
let developer: Actor;
let key: string;

beforeEach(async () => {
  const { flowTeam, teams } = await makeFlowTeam();
  flowTeamId = flowTeam.id;
  if (!teams[0]) throw new Error("A Flow Team has teams.");
  team = teams[0];
  sm = await actorIn(flowTeamId, "sm", team.id);
  po = await actorIn(flowTeamId, "po", team.id);
  developer = await actorIn(flowTeamId, "developer", team.id);
  const today = todayIn("Europe/Zurich", new Date());
  const startsOn = addDays(today, 8 - weekdayOf(today));
  const csm = await actorIn(flowTeamId, "csm");
  granted(await setCalendar.run(csm, { flowTeamId, startsOn, sprintWeeks: 2, milestoneSprints: 4 }));
});

/** Opens the room now: what the Stories made before were then is where it starts from. */
const open = async () => ({ key } = await makeEvent({ flowTeamId, kind: "refinement", team }));
const view = async () => JSON.parse((await refinementViewJson(flowTeamId, key)) ?? "null") as RefinementView;
const became = async () => (await view()).becameReady.map(({ id }) => id);
const story = (draft: object = {}) => makeStory({ flowTeamId, teamId: team.id, ...draft });
const setEstimate = async (storyId: string, to: number | null) => {
  const { estimate: seen } = await db().story.findUniqueOrThrow({ where: { id: storyId } });
  const stories = [{ storyId, edits: { estimate: { seen, to } } }];
  granted(await editStories.run(developer, { flowTeamId, stories }));
};
const write = (storyId: string) => addCriterion.run(po, { flowTeamId, storyId, text: "It floats" });

describe("what became Ready in a Refinement", () => {
  it("is told from history: estimated, given criteria, or written in it", async () => {
    const [estimated, written, wasReady, half] = [
      await story({ criteria: 1 }),
      await story({ estimate: 3 }),
      await story({ estimate: 5, criteria: 1 }),
      await story(),
    ];
    await open();
    expect(await became()).toEqual([]);
    await setEstimate(estimated.id, 5);
    granted(await write(written.id));
    await setEstimate(wasReady.id, 8);
    await setEstimate(half.id, 8);
    const fresh = granted(
      await createStory.run(po, { flowTeamId, title: "New", teamId: team.id, estimate: 2, criteria: ["It floats"] }),
    );
    expect(await became()).toEqual([estimated.id, written.id, fresh.id]);
    await setEstimate(estimated.id, null);
    expect(await became()).toEqual([written.id, fresh.id]);
  });

  it("isn't what was Ready and is so again", async () => {
    const lost = await story({ estimate: 5, criteria: 1 });
    const [criterion] = await db().acceptanceCriterion.findMany({ where: { storyId: lost.id } });
    await open();
    granted(await removeCriterion.run(po, { flowTeamId, criterionId: criterion?.id ?? "" }));
    expect(await became()).toEqual([]);
    granted(await write(lost.id));
    await setEstimate(lost.id, 21);
    await setEstimate(lost.id, 8);
    expect(await became()).toEqual([]);
  });

  it("counts the Definition of Ready, checked and unchecked", async () => {
    const line = { flowTeamId, kind: "ready" as const, text: "The team has seen it", rank: "a0" };
    const { id: definitionId } = await db().definition.create({ data: line });
    const [checked, kept] = [await story({ estimate: 3, criteria: 1 }), await story({ estimate: 3, criteria: 1 })];
    const check = async (storyId: string, isFulfilled: boolean) =>
      granted(await checkDefinition.run(developer, { flowTeamId, storyId, definitionId, isFulfilled }));
    await check(kept.id, true);
    await open();
    await check(checked.id, true);
    await check(kept.id, false);
    await check(kept.id, true);
    expect(await became()).toEqual([checked.id]);
  });

  it("lets it close; without, somebody says that there was none", async () => {
    const estimated = await story({ criteria: 1 });
    await open();
    const closing = () => closeEvent.run(sm, { flowTeamId, key, overrideReason: null });
    expect(refused(await closing())).toMatchObject({ rule: "EVT-2" });
    granted(await sayNone.run(sm, { flowTeamId, key, output: "ready", isNone: true }));
    granted(await sayNone.run(sm, { flowTeamId, key, output: "ready", isNone: false }));
    await setEstimate(estimated.id, 5);
    granted(await closing());
    const { minutesDocument } = await db().flowSprintEvent.findFirstOrThrow({ where: { flowTeamId, key } });
    expect(minutesDocument).toMatchObject({
      outputs: [{ name: "Stories that became Ready", said: "1 Story became Ready", isMet: true }],
      sections: [{ title: "Became Ready", lines: [`S-${estimated.number} ${estimated.title}`] }],
    });
  });
});

it("lists the Epics the team leads with what they lack, and how many Stories they have", async () => {
  await open();
  const epic = (number: number, draft: object) =>
    db().epic.create({
      data: {
        flowTeamId,
        number,
        title: `Epic ${number}`,
        leadTeamId: team.id,
        rank: `a${number}`,
        ...noLists,
        ...draft,
      },
    });
  const noLists = { acceptanceConditions: [] as string[], labels: [] as string[] };
  const [unready] = [
    await epic(1, { value: 5, effort: 20 }),
    await epic(2, { status: "done" }),
    await epic(3, { leadTeamId: null }),
    await epic(4, {
      value: 5,
      effort: 20,
      riskNote: "None known",
      acceptanceConditions: ["It floats"],
      feasibility: "feasible",
    }),
  ];
  await story({ epicId: unready.id });
  expect((await view()).epics).toEqual([
    {
      id: unready.id,
      number: 1,
      title: "Epic 1",
      stories: 1,
      lacks: ["a risk note", "acceptance conditions", "the Architect's feasibility verdict"],
    },
  ]);
});

it("has one Story on the table when two facilitators press next at once", async () => {
  const [first, second, third] = [await story(), await story(), await story()];
  await open();
  const lay = (turn: string, seen: string | null) => takeTurn.run(sm, { flowTeamId, key, seen, turn });
  granted(await lay(first.id, null));
  const answers = await Promise.all([lay(second.id, first.id), lay(third.id, first.id)]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal.code]))).toEqual(["stale"]);
});

it("lays the team's own Stories on the table, none of another team and none that is gone", async () => {
  const other = await db().scrumTeam.findFirstOrThrow({ where: { flowTeamId, id: { not: team.id } } });
  const [own, ofAnother, ofNobody, gone] = [
    await story(),
    await story({ teamId: other.id }),
    await story({ teamId: null }),
    await story({ deletedAt: new Date() }),
  ];
  const inPlanning = await makeEvent({ flowTeamId, kind: "team_planning", team });
  await open();
  for (const at of [key, inPlanning.key]) {
    const lay = (turn: string) => takeTurn.run(sm, { flowTeamId, key: at, seen: null, turn });
    for (const { id } of [ofAnother, ofNobody, gone]) {
      expect(refused(await lay(id))).toMatchObject({
        code: "not_found",
        message: expect.stringContaining("to a Story of this Scrum Team, and this is none"),
      });
    }
    granted(await lay(own.id));
  }
});
