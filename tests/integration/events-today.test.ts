import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { whenWords } from "@/lib/domain/events/schedule-words";
import type { TodayView } from "@/lib/domain/events/today";
import { setCalendar } from "@/lib/server/calendar/commands";
import { db } from "@/lib/server/db";
import { sayPrepared } from "@/lib/server/events/answer-commands";
import { withdrawClaim } from "@/lib/server/events/claim-commands";
import { extendStep, openEvent } from "@/lib/server/events/room-commands";
import { callOffEvent, moveEvent, takeBackCallOff } from "@/lib/server/events/schedule-commands";
import { findEvent } from "@/lib/server/events/schedule-facts";
import { todayView } from "@/lib/server/events/today-queries";
import { addDays, daysBetween, todayIn, weekdayOf } from "@/lib/domain/calendar/dates";
import { editMilestone } from "@/lib/server/roadmap/commands";
import { granted } from "../answers";
import { makeEvent } from "../event-rows";
import { makeEpic } from "../epic-rows";
import { actorIn, makeFlowTeam, makeStory } from "../factories";
import { readView } from "@/lib/server/view";

let flowTeam: { id: string; timeZone: string };
let teamId: string;
let csm: Actor;
const key = "s1-scrum-of-scrums-1";

beforeAll(async () => {
  const made = await makeFlowTeam({ teams: 3 });
  flowTeam = made.flowTeam;
  teamId = made.teams[0]?.id ?? "";
  csm = await actorIn(flowTeam.id, "csm");
  const today = todayIn(flowTeam.timeZone, new Date());
  const startsOn = addDays(today, 1 - weekdayOf(today));
  granted(await setCalendar.run(csm, { flowTeamId: flowTeam.id, startsOn, sprintWeeks: 2, milestoneSprints: 4 }));
  const place = { dayOffset: daysBetween(startsOn, today), startMinute: 1435 };
  const event = { flowTeamId: flowTeam.id, key, kind: "scrum_of_scrums", sprintNumber: 1, ordinal: 1 } as const;
  await db().flowSprintEvent.create({ data: { ...event, ...place } });
});

const today = async (actor: Actor) =>
  JSON.parse((await readView(flowTeam.id, todayView(actor, flowTeam)))?.body ?? "null") as TodayView;
const scrumOfScrums = async (actor: Actor) => (await today(actor)).events.find((event) => event.key === key);

