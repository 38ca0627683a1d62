import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { outputsOf } from "@/lib/domain/events/outputs";
import { db } from "@/lib/server/db";
import { createEpic, editEpic, rankEpic } from "@/lib/server/backlog/commands";
import { closeEvent } from "@/lib/server/events/close-commands";
import { addDemos, presentDemo, rankDemo, removeDemo, showDemo } from "@/lib/server/events/demo-commands";
import {
  declineFeedback,
  giveFeedback,
  react,
  reopenFeedback,
  turnFeedback,
} from "@/lib/server/events/feedback-commands";
import { reviewOutputs } from "@/lib/server/events/outputs/review";
import { goToStep } from "@/lib/server/events/room-commands";
import { feedbackOf, readRecap, readReview } from "@/lib/server/events/review-queries";
import { holdEpicBack, judgeGoal, validateEpic } from "@/lib/server/events/validation-commands";
import { granted, refused } from "../answers";
import { actorIn, makeFlowTeam, unique } from "../factories";
import { type Review, type Reviews, makeReviews } from "../review-rows";

let flowTeamId: string;
let csm: Actor;
let cpo: Actor;
let po: Actor;
let developer: Actor;
let stakeholder: Actor;
let openReview: Reviews["openReview"];
let story: Reviews["story"];

beforeAll(async () => {
  ({ flowTeamId, csm, cpo, po, developer, stakeholder, openReview, story } = await makeReviews());
});

const said = async ({ room }: Review, by: Actor = stakeholder, text = "The map is small. Make it larger") =>
  granted(await giveFeedback.run(by, { ...room, text })).id;
const outputs = async (review: Review) => {
  const facts = await reviewOutputs.load(db(), { ...review, slug: "here" });
  return Object.fromEntries(outputsOf("review", facts, []).map((output) => [output.key, output]));
};

