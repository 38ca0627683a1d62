import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { addDays, todayIn, weekdayOf } from "@/lib/domain/calendar/dates";
import { instantAt } from "@/lib/domain/calendar/instants";
import type { Minutes } from "@/lib/domain/events/minutes";
import type { OutputStanding } from "@/lib/domain/events/outputs";
import type { EventStage } from "@/lib/domain/events/room";
import type { YesterdayView } from "@/lib/domain/events/yesterday";
import { workingDayBefore } from "@/lib/domain/events/yesterday";
import { moveCard } from "@/lib/server/backlog/story-move-command";
import { setCalendar } from "@/lib/server/calendar/commands";
import { db } from "@/lib/server/db";
import { saveAnswer, sayPrepared } from "@/lib/server/events/answer-commands";
import { closeEvent } from "@/lib/server/events/close-commands";
import { minutesSections } from "@/lib/server/events/minutes-sections";
import { sayNone } from "@/lib/server/events/note-commands";
import { dailyOutputs } from "@/lib/server/events/outputs/daily";
import { raiseFromAnswer, unlinkImpediment } from "@/lib/server/events/raise-commands";
import { attendEvent, takeTurn } from "@/lib/server/events/room-commands";
import { outputsView } from "@/lib/server/events/views";
import { readYesterday, yesterdayViewJson } from "@/lib/server/events/yesterday-queries";
import { undo } from "@/lib/server/undo";
import { readView } from "@/lib/server/view";
import { granted, refused } from "../answers";
import { makeEvent } from "../event-rows";
import { actorIn, actorOf, makeFlowTeam, makeRole, makeStory } from "../factories";

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
    const lacking = { href: `/flow-teams/here/events/${event.key}?person=${developer.personId}` };
    // It isn't waited for the SM's.
    expect(await facts()).toEqual({
      met: 0,
      of: 1,
      missing: [{ ...lacking, label: `${developer.name} has given no update` }],
    });
    const own = { ...room, subjectId: developer.personId };
    const typed = (question: number, to: string) => ({ question, edits: { text: { seen: "", to } } });
    expect(refused(await saveAnswer.run(sm, { ...own, ...typed(2, "Nap") })).code).toBe("forbidden");
    expect(refused(await sayPrepared.run(developer, { ...own, answers: [typed(1, "Much")] })).message).toBe(
      "This update isn't done yet. Today is empty. “In my way” has no answer yet.",
    );
    granted(await saveAnswer.run(developer, { ...own, ...typed(2, "Pair with Jun") }));
    expect((await facts())?.missing[0]?.label).toBe(`${developer.name} hasn't answered: In the way`);
    granted(await sayPrepared.run(developer, { ...own, answers: [typed(3, "No test ship")] }));
    granted(await saveAnswer.run(sm, { ...own, subjectId: sm.personId, ...typed(2, "Splice") }));
    expect(await facts()).toEqual({ met: 1, of: 1, missing: [] });
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

