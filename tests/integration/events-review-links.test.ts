import { beforeAll, describe, expect, it, vi } from "vitest";
import { POST } from "@/app/api/shared/review/[token]/presence/route";
import type { Actor } from "@/lib/domain/access";
import type { Answer } from "@/lib/domain/result";
import { createEpic } from "@/lib/server/backlog/commands";
import { db } from "@/lib/server/db";
import { addDemos, showDemo } from "@/lib/server/events/demo-commands";
import { newSecret, revokeEventLink } from "@/lib/server/events/event-link-commands";
import { findEventLink, findVisitor, hashEventSecret } from "@/lib/server/events/event-link-queries";
import { turnFeedback } from "@/lib/server/events/feedback-commands";
import { readRecap, readReview } from "@/lib/server/events/review-queries";
import { readOwnReview, readSharedReview } from "@/lib/server/events/shared-review-queries";
import { giveFeedbackByLink, joinByLink, reactByLink } from "@/lib/server/events/visitor-commands";
import { readOthersAt } from "@/lib/server/presence";
import { granted, refused } from "../answers";
import { makeEvent } from "../event-rows";
import { makeFlowTeam, unique } from "../factories";
import { type Review, type Reviews, inviteTo, makeReviews } from "../review-rows";

let flowTeamId: string;
let csm: Actor;
let cpo: Actor;
let po: Actor;
let openReview: Reviews["openReview"];
let story: Reviews["story"];

beforeAll(async () => {
  ({ flowTeamId, csm, cpo, po, openReview, story } = await makeReviews());
});