describe("Today", () => {
  it("has a person's own events, and says what is theirs to prepare", async () => {
    const sm = await actorIn(flowTeam.id, "sm", teamId);
    const developer = await actorIn(flowTeam.id, "developer", teamId);
    expect(await scrumOfScrums(csm)).toMatchObject({
      mayLead: true,
      isMineToPrepare: false,
      prepared: { met: 0, of: 3 },
    });
    expect(await scrumOfScrums(sm)).toMatchObject({ mayLead: false, isMineToPrepare: true });
    expect(await scrumOfScrums(developer)).toBeUndefined();
  });

  it("is read anew when a team has prepared and when the room opens", async () => {
    const sm = await actorIn(flowTeam.id, "sm", teamId);
    const answers = [1, 2, 3, 4, 5].map((question) => ({ question, edits: { text: { seen: "", to: "None" } } }));
    granted(await sayPrepared.run(sm, { flowTeamId: flowTeam.id, key, subjectId: teamId, answers }));
    expect((await scrumOfScrums(csm))?.prepared).toMatchObject({ met: 1, of: 3 });
    expect((await scrumOfScrums(sm))?.isMineToPrepare).toBe(false);
    granted(await openEvent.run(csm, { flowTeamId: flowTeam.id, key }));
    expect((await scrumOfScrums(csm))?.state).toBe("running");
  });

  it("has for each role what is its own, and for a Stakeholder nothing of the registers", async () => {
    const keysOf = async (actor: Actor) => (await today(actor)).sections.map((one) => one.key.split("-")[0]);
    expect(await keysOf(csm)).toEqual(["conflicts", "impediments"]);
    expect(await keysOf(await actorIn(flowTeam.id, "cpo"))).toEqual(["value", "validation", "feedback"]);
    expect(await keysOf(await actorIn(flowTeam.id, "architect"))).toEqual(["verdicts"]);
    expect(await keysOf(await actorIn(flowTeam.id, "po", teamId))).toEqual(["ready", "asked"]);
    expect(await keysOf(await actorIn(flowTeam.id, "sm", teamId))).toEqual(["report", "stuck", "impediments"]);
    expect(await keysOf(await actorIn(flowTeam.id, "developer", teamId))).toEqual(["cards"]);
    expect(await keysOf(await actorIn(flowTeam.id, "stakeholder"))).toEqual(["milestones", "my"]);
  });

  it("tells a Stakeholder of the next Review, whatever invites them before, and of the Milestones ahead", async () => {
    const stakeholder = await actorIn(flowTeam.id, "stakeholder");
    const cpo = await actorIn(flowTeam.id, "cpo");
    const refinement = await findEvent(db(), flowTeam.id, "s1-roadmap-refinement");
    const review = await findEvent(db(), flowTeam.id, "s1-review");
    if (!refinement || !review) throw new Error("Flow Sprint 1 has a Roadmap Refinement and a Review.");
    const tomorrow = addDays(todayIn(flowTeam.timeZone, new Date()), 1);
    const edits = { day: { seen: refinement.event.day, to: tomorrow } };
    granted(await moveEvent.run(cpo, { flowTeamId: flowTeam.id, key: refinement.event.key, edits }));
    // Of the later ones nothing is said yet.
    const first = { flowTeamId: flowTeam.id, number: 1 };
    const { id: milestoneId } = await db().milestone.findFirstOrThrow({ where: first, select: { id: true } });
    const named = { flowTeamId: flowTeam.id, milestoneId, edits: { name: { seen: "", to: "First light" } } };
    granted(await editMilestone.run(cpo, named));
    const { next, sections } = await today(stakeholder);
    expect(next?.key).toBe("s1-roadmap-refinement");
    const lines = (wanted: string) => sections.find((one) => one.key === wanted)?.lines ?? [];
    const { day, startMinute } = review.event;
    expect(lines("review")).toMatchObject([
      { title: "Flow Sprint Review", detail: whenWords(day, startMinute), href: "events/s1-review" },
    ]);
    expect(lines("milestones")).toMatchObject([{ title: "M1 · First light", href: "roadmap?about-milestone=1" }]);
    expect(lines("milestones")[0]?.detail).toMatch(/^Flow Sprint 1 to 4, ends /);
    granted(await callOffEvent.run(csm, { flowTeamId: flowTeam.id, key: "s1-review", reason: "Nothing to show" }));
    const after = (await today(stakeholder)).sections.find((one) => one.key === "review");
    expect(after?.lines).toMatchObject([{ href: "events/s2-review" }]);
    granted(await takeBackCallOff.run(csm, { flowTeamId: flowTeam.id, key: "s1-review" }));
    const off = { flowTeamId: flowTeam.id, key: "s1-roadmap-refinement", reason: "Nothing to weigh" };
    granted(await callOffEvent.run(cpo, off));
    const alone = await today(stakeholder);
    expect([alone.next?.key, alone.sections.map((one) => one.key)]).toEqual([
      "s1-review",
      ["milestones", "my-feedback"],
    ]);
    granted(await takeBackCallOff.run(cpo, { flowTeamId: flowTeam.id, key: off.key }));
  });

  it("has a room of whichever Flow Sprint that brings one, while it is open and on the day it closed", async () => {
    const flowTeamId = flowTeam.id;
    const refinement = await makeEvent({ flowTeamId, kind: "roadmap_refinement", sprintNumber: 4 });
    const review = await makeEvent({ flowTeamId, kind: "review", sprintNumber: 4, state: "closed" });
    const before = new Date(Date.now() - 2 * 24 * 60 * 60_000);
    const past = { state: "closed", openedAt: before, closedAt: before } as const;
    await makeEvent({ flowTeamId, kind: "review", sprintNumber: 3, ...past });
    const guest = await actorIn(flowTeamId, "developer", teamId);
    await db().eventGuest.create({ data: { eventId: refinement.id, personId: guest.personId } });
    const seenBy = async (actor: Actor) =>
      (await today(actor)).events
        .filter(({ key: seen }) => !seen.startsWith("s1-"))
        .map(({ key: seen, state, openedAt }) => [seen, state, openedAt === null]);
    const [open, over] = [
      [refinement.key, "running", false],
      [review.key, "closed", false],
    ];
    expect(await seenBy(await actorIn(flowTeamId, "architect"))).toEqual([open]);
    expect(await seenBy(await actorIn(flowTeamId, "stakeholder"))).toEqual([open, over]);
    expect(await seenBy(guest)).toEqual([open, over]);
    expect(await seenBy(await actorIn(flowTeamId, "sm", teamId))).toEqual([over]);
  });

  it("offers an SM the report to the next Scrum of Scrums from afar, until it is in", async () => {
    const { flowTeam: other, teams } = await makeFlowTeam();
    const flowTeamId = other.id;
    const leader = await actorIn(flowTeamId, "csm");
    const own = teams[0]?.id ?? "";
    const sm = await actorIn(flowTeamId, "sm", own);
    const startsOn = addDays(todayIn(other.timeZone, new Date()), 7);
    granted(await setCalendar.run(leader, { flowTeamId, startsOn, sprintWeeks: 2, milestoneSprints: 4 }));
    const read = async (actor: Actor) =>
      JSON.parse((await readView(flowTeamId, todayView(actor, other)))?.body ?? "null") as TodayView;
    const report = async () => (await read(sm)).sections.find((one) => one.key === `report-${own}`);
    expect((await read(sm)).events).toEqual([]);
    expect((await report())?.lines).toMatchObject([
      { title: "Prepare for Scrum of Scrums", href: "events/s1-scrum-of-scrums-1" },
    ]);
    const answers = [1, 2, 3, 4, 5].map((question) => ({ question, edits: { text: { seen: "", to: "None" } } }));
    const named = { flowTeamId, key: "s1-scrum-of-scrums-1", subjectId: own };
    granted(await sayPrepared.run(sm, { ...named, answers }));
    expect((await report())?.lines).toEqual([]);
    expect((await read(leader)).sections.some((one) => one.key.startsWith("report"))).toBe(false);
  });

  it("gives a Developer their update to change once it is there", async () => {
    const developer = await actorIn(flowTeam.id, "developer", teamId);
    const { daily } = await today(developer);
    if (!daily) throw new Error("There is no Daily Scrum ahead.");
    granted(
      await sayPrepared.run(developer, {
        flowTeamId: flowTeam.id,
        key: daily.key,
        subjectId: developer.personId,
        answers: [2, 3].map((question) => ({ question, edits: { text: { seen: "", to: "Nothing" } } })),
      }),
    );
    expect((await today(developer)).daily).toEqual(daily);
  });

  it("waits for the Developers' updates of the day, and for nobody else's", async () => {
    const { flowTeam: other, teams } = await makeFlowTeam();
    const [flowTeamId, team] = [other.id, teams[0]];
    if (!team) throw new Error("A Flow Team has teams.");
    const [leader, sm, developer] = await Promise.all([
      actorIn(flowTeamId, "csm"),
      actorIn(flowTeamId, "sm", team.id),
      actorIn(flowTeamId, "developer", team.id),
    ]);
    const day = todayIn(other.timeZone, new Date());
    const startsOn = addDays(day, 1 - weekdayOf(day));
    granted(await setCalendar.run(leader, { flowTeamId, startsOn, sprintWeeks: 2, milestoneSprints: 4 }));
    const named = { key: `s1-daily-scrum-1-${team.slug}`, kind: "daily_scrum", sprintNumber: 1, ordinal: 1 } as const;
    const place = { dayOffset: daysBetween(startsOn, day), startMinute: 1435, teamId: team.id };
    await db().flowSprintEvent.create({ data: { flowTeamId, ...named, ...place } });
    const of = await db().roleHolding.count({ where: { scrumTeamId: team.id, role: "developer", endedAt: null } });
    const seen = async (actor: Actor) => {
      const view = JSON.parse((await readView(flowTeamId, todayView(actor, other)))?.body ?? "null") as TodayView;
      return view.events.find((one) => one.key === named.key);
    };
    expect(await seen(developer)).toMatchObject({ isMineToPrepare: true, prepared: { met: 0, of } });
    expect(await seen(sm)).toMatchObject({ isMineToPrepare: false, prepared: { met: 0, of } });
    const answers = [2, 3].map((question) => ({ question, edits: { text: { seen: "", to: "Nothing" } } }));
    const given = async (actor: Actor, met: number) => {
      const update = { flowTeamId, key: named.key, subjectId: actor.personId, answers };
      granted(await sayPrepared.run(actor, update));
      expect((await seen(actor))?.prepared).toMatchObject({ met, of });
    };
    await given(sm, 0);
    await given(developer, 1);
  });

  it("shows the CSM the Overrides of items and those by which events were closed", async () => {
    const event = await db().flowSprintEvent.findFirstOrThrow({ where: { flowTeamId: flowTeam.id, key } });
    await db().eventNote.create({
      data: {
        eventId: event.id,
        kind: "override",
        text: "The ship sailed",
        authorId: csm.personId,
        createdAt: new Date(),
      },
    });
    await db().override.create({
      data: {
        flowTeamId: flowTeam.id,
        rule: "CAL-4",
        transition: "start",
        itemKind: "Flow Sprint",
        itemId: flowTeam.id,
        reason: "No time",
        givenById: csm.personId,
        givenAt: new Date(),
      },
    });
    const at = { flowTeamId: flowTeam.id, context: "events" };
    await db().revision.upsert({
      where: { flowTeamId_context: at },
      create: { ...at, number: 1 },
      update: { number: { increment: 1 } },
    });
    const overrides = (await today(csm)).sections.find((one) => one.key === "overrides");
    expect(overrides?.lines).toMatchObject([
      { title: "CAL-4, start: Flow Sprint", href: "rulebook" },
      { title: "EVT-2, close: Scrum of Scrums", href: `events/${key}` },
    ]);
    expect(overrides?.lines[1]?.detail).toContain("The ship sailed");
  });

  it("keeps a room that is still open, and what is left of the last day, of a Flow Sprint that is closed", async () => {
    const { flowTeam: other } = await makeFlowTeam();
    const flowTeamId = other.id;
    const leader = await actorIn(flowTeamId, "csm");
    const day = todayIn(other.timeZone, new Date());
    const startsOn = addDays(day, -13 - weekdayOf(day));
    granted(await setCalendar.run(leader, { flowTeamId, startsOn, sprintWeeks: 2, milestoneSprints: 4 }));
    const [closedAt, startedAt] = [new Date(), new Date(Date.now() - 1000)];
    for (const number of [1, 2])
      await db().flowSprint.updateMany({
        where: { flowTeamId, number },
        data: { state: "closed", startedAt, closedAt },
      });
    const open = { key: "s1-review", kind: "review", sprintNumber: 1, state: "running", openedAt: startedAt } as const;
    const place = { startMinute: 1435, dayOffset: weekdayOf(day) - 1 };
    const late = { key: "s2-scrum-of-scrums-1", kind: "scrum_of_scrums", sprintNumber: 2, ...place } as const;
    await db().flowSprintEvent.createMany({ data: [open, late].map((one) => ({ ...one, flowTeamId, ordinal: 1 })) });
    const body = (await readView(flowTeamId, todayView(leader, other)))?.body ?? "null";
    const { events, next } = JSON.parse(body) as TodayView;
    expect(events.find((one) => one.key === open.key)).toMatchObject({
      state: "running",
      openedAt: startedAt.getTime(),
    });
    expect(events.find((one) => one.key === late.key)).toMatchObject({ openedAt: null });
    expect(next?.key).toMatch(/^s3-/);
  });

  it("shows the CSM the rulebook as it stands, claims among it", async () => {
    const rulebook = async () => (await today(csm)).figures.find(({ name }) => name === "Rulebook");
    const before = (await rulebook())?.says;
    expect(before).not.toContain("BLG-1");
    const unready = await makeEpic({ flowTeamId: flowTeam.id, leadTeamId: teamId });
    const named = { flowTeamId: flowTeam.id, sprintNumber: 1, epicId: unready.id, teamId };
    await db().claim.create({ data: { ...named, points: 5, claimedById: csm.personId, claimedAt: new Date() } });
    // As a command would.
    const at = { flowTeamId: flowTeam.id, context: "claims" };
    await db().revision.upsert({
      where: { flowTeamId_context: at },
      create: { ...at, number: 1 },
      update: { number: { increment: 1 } },
    });
    expect((await rulebook())?.says).toContain("BLG-1: ");
    granted(await withdrawClaim.run(await actorIn(flowTeam.id, "po", teamId), named));
    expect((await rulebook())?.says).toBe(before);
  });

  it("tells the CPO of a finished Epic that waits for validation", async () => {
    const cpo = await actorIn(flowTeam.id, "cpo");
    const epic = await db().epic.create({
      data: {
        flowTeamId: flowTeam.id,
        number: 900,
        title: "Sails that hold",
        rank: "a9",
        status: "in_progress",
        acceptanceConditions: [],
        labels: [],
      },
    });
    const story = await makeStory({ flowTeamId: flowTeam.id, teamId, epicId: epic.id });
    await db().story.update({
      where: { id: story.id },
      data: { status: "done", doneAt: new Date(), startedAt: new Date() },
    });
    // As a command would: views are kept until their revision counts up.
    const at = { flowTeamId: flowTeam.id, context: "backlog" };
    await db().revision.upsert({
      where: { flowTeamId_context: at },
      create: { ...at, number: 1 },
      update: { number: { increment: 1 } },
    });
    const { pressing } = await today(cpo);
    expect(pressing.map(({ text }) => text)).toContain("1 finished Epic waits for your validation");
  });

  it("says how long a room takes by now, with the time it was given since it was opened", async () => {
    const cpo = await actorIn(flowTeam.id, "cpo");
    const review = { flowTeamId: flowTeam.id, key: "s1-review" };
    granted(await openEvent.run(csm, review));
    const says = async () => (await today(cpo)).events.find((event) => event.key === review.key)?.says;
    expect(await says()).toBe("120 min");
    granted(await extendStep.run(csm, { ...review, step: 0, minutes: 15, reason: "Many demos" }));
    expect(await says()).toBe("135 min");
  });
});
