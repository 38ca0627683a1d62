import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { addDays, todayIn, weekdayOf } from "@/lib/domain/calendar/dates";
import { instantAt } from "@/lib/domain/calendar/instants";
import type { YesterdayView } from "@/lib/domain/events/yesterday";
import { workingDayBefore } from "@/lib/domain/events/yesterday";
import { moveCard } from "@/lib/server/backlog/story-move-command";
import { setCalendar } from "@/lib/server/calendar/commands";
import { db } from "@/lib/server/db";
import { saveAnswer, sayPrepared } from "@/lib/server/events/answer-commands";
import { minutesSections } from "@/lib/server/events/minutes-sections";
import { dailyOutputs } from "@/lib/server/events/outputs/daily";
import { raiseFromAnswer } from "@/lib/server/events/raise-commands";
import { attendEvent } from "@/lib/server/events/room-commands";
import { readYesterday, yesterdayViewJson } from "@/lib/server/events/yesterday-queries";
import { granted, refused } from "../answers";
import { makeEvent } from "../event-rows";
import { actorIn, makeFlowTeam, makeStory } from "../factories";

const timeZone = "Europe/Zurich";
let flowTeamId: string;
let team: { id: string; slug: string };
let developer: Actor;
let sm: Actor;
let columns: { id: string; name: string }[];

beforeAll(async () => {
  const { flowTeam, teams } = await makeFlowTeam({ timeZone });
  flowTeamId = flowTeam.id;
  if (!teams[0]) throw new Error("A Flow Team has teams.");
  team = teams[0];
  developer = await actorIn(flowTeamId, "developer", team.id);
  sm = await actorIn(flowTeamId, "sm", team.id);
  columns = await db().boardColumn.findMany({ where: { teamId: team.id }, orderBy: { position: "asc" } });
  const today = todayIn(timeZone, new Date());
  const startsOn = addDays(today, 8 - weekdayOf(today));
  const csm = await actorIn(flowTeamId, "csm");
  granted(await setCalendar.run(csm, { flowTeamId, startsOn, sprintWeeks: 2, milestoneSprints: 4 }));
});

const today = () => todayIn(timeZone, new Date());
const yesterday = () => readYesterday(db(), team.id, today(), timeZone);
const tracesOf = async ({ personId }: Actor) =>
  (await yesterday()).traces.filter((trace) => trace.personId === personId);

async function move(by: Actor, storyId: string, to: string, from = "To do") {
  const id = (name: string) => columns.find((column) => column.name === name)?.id ?? "";
  granted(await moveCard.run(by, { flowTeamId, storyId, seenColumnId: id(from), columnId: id(to), place: null }));
}

describe("yesterday, put together from the board", () => {
  it("has what a person owns and moves, the Tasks they finished, and nothing older that is done", async () => {
    const [first, second] = [columns[0]?.name ?? "", columns[1]?.name ?? ""];
    const own = await makeStory({ flowTeamId, teamId: team.id, ownerId: developer.personId });
    const anyones = await makeStory({ flowTeamId, teamId: team.id });
    const old = await makeStory({ flowTeamId, teamId: team.id, ownerId: developer.personId, status: "done" });
    const long = new Date(instantAt(timeZone, workingDayBefore(today()), 0) - 1000);
    await db().story.update({ where: { id: old.id }, data: { columnSince: long, doneAt: long } });
    const task = { storyId: own.id, ownerId: developer.personId, title: "Draw it", rank: "a0" };
    await db().task.create({ data: { ...task, status: "done", doneAt: new Date() } });
    await db().task.create({ data: { ...task, title: "Long ago", rank: "a1", status: "done", doneAt: long } });
    expect((await tracesOf(developer)).map(({ title }) => title)).toEqual(["Draw it"]);
    await move(developer, own.id, second, first);
    await move(sm, anyones.id, second, first);
    const titles = (await tracesOf(developer)).map(({ title }) => title);
    expect(titles.toSorted()).toEqual([own.title, "Draw it"].toSorted());
    expect((await tracesOf(sm)).map(({ id }) => id)).toEqual([anyones.id]);
  });

  it("is the team's own: its Daily Scrum has it, no other address", async () => {
    const { key } = await makeEvent({ flowTeamId, kind: "daily_scrum", team, state: "scheduled" });
    const view = JSON.parse((await yesterdayViewJson(flowTeamId, key, team.id)) ?? "null") as YesterdayView;
    expect(view.traces.length).toBeGreaterThan(0);
    const other = await db().scrumTeam.findFirstOrThrow({ where: { flowTeamId, id: { not: team.id } } });
    expect(await yesterdayViewJson(flowTeamId, key, other.id)).toBeNull();
    const { key: elsewhere } = await makeEvent({ flowTeamId, kind: "planning_1", state: "scheduled" });
    expect(await yesterdayViewJson(flowTeamId, elsewhere, team.id)).toBeNull();
  });
});

describe("an update", () => {
  it("is each person's own, counts where they are here, and is in the minutes with what the board knew", async () => {
    const event = await makeEvent({ flowTeamId, kind: "daily_scrum", team, sprintNumber: 2 });
    const room = { flowTeamId, key: event.key };
    const facts = async () => (await dailyOutputs.load(db(), { ...event, slug: "here" })).updates;
    expect(await facts()).toMatchObject({ met: 0, of: 0 });
    granted(await attendEvent.run(developer, room));
    granted(await attendEvent.run(sm, room));
    expect(await facts()).toMatchObject({ met: 0, of: 2 });
    const own = { ...room, subjectId: developer.personId };
    const typed = (question: number, to: string) => ({ question, edits: { text: { seen: "", to } } });
    expect(refused(await saveAnswer.run(sm, { ...own, ...typed(2, "Nap") })).code).toBe("forbidden");
    expect(refused(await sayPrepared.run(developer, { ...own, answers: [typed(1, "Much")] })).message).toBe(
      "This update isn't done yet. Today is empty. “In my way” has no answer yet.",
    );
    granted(
      await sayPrepared.run(developer, { ...own, answers: [typed(2, "Pair with Jun"), typed(3, "No test ship")] }),
    );
    expect((await facts())?.missing).toEqual([
      {
        label: `${sm.name} has given no update`,
        href: `/flow-teams/here/events/${event.key}?person=${sm.personId}`,
      },
    ]);
    granted(await saveAnswer.run(sm, { ...own, subjectId: sm.personId, ...typed(2, "Splice") }));
    expect((await facts())?.missing[0]?.label).toBe(`${sm.name} hasn't answered: In the way`);
    const raise = { kind: "Impediment", title: "No test ship" } as const;
    const { id, number } = granted(await raiseFromAnswer.run(sm, { ...own, question: 3, raise }));
    expect(await db().impediment.findUniqueOrThrow({ where: { id } })).toMatchObject({
      teamId: team.id,
      description: "",
    });
    const context = { tx: db(), now: new Date() };
    const sections = (await minutesSections.daily_scrum?.(context, event)) ?? [];
    const update = sections.find(({ title }) => title === `Update of ${developer.name}`);
    expect(update?.lines).toEqual(
      expect.arrayContaining(["Today: Pair with Jun", `In the way: No test ship (I-${number})`]),
    );
    expect(update?.lines.some((line) => line.includes("moved to"))).toBe(true);
  });
});