describe("the playlist", () => {
  it("shows what is Done, in the order it is put in, with presenter and link", async () => {
    const { room, ...review } = await openReview("scheduled");
    const [one, two, three] = [
      await story({ demoLink: "https://staging.example.org/1" }),
      await story(),
      await story(),
    ];
    const open = await story({ status: "open" });
    expect(refused(await addDemos.run(po, { ...room, storyIds: [open] })).rule).toBe("BLG-5");
    granted(await addDemos.run(po, { ...room, storyIds: [one, two] }));
    granted(await addDemos.run(cpo, { ...room, storyIds: [two, three] }));
    granted(await rankDemo.run(csm, { ...room, storyId: three, place: { at: "before", storyId: one } }));
    granted(await presentDemo.run(po, { ...room, storyId: one, presenterId: developer.personId }));
    granted(await removeDemo.run(po, { ...room, storyId: two }));
    const { demos } = await readReview(review);
    expect(demos.map(({ storyId }) => storyId)).toEqual([three, one]);
    expect(demos[1]).toMatchObject({ presenter: developer.name, demoLink: "https://staging.example.org/1" });
    expect(refused(await addDemos.run(developer, { ...room, storyIds: [two] })).code).toBe("forbidden");
  });

  it("keeps one order while many rank at once", async () => {
    const { room, id } = await openReview();
    const stories = await Promise.all(Array.from({ length: 6 }, () => story()));
    granted(await addDemos.run(po, { ...room, storyIds: stories }));
    const moves = Array.from({ length: 30 }, (_, n) => {
      const [storyId = "", anchor = ""] = [stories[n % 6], stories[(n * 5 + 1) % 6]];
      return rankDemo.run(n % 2 ? csm : po, { ...room, storyId, place: { at: "before", storyId: anchor } });
    });
    for (const answer of await Promise.all(moves)) granted(answer);
    const ranks = (await db().demo.findMany({ where: { eventId: id } })).map(({ rank }) => rank);
    expect(new Set(ranks).size).toBe(6);
  });

  it("is led from demo to demo; of two who press next at once, one does", async () => {
    const { room, ...review } = await openReview();
    const [one, two, three] = [await story(), await story(), await story()];
    granted(await addDemos.run(po, { ...room, storyIds: [one, two, three] }));
    granted(await showDemo.run(csm, { ...room, seen: null, storyId: one }));
    const both = await Promise.all([
      showDemo.run(csm, { ...room, seen: one, storyId: two }),
      showDemo.run(cpo, { ...room, seen: one, storyId: three }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const { demos } = await readReview(review);
    expect(demos.filter(({ shownAt }) => shownAt !== null)).toHaveLength(2);
    expect(refused(await showDemo.run(po, { ...room, seen: two, storyId: one })).code).toBe("forbidden");
  });
});

describe("feedback", () => {
  it("becomes one idea in the Product Backlog at most, and who gave it is told", async () => {
    const review = await openReview();
    const feedbackId = await said(review);
    const turned = await Promise.all([
      turnFeedback.run(cpo, { flowTeamId, feedbackId, into: "Story", title: "A larger map" }),
      turnFeedback.run(cpo, { flowTeamId, feedbackId, into: "Epic", title: "Larger maps" }),
      declineFeedback.run(cpo, { flowTeamId, feedbackId, answer: "It is as large as the chart" }),
    ]);
    expect(turned.filter(({ ok }) => ok)).toHaveLength(1);
    const made = await Promise.all([
      db().story.count({ where: { flowTeamId, title: "A larger map" } }),
      db().epic.count({ where: { flowTeamId, title: "Larger maps" } }),
    ]);
    expect(made[0] + made[1]).toBeLessThanOrEqual(1);
    expect(await db().inboxItem.count({ where: { personId: stakeholder.personId, itemId: review.id } })).toBe(1);
  });

  it("is an idea with what was said, numbered and ranked like any other", async () => {
    const review = await openReview();
    const about = granted(await createEpic.run(cpo, { flowTeamId, title: unique("About") }));
    const shown = await story({ epicId: about.id });
    const id = granted(
      await giveFeedback.run(stakeholder, { ...review.room, storyId: shown, text: "And at night?" }),
    ).id;
    const made = granted(
      await turnFeedback.run(cpo, { flowTeamId, feedbackId: id, into: "Story", title: "Night", epicId: about.id }),
    );
    const row = await db().story.findUniqueOrThrow({ where: { id: made.id } });
    expect(row).toMatchObject({ isIdea: true, teamId: null, epicId: about.id, number: made.number });
    expect(row.description).toContain("And at night?");
    const [mine] = (await feedbackOf(stakeholder.personId, flowTeamId)).filter((one) => one.id === id);
    expect(mine).toMatchObject({ state: "turned", became: { kind: "Story", number: made.number, title: "Night" } });
    const entry = await db().auditEntry.findFirstOrThrow({ where: { itemId: made.id } });
    expect(entry).toMatchObject({ command: "events.turnFeedback", undo: null });
    expect(entry.reason).toContain(`S${review.sprintNumber}`);
  });

  it("is about an Epic where they say so, in the list and in the item it becomes", async () => {
    const review = await openReview();
    const epic = granted(await createEpic.run(cpo, { flowTeamId, title: unique("Night sailing") }));
    const { title } = await db().epic.findUniqueOrThrow({ where: { id: epic.id } });
    const shown = await story({ epicId: epic.id });
    granted(await addDemos.run(po, { ...review.room, storyIds: [shown] }));
    const open = granted(await createEpic.run(cpo, { flowTeamId, title: unique("Not in it") }));
    await story({ epicId: open.id, status: "open" });
    const { epics } = await readReview(review);
    expect(epics).toContainEqual({ id: epic.id, number: epic.number, title });
    expect(epics.map(({ id }) => id)).not.toContain(open.id);
    const about = { ...review.room, epicId: epic.id, text: "Where are the buoys?" };
    for (const by of [stakeholder, developer]) granted(await giveFeedback.run(by, about));
    const both = refused(await giveFeedback.run(stakeholder, { ...about, storyId: shown }));
    expect(both).toMatchObject({ code: "invalid" });
    const { feedback } = await readReview(review);
    expect(feedback.map((one) => one.about)).toEqual([1, 2].map(() => ({ kind: "Epic", number: epic.number, title })));
    const feedbackId = feedback[0]?.id ?? "";
    const made = granted(await turnFeedback.run(cpo, { flowTeamId, feedbackId, into: "Story", title: "Buoys" }));
    const { description } = await db().story.findUniqueOrThrow({ where: { id: made.id } });
    expect(description).toContain(`Said by ${stakeholder.name} on E-${epic.number} ${title} in the Flow Sprint Review`);
  });

  it("is not about another Flow Team's Epic", async () => {
    const review = await openReview();
    const { flowTeam } = await makeFlowTeam();
    const other = await actorIn(flowTeam.id, "cpo");
    const epic = granted(await createEpic.run(other, { flowTeamId: flowTeam.id, title: unique("Theirs") }));
    const answer = await giveFeedback.run(stakeholder, { ...review.room, epicId: epic.id, text: "Is it yours?" });
    expect(refused(answer).code).toBe("not_found");
  });

  it("is declined with a word, which can be taken back", async () => {
    const review = await openReview();
    const feedbackId = await said(review, developer);
    expect(refused(await declineFeedback.run(cpo, { flowTeamId, feedbackId, answer: " " })).code).toBe("invalid");
    granted(await declineFeedback.run(cpo, { flowTeamId, feedbackId, answer: "Not this year" }));
    expect(refused(await turnFeedback.run(cpo, { flowTeamId, feedbackId, into: "Epic", title: "X" })).code).toBe(
      "stale",
    );
    granted(await reopenFeedback.run(cpo, { flowTeamId, feedbackId }));
    expect((await outputs(review)).feedback).toMatchObject({ met: 0, of: 1, isMet: false });
    expect(refused(await declineFeedback.run(po, { flowTeamId, feedbackId, answer: "No" })).code).toBe("forbidden");
  });

  it("counts a reaction once for each person, however often they press", async () => {
    const { room, ...review } = await openReview();
    const storyId = await story();
    granted(await addDemos.run(po, { ...room, storyIds: [storyId] }));
    const press = (by: Actor, isOn = true) => react.run(by, { ...room, storyId, kind: "applause", isOn });
    for (const answer of await Promise.all([cpo, cpo, cpo, po, developer, stakeholder].map((by) => press(by))))
      granted(answer);
    expect((await readReview(review)).demos[0]?.reactions).toEqual({ applause: 4, like: 0, question: 0 });
    granted(await press(cpo, false));
    expect((await readReview(review)).demos[0]?.reactions.applause).toBe(3);
  });

  it("isn't taken once the Review is closed or before it opens", async () => {
    const { room } = await openReview("scheduled");
    expect(refused(await giveFeedback.run(stakeholder, { ...room, text: "Early" })).rule).toBe("EVT-2");
  });
});

describe("the CPO's validation (BLG-5)", () => {
  it("makes an Epic Done when its Stories are, and nothing else does", async () => {
    const review = await openReview();
    const { id: epicId } = granted(await createEpic.run(cpo, { flowTeamId, title: unique("Finished") }));
    const last = await story({ epicId, status: "open" });
    await story({ epicId });
    expect(refused(await validateEpic.run(cpo, { ...review.room, epicId })).rule).toBe("BLG-5");
    await db().story.update({ where: { id: last }, data: { status: "done", doneAt: new Date() } });
    const done = { status: { seen: "planned", to: "done" as const } };
    expect(refused(await editEpic.run(cpo, { flowTeamId, epicId, edits: done })).rule).toBe("BLG-5");
    expect((await outputs(review)).validated?.missing.map(({ label }) => label).join()).toContain("Finished");
    expect(refused(await validateEpic.run(csm, { ...review.room, epicId })).code).toBe("forbidden");
    granted(await validateEpic.run(cpo, { ...review.room, epicId }));
    granted(await validateEpic.run(cpo, { ...review.room, epicId }));
    expect(await db().epic.findUniqueOrThrow({ where: { id: epicId } })).toMatchObject({
      status: "done",
      validatedById: cpo.personId,
      validatedInEventId: review.id,
      isDoneBeforeFlotilla: false,
    });
  });

  it("or their not yet, with what is missing, is the word the output waits for", async () => {
    const review = await openReview();
    const { id: epicId, number } = granted(await createEpic.run(cpo, { flowTeamId, title: unique("Nearly") }));
    await story({ epicId });
    const label = async () => (await outputs(review)).validated?.missing.map((one) => one.label).join();
    expect(await label()).toContain(`E-${number}`);
    granted(await holdEpicBack.run(cpo, { ...review.room, epicId, missing: "The night view" }));
    expect(await label()).not.toContain(`E-${number}`);
    const comment = await db().comment.findFirstOrThrow({ where: { itemId: epicId } });
    expect(comment.body).toContain("The night view");
    const recap = await readRecap(review, "{}");
    expect(recap?.epics.find((epic) => epic.id === epicId)).toMatchObject({
      missing: "The night view",
      validatedAt: null,
    });
  });

  it("says whether the goal was reached, once", async () => {
    const review = await openReview();
    granted(await judgeGoal.run(csm, { ...review.room, is: "missed", text: "The crane came late" }));
    granted(await judgeGoal.run(cpo, { ...review.room, is: "partly", text: "Two of three" }));
    const notes = await db().eventNote.findMany({ where: { eventId: review.id, deletedAt: null } });
    expect(notes.map(({ text }) => text)).toEqual(["Flow Sprint Goal: reached in part. Two of three"]);
    expect((await readRecap(review, "{}"))?.verdict).toEqual({ is: "partly", text: "Two of three" });
  });
});

describe("the order of the Product Backlog", () => {
  it("is looked at by a move once its step is reached, not by one before", async () => {
    const review = await openReview();
    const [first, second] = [
      granted(await createEpic.run(cpo, { flowTeamId, title: "Night berths" })),
      granted(await createEpic.run(cpo, { flowTeamId, title: "Day berths" })),
    ];
    const move = async (epicId: string) =>
      granted(await rankEpic.run(cpo, { flowTeamId, epicId, place: { at: "top" } }));
    await move(second.id);
    expect((await outputs(review)).order).toMatchObject({ met: 0, of: 0 });
    granted(await goToStep.run(csm, { ...review.room, seen: 0, to: 2 }));
    expect((await outputs(review)).order).toMatchObject({ met: 0, of: 0 });
    await move(first.id);
    expect((await outputs(review)).order).toMatchObject({ met: 1, of: 1, said: "1 move in the Product Backlog" });
  });
});

describe("the close of a Review", () => {
  it("waits for each piece of feedback, then keeps all in the minutes", async () => {
    const review = await openReview();
    const storyId = await story();
    granted(await addDemos.run(po, { ...review.room, storyIds: [storyId] }));
    granted(await showDemo.run(csm, { ...review.room, seen: null, storyId }));
    const feedbackId = await said(review);
    expect(refused(await closeEvent.run(csm, review.room)).message).toContain("Feedback is turned or declined: 0 of 1");
    granted(await declineFeedback.run(cpo, { flowTeamId, feedbackId, answer: "Not this year" }));
    const overrideReason = "The order is looked at tomorrow";
    granted(await closeEvent.run(csm, { ...review.room, overrideReason }));
    const { minutesText } = await db().flowSprintEvent.findUniqueOrThrow({ where: { id: review.id } });
    expect(minutesText).toContain("declined: Not this year");
    expect(minutesText).toContain("Demos shown");
    expect(minutesText).toMatch(/Recap\s+(Flow Sprint Goal: |No Flow Sprint Goal)/);
    expect(minutesText).toMatch(/\d+ of \d+ committed points? done\s+\d+ of \d+ (Story|Stories) done/);
    expect(refused(await giveFeedback.run(stakeholder, { ...review.room, text: "Late" })).rule).toBe("EVT-2");
  });
});