describe("a link to a Review", () => {
  const visitor = () => ({ address: unique("address"), userAgent: "test" });
  const invite = (review: Review) => inviteTo(review, cpo);

  it("lets somebody without an account see the demo, react and say something, and what became of it", async () => {
    const review = await openReview();
    const { token } = await invite(review);
    const storyId = await story();
    granted(await addDemos.run(po, { ...review.room, storyIds: [storyId] }));
    granted(await showDemo.run(csm, { ...review.room, seen: null, storyId }));
    const { visitorKey } = granted(await joinByLink({ token, name: "Ines" }, visitor()));
    granted(await reactByLink({ token, visitorKey, storyId, kind: "like", isOn: true }));
    const { id } = granted(await giveFeedbackByLink({ token, visitorKey, storyId, text: "Lovely, and on a phone?" }));
    const shared = await readSharedReview(flowTeamId, review.key);
    expect(shared?.shown).toMatchObject({ storyId, presenterId: null, reactions: { like: 1 } });
    granted(await turnFeedback.run(cpo, { flowTeamId, feedbackId: id, into: "Epic", title: "On a phone" }));
    const link = await findEventLink(token);
    const known = await findVisitor(db(), link?.linkId ?? "", visitorKey);
    if (!known) throw new Error("The visitor is known by their key.");
    expect(await readOwnReview(known)).toMatchObject({
      name: "Ines",
      feedback: [{ state: "turned", became: { kind: "Epic", title: "On a phone" } }],
      reactions: [`${storyId} like`],
    });
    expect(await db().eventLink.count({ where: { tokenHash: token } })).toBe(0);
  });

  it("tells guests of one name apart, and knows who comes again by what their browser keeps", async () => {
    const review = await openReview();
    const [one, other] = [await invite(review), await invite(review)];
    const come = async (token: string, name: string, visitorKey: string | null = null) =>
      granted(await joinByLink({ token, name, visitorKey }, visitor())).visitorKey;
    const first = await come(one.token, "Ada");
    await Promise.all([come(one.token, "Ada"), come(other.token, "ada")]);
    expect(await come(one.token, "Ada again", first)).toBe(first);
    // What another link's guest keeps, or nobody, is no guest of this one.
    expect(await come(other.token, "Ines", first)).not.toBe(first);
    expect(await come(other.token, "Bo", "cut off")).toMatch(/^[\w-]{32}$/);
    const names = (await readReview({ ...review, flowTeamId, sprintNumber: 1 })).visitors.map(({ name }) => name);
    const numbers = names.filter((name) => /^ada/i.test(name)).map((name) => name.replace(/^ada/i, ""));
    expect(numbers.toSorted()).toEqual(["", " (2)", " (3)"]);
    expect(names).toHaveLength(5);
  });

  it("says to the room who is there by it, as long as they look, and of nobody else", async () => {
    const review = await openReview();
    const { token, linkId } = await invite(review);
    const { visitorKey } = granted(await joinByLink({ token, name: "Ines" }, visitor()));
    const beat = async (body: object, from = "same-origin") => {
      const init = {
        method: "POST",
        body: JSON.stringify({ tab: "one", ...body }),
        headers: { "sec-fetch-site": from },
      };
      return (await POST(new Request("http://localhost", init), { params: Promise.resolve({ token }) })).status;
    };
    const place = { flowTeamId, personId: csm.personId, page: `events/${review.key}` };
    const here = async () => (await readOthersAt(place, new Date())).map(({ name, isVisitor }) => [name, isVisitor]);
    expect(await beat({ visitorKey: newSecret() })).toBe(404);
    expect(await beat({ visitorKey }, "cross-site")).toBe(404);
    expect(await beat({ visitorKey, tab: "" })).toBe(404);
    expect(await here()).toEqual([]);
    expect(await beat({ visitorKey })).toBe(204);
    expect(await here()).toEqual([["Ines", true]]);
    expect(await beat({ visitorKey, leaves: true })).toBe(204);
    expect(await here()).toEqual([]);
    granted(await revokeEventLink.run(csm, { ...review.room, linkId }));
    expect(await beat({ visitorKey })).toBe(404);
  });

  it("shows the agenda's clock and what the Flow Sprint came to while the Review is open, and neither before", async () => {
    const running = await openReview();
    const shared = await readSharedReview(flowTeamId, running.key);
    expect(shared?.clock).toMatchObject({ step: 0, steps: expect.any(Array) });
    const recap = await readRecap({ id: running.id, flowTeamId, sprintNumber: shared?.sprintNumber ?? 0 }, "{}");
    const { epics: _, ...outcome } = recap ?? { epics: [] };
    expect(recap?.teams).not.toEqual([]);
    expect(shared?.outcome).toEqual(outcome);
    const scheduled = await openReview("scheduled");
    expect(await readSharedReview(flowTeamId, scheduled.key)).toMatchObject({ clock: null, outcome: null });
  });

  it("has the Review's video call, as long as the Review isn't over", async () => {
    const review = await openReview("scheduled");
    const callLink = "https://call.example/review";
    const { id } = await db().flowSprintEvent.update({
      where: { flowTeamId_key: { flowTeamId, key: review.key } },
      data: { callLink },
    });
    expect((await readSharedReview(flowTeamId, review.key))?.callLink).toBe(callLink);
    await db().flowSprintEvent.update({
      where: { id },
      data: { state: "called_off", calledOffWhy: "The tide is out" },
    });
    expect((await readSharedReview(flowTeamId, review.key))?.callLink).toBe("");
  });

  it("lets them speak of an Epic of the Review, and of no other", async () => {
    const review = await openReview();
    const { token } = await invite(review);
    const [shown, other] = [
      granted(await createEpic.run(cpo, { flowTeamId, title: unique("Shown") })),
      granted(await createEpic.run(cpo, { flowTeamId, title: unique("Other") })),
    ];
    const storyId = await story({ epicId: shown.id });
    granted(await addDemos.run(po, { ...review.room, storyIds: [storyId] }));
    expect((await readSharedReview(flowTeamId, review.key))?.epics.map(({ id }) => id)).toEqual([shown.id]);
    const { visitorKey } = granted(await joinByLink({ token, name: "Ines" }, visitor()));
    granted(await giveFeedbackByLink({ token, visitorKey, epicId: shown.id, text: "And the harbour?" }));
    granted(await giveFeedbackByLink({ token, visitorKey, epicId: other.id, text: "What has left" }));
    const kept = await db().feedback.findMany({ where: { eventId: review.id }, orderBy: { text: "asc" } });
    expect(kept.map(({ epicId }) => epicId)).toEqual([shown.id, null]);
    const both = await giveFeedbackByLink({ token, visitorKey, epicId: shown.id, storyId, text: "Both" });
    expect(refused(both)).toMatchObject({ code: "invalid" });
  });

  it("is void the moment it is revoked, for who is in already too", async () => {
    const review = await openReview();
    const { token, linkId } = await invite(review);
    const { visitorKey } = granted(await joinByLink({ token, name: "Ines" }, visitor()));
    granted(await revokeEventLink.run(csm, { ...review.room, linkId }));
    expect((await findEventLink(token))?.isRevoked).toBe(true);
    expect(refused(await giveFeedbackByLink({ token, visitorKey, text: "Still here" })).code).toBe("not_found");
    expect(refused(await joinByLink({ token, name: "Late" }, visitor())).code).toBe("not_found");
    expect(await db().feedback.count({ where: { eventId: review.id } })).toBe(0);
  });

  it("knows nobody by another link's key, and none by no key", async () => {
    const [one, other] = [await openReview(), await openReview()];
    const [ofOne, ofOther] = [await invite(one), await invite(other)];
    const { visitorKey } = granted(await joinByLink({ token: ofOne.token, name: "Ines" }, visitor()));
    const elsewhere = { token: ofOther.token, visitorKey, text: "Hello" };
    expect(refused(await giveFeedbackByLink(elsewhere)).code).toBe("forbidden");
  });

  it("can't flood a room", async () => {
    const review = await openReview();
    const { token } = await invite(review);
    const { visitorKey } = granted(await joinByLink({ token, name: "Ines" }, visitor()));
    const many = Array.from({ length: 25 }, (_, n) => giveFeedbackByLink({ token, visitorKey, text: `Again ${n}` }));
    const answers = await Promise.all(many);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(20);
    expect(new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal.code])))).toEqual(new Set(["busy"]));
  });

  it("can't be shut for the others by made-up keys, nor is any kept", async () => {
    const review = await openReview();
    const { token } = await invite(review);
    const storyId = await story();
    granted(await addDemos.run(po, { ...review.room, storyIds: [storyId] }));
    const { visitorKey } = granted(await joinByLink({ token, name: "Ines" }, visitor()));
    const counts = await db().rateLimit.count();
    for (let batch = 0; batch < 16; batch++) {
      const strangers = Array.from({ length: 20 }, () =>
        giveFeedbackByLink({ token, visitorKey: newSecret(), text: "Boo" }),
      );
      for (const answer of await Promise.all(strangers)) expect(refused(answer).code).toBe("forbidden");
    }
    const reaction = { storyId, kind: "like", isOn: true };
    expect(refused(await reactByLink({ token, visitorKey: newSecret(), ...reaction })).code).toBe("forbidden");
    expect(refused(await joinByLink({ token: newSecret(), name: "Guess" }, visitor())).code).toBe("not_found");
    expect(await db().rateLimit.count()).toBe(counts);
    granted(await giveFeedbackByLink({ token, visitorKey, text: "Lovely" }));
  });

  it("lets 300 people come in within ten minutes, from however many addresses", async () => {
    const { token } = await invite(await openReview());
    const answers: Answer<unknown>[] = [];
    for (let batch = 0; batch < 16; batch++) {
      const names = Array.from({ length: 20 }, (_, n) => `Guest ${batch}-${n}`);
      answers.push(...(await Promise.all(names.map((name) => joinByLink({ token, name }, visitor())))));
    }
    expect(answers.filter(({ ok }) => ok)).toHaveLength(300);
    expect(refused(await joinByLink({ token, name: "One more" }, visitor()))).toMatchObject({
      code: "busy",
      message: expect.stringContaining("by this link"),
      wayOut: expect.stringMatching(/^Try again in \d+ minutes, or ask who sent it for another link\.$/),
    });
    const other = await invite(await openReview());
    granted(await joinByLink({ token: other.token, name: "One more" }, visitor()));
  });

  it("is held by nobody who waits for the Review, so that who revokes it waits for nobody in turn", async () => {
    const review = await openReview();
    const { token, linkId } = await invite(review);
    const { visitorKey } = granted(await joinByLink({ token, name: "Ines" }, visitor()));
    const acting = await db().$transaction(async (tx) => {
      await tx.$queryRaw`SELECT FROM "FlowSprintEvent" WHERE id = ${review.id}::uuid FOR NO KEY UPDATE`;
      const waiting = giveFeedbackByLink({ token, visitorKey, text: "In between" });
      await vi.waitFor(async () => expect(await countWaiting()).toBe(1), { timeout: 10_000 });
      await tx.$queryRaw`SELECT FROM "EventLink" WHERE id = ${linkId}::uuid FOR NO KEY UPDATE NOWAIT`;
      await tx.eventLink.update({ where: { id: linkId }, data: { revokedAt: new Date() } });
      return { waiting };
    });
    expect(refused(await acting.waiting).code).toBe("not_found");
    expect(await db().feedback.count({ where: { eventId: review.id } })).toBe(0);
  });

  it("revoked while many act by it is void for all who come after", async () => {
    const review = await openReview();
    const { token, linkId } = await invite(review);
    const keys = await Promise.all(
      Array.from({ length: 8 }, async (_, n) => granted(await joinByLink({ token, name: `G${n}` }, visitor()))),
    );
    const acts = (text: string) =>
      keys.flatMap(({ visitorKey }) => [1, 2, 3].map(() => giveFeedbackByLink({ token, visitorKey, text })));
    const [before, revoked, after] = [
      acts("Before"),
      revokeEventLink.run(csm, { ...review.room, linkId }),
      acts("After"),
    ];
    granted(await revoked);
    const answers = await Promise.all([...before, ...after]);
    for (const answer of answers) if (!answer.ok) expect(answer.refusal.code).toBe("not_found");
    expect(await db().feedback.count({ where: { eventId: review.id } })).toBe(answers.filter(({ ok }) => ok).length);
    for (const answer of await Promise.all(acts("Late"))) expect(refused(answer).code).toBe("not_found");
  });

  it("of a retired Flow Team changes nothing any more", async () => {
    const { flowTeam } = await makeFlowTeam();
    const { id: eventId } = await makeEvent({ flowTeamId: flowTeam.id, kind: "review" });
    const token = newSecret();
    await db().eventLink.create({ data: { eventId, tokenHash: hashEventSecret(token), createdAt: new Date() } });
    const { visitorKey } = granted(await joinByLink({ token, name: "Ines" }, visitor()));
    await db().flowTeam.update({ where: { id: flowTeam.id }, data: { state: "retired", retiredAt: new Date() } });
    for (const answer of [
      await giveFeedbackByLink({ token, visitorKey, text: "Still here" }),
      await joinByLink({ token, name: "Late" }, visitor()),
    ]) {
      expect(refused(answer)).toMatchObject({
        rule: "TEAM-1",
        message: expect.stringContaining("retired"),
        wayOut: "Tell who invited you what you wanted to say.",
      });
    }
    expect(await db().feedback.count({ where: { eventId } })).toBe(0);
  });
});

/** How many transactions of this database wait for a lock. */
async function countWaiting(): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return row?.count ?? 0;
}