describe("what is in the way", () => {
  const answer = (by: Actor, room: { flowTeamId: string; key: string }, to: string, question = 3) =>
    saveAnswer.run(by, { ...room, subjectId: by.personId, question, edits: { text: { seen: "", to } } });
  const closing = (room: { flowTeamId: string; key: string }) => closeEvent.run(sm, { ...room, overrideReason: null });
  const output = async (key: string) => {
    const painted = await readView(flowTeamId, outputsView(key, "here"));
    const outputs = JSON.parse(painted?.body ?? "[]") as OutputStanding[];
    return outputs.find((one) => one.key === "impediments");
  };

  it("asks for no press more where nothing is", async () => {
    const event = await makeEvent({ flowTeamId, kind: "daily_scrum", team, sprintNumber: 3, ordinal: 1 });
    const room = { flowTeamId, key: event.key };
    for (const actor of [developer, sm]) {
      granted(await attendEvent.run(actor, room));
      granted(await answer(actor, room, "Splice", 2));
      granted(await answer(actor, room, "Nothing"));
    }
    granted(await takeTurn.run(sm, { ...room, seen: null, turn: developer.personId }));
    granted(await closing(room));
    const { minutesDocument } = await db().flowSprintEvent.findUniqueOrThrow({ where: { id: event.id } });
    // Each turn went through the whole agenda.
    expect((minutesDocument as Minutes).steps.map(({ name }) => name)).toEqual(["Done · Today · In the way"]);
    expect((minutesDocument as Minutes).outputs).toEqual([
      { name: "Updates of the Developers who came", said: "1 of 1", isMet: true },
      {
        name: "Impediments of what is in the way",
        said: "Nobody says that anything is in the way",
        isMet: true,
      },
    ]);
  });

  it("becomes an Impediment each, or who leads says that what is left is none", async () => {
    const event = await makeEvent({ flowTeamId, kind: "daily_scrum", team, sprintNumber: 3, ordinal: 2 });
    const room = { flowTeamId, key: event.key };
    const own = { ...room, subjectId: developer.personId, question: 3 };
    // No Developer comes.
    granted(await sayNone.run(sm, { ...room, output: "updates", isNone: true }));
    expect(await output(event.key)).toMatchObject({ isMet: true, none: null });
    // Prepared by one who doesn't come.
    granted(await answer(developer, room, "No test ship\nsince Monday"));
    expect(await output(event.key)).toMatchObject({
      isMet: false,
      met: 0,
      of: 1,
      none: "What is left is no Impediment",
      missing: [
        {
          label: `${developer.name}: No test ship`,
          href: `/flow-teams/here/events/${event.key}?person=${developer.personId}`,
        },
      ],
    });
    expect(refused(await closing(room)).message).toContain("Impediments of what is in the way: 0 of 1");
    const raise = { kind: "Impediment", title: "No test ship" } as const;
    const raised = await raiseFromAnswer.run(developer, { ...own, raise });
    const { id } = granted(raised);
    expect(await output(event.key)).toMatchObject({ isMet: true, met: 1, of: 1, missing: [] });
    granted(await undo.run(developer, { commandId: raised.ok ? raised.commandId : "" }));
    expect(await output(event.key)).toMatchObject({ isMet: false, met: 0 });
    // One that stands already is as good.
    await db().impediment.update({ where: { id }, data: { deletedAt: null } });
    await db().eventAnswer.updateMany({
      where: { eventId: event.id, question: 3 },
      data: { raisedId: null, raisedKind: null },
    });
    granted(await raiseFromAnswer.run(sm, { ...own, raise: { ...raise, existingId: id } }));
    expect(await output(event.key)).toMatchObject({ isMet: true, met: 1 });

    const po = await actorIn(flowTeamId, "po", team.id);
    granted(await answer(po, room, "The coffee is cold"));
    const none = { ...room, output: "impediments" };
    granted(await sayNone.run(sm, { ...none, isNone: true }));
    expect(await output(event.key)).toMatchObject({ isMet: true, saidNone: true, met: 1, of: 2 });
    // What comes up after that wasn't meant by it, nor what is no Impediment after all.
    granted(await unlinkImpediment.run(sm, { ...own, impedimentId: id }));
    expect(await output(event.key)).toMatchObject({ isMet: false, saidNone: false, met: 0, of: 2 });
    granted(await raiseFromAnswer.run(sm, { ...own, raise: { ...raise, existingId: id } }));
    granted(await sayNone.run(sm, { ...none, isNone: true }));
    const another = await actorOf((await makeRole({ flowTeamId, role: "developer", scrumTeamId: team.id })).personId);
    granted(await answer(another, room, "Fog"));
    expect(await output(event.key)).toMatchObject({ isMet: false, saidNone: false, met: 1, of: 3 });
    expect(refused(await closing(room)).rule).toBe("EVT-2");
    granted(await sayNone.run(sm, { ...none, isNone: true }));
    granted(await closing(room));
    const { minutesDocument } = await db().flowSprintEvent.findUniqueOrThrow({ where: { id: event.id } });
    expect((minutesDocument as Minutes).outputs).toContainEqual({
      name: "Impediments of what is in the way",
      said: "1 of 3. What is left is no Impediment",
      isMet: true,
    });
  });
});

it("gives the turn to the team's own people, to nobody of another team", async () => {
  const { key } = await makeEvent({ flowTeamId, kind: "daily_scrum", team, sprintNumber: 4 });
  const other = await db().scrumTeam.findFirstOrThrow({ where: { flowTeamId, id: { not: team.id } } });
  const stranger = await actorIn(flowTeamId, "developer", other.id);
  const give = (turn: string) => takeTurn.run(sm, { flowTeamId, key, seen: null, turn });
  expect(refused(await give(stranger.personId)).message).toBe(
    "In Daily Scrum the turn is given to somebody of this Scrum Team, and this is none.",
  );
  granted(await give(developer.personId));
  // Since when the turns go round stays: who comes later comes last.
  const stage = async () =>
    (await db().flowSprintEvent.findFirstOrThrow({ where: { flowTeamId, key } })).stage as EventStage;
  const { turnsSince } = await stage();
  expect(turnsSince).toBeGreaterThan(0);
  granted(await takeTurn.run(sm, { flowTeamId, key, seen: developer.personId, turn: sm.personId }));
  expect(await stage()).toMatchObject({ turn: sm.personId, turnsSince });
});
