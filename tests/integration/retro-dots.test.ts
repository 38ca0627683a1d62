import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { type RetroView, usualDots } from "@/lib/domain/events/retro";
import type { RetroPhase } from "@/lib/domain/events/room";
import { db } from "@/lib/server/db";
import { giveDots, placeDot, takeDot, writeCard } from "@/lib/server/events/retro-commands";
import { retroViewJson } from "@/lib/server/events/retro-queries";
import { setPhase, voteAgain } from "@/lib/server/events/phase-commands";
import { granted, refused } from "../answers";
import { makeEvent } from "../event-rows";
import { actorOf, makeRole } from "../factories";
import { type World, makeWorld } from "../refusals-world";

let world: World;
let team: { id: string; slug: string };

beforeAll(async () => {
  world = await makeWorld();
  team = await db().scrumTeam.findUniqueOrThrow({ where: { id: world.teamId }, select: { id: true, slug: true } });
});

let sprint = 0;

/** A retrospective of its own, the Flow Team's or the team's, in a phase. */
async function open(phase: RetroPhase, ofTeam = false) {
  sprint += 1;
  const kind = ofTeam ? "team_retrospective" : "flow_retrospective";
  const draft = { flowTeamId: world.flowTeamId, sprintNumber: sprint, stage: { phase } };
  const event = await makeEvent({ ...draft, kind, ...(ofTeam && { team }) });
  return { eventId: event.id, room: { flowTeamId: world.flowTeamId, key: event.key } };
}

type Room = { flowTeamId: string; key: string };
const write = async (room: Room, actor: Actor, text: string) =>
  granted(await writeCard.run(actor, { ...room, column: "to_improve", text })).id;
const view = async ({ flowTeamId, key }: Room) => JSON.parse(await retroViewJson(flowTeamId, key)) as RetroView;
/** So many people of a Scrum Team, who are in its rooms. */
const people = (count: number) =>
  Promise.all(
    Array.from({ length: count }, async () => {
      const role = await makeRole({ flowTeamId: world.flowTeamId, role: "developer", scrumTeamId: world.teamId });
      return actorOf(role.personId);
    }),
  );

describe("dots", () => {
  it("of 20 people who press at once are never more than each has", async () => {
    const { room, eventId } = await open("writing", true);
    const voters = await people(20);
    const cards: string[] = [];
    for (const text of ["a", "b", "c"]) cards.push(await write(room, world.actors.sm, text));
    granted(await setPhase.run(world.actors.sm, { ...room, phase: "voting", seen: "writing" }));
    const presses = voters.flatMap((voter) =>
      Array.from({ length: 9 }, (_, n) => placeDot.run(voter, { ...room, cardId: cards[n % 3] ?? "" })),
    );
    const answers = await Promise.all(presses);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(20 * usualDots);
    for (const answer of answers) {
      if (!answer.ok) expect(answer.refusal.message).toBe(`All ${usualDots} of your dots are on the table.`);
    }
    const sums = await db().$queryRaw<{ dots: number }[]>`
      SELECT sum(value::int)::int AS dots FROM "Secret" WHERE "eventId" = ${eventId}::uuid AND kind = 'dots' GROUP BY "personId"`;
    expect(sums.map(({ dots }) => dots)).toEqual(Array.from({ length: 20 }, () => usualDots));
    expect((await view(room)).dotsPlaced).toBe(20 * usualDots);
  });

  it("are as many as the facilitator gives, and no more however many press at once", async () => {
    const { room, eventId } = await open("writing", true);
    const { sm, developer } = world.actors;
    const voters = await people(10);
    const cards: string[] = [];
    for (const text of ["a", "b", "c"]) cards.push(await write(room, sm, text));
    expect(refused(await giveDots.run(developer, { ...room, seen: 6, dots: 4 })).code).toBe("forbidden");
    expect(refused(await giveDots.run(sm, { ...room, seen: 6, dots: 13 })).message).toContain("at most 12");
    expect(refused(await giveDots.run(sm, { ...room, seen: 6, dots: 0 })).message).toContain("a dot or more");
    granted(await giveDots.run(sm, { ...room, seen: 6, dots: 4 }));
    expect(refused(await giveDots.run(sm, { ...room, seen: 6, dots: 8 }))).toMatchObject({
      code: "stale",
      message: expect.stringContaining("Everybody has 4 dots now"),
    });
    granted(await setPhase.run(sm, { ...room, phase: "voting", seen: "writing" }));
    const answers = await Promise.all(
      voters.flatMap((voter) =>
        Array.from({ length: 7 }, (_, n) => placeDot.run(voter, { ...room, cardId: cards[n % 3] ?? "" })),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(10 * 4);
    for (const answer of answers) {
      if (!answer.ok) expect(answer.refusal.message).toBe("All 4 of your dots are on the table.");
    }
    const stage = await db().flowSprintEvent.findUniqueOrThrow({ where: { id: eventId }, select: { stage: true } });
    expect(stage).toMatchObject({ stage: { phase: "voting", dots: 4 } });
    granted(await giveDots.run(sm, { ...room, seen: 4, dots: 5 }));
    granted(await placeDot.run(voters[0] ?? sm, { ...room, cardId: cards[2] ?? "" }));
    expect(refused(await giveDots.run(sm, { ...room, seen: 5, dots: 4 })).message).toContain("Somebody has 5 dots");
    const fewer = { stage: { phase: "voting", dots: 4 } };
    await expect(db().flowSprintEvent.update({ where: { id: eventId }, data: fewer })).rejects.toThrow(
      "nobody gets fewer dots than they have placed",
    );
    granted(await setPhase.run(sm, { ...room, phase: "deciding", seen: "voting" }));
    expect(refused(await giveDots.run(sm, { ...room, seen: 5, dots: 12 })).message).toContain("The dots are counted");
  });

  it("that are placed while the facilitator gives fewer are never more than each has then", async () => {
    for (const fewer of [1, 2, 3]) {
      const { room, eventId } = await open("writing", true);
      const { sm } = world.actors;
      const voters = await people(6);
      const cards: string[] = [];
      for (const text of ["a", "b"]) cards.push(await write(room, sm, text));
      granted(await setPhase.run(sm, { ...room, phase: "voting", seen: "writing" }));
      const [given, ...votes] = await Promise.all([
        giveDots.run(sm, { ...room, seen: 6, dots: fewer }),
        ...voters.flatMap((voter) =>
          Array.from({ length: 4 }, (_, n) => placeDot.run(voter, { ...room, cardId: cards[n % 2] ?? "" })),
        ),
      ]);
      const limit = given?.ok ? fewer : 6;
      if (given && !given.ok) expect(given.refusal.message).toContain("on the table already");
      const sums = await db().$queryRaw<{ dots: number }[]>`
        SELECT sum(value::int)::int AS dots FROM "Secret" WHERE "eventId" = ${eventId}::uuid AND kind = 'dots' GROUP BY "personId"`;
      expect(Math.max(0, ...sums.map(({ dots }) => dots))).toBeLessThanOrEqual(limit);
      for (const vote of votes) if (!vote.ok) expect(vote.refusal.code).toBe("invalid");
    }
  });

  it("are refused beyond six and three by the database too", async () => {
    const { room, eventId } = await open("voting");
    const { personId } = world.actors.po;
    const [one, other] = await db().retroCard.createManyAndReturn({
      data: ["a", "b"].map((text) => ({ eventId, column: "idea", text })),
    });
    const dots = (itemId = "", value: string) =>
      db().secret.create({ data: { eventId, kind: "dots", itemId, personId, value } });
    await expect(dots(one?.id, "4")).rejects.toThrow("one to three dots of a person are on one card");
    await dots(one?.id, "3");
    await dots(other?.id, "3");
    const third = await db().retroCard.create({ data: { eventId, column: "idea", text: "c" } });
    await expect(dots(third.id, "1")).rejects.toThrow("a person has 6 dots in this retrospective");
    expect(refused(await placeDot.run(world.actors.po, { ...room, cardId: third.id })).message).toContain("All 6");
  });

  it("are hidden until the reveal, and come before it or not at all", async () => {
    const { room, eventId } = await open("writing", true);
    const cardId = await write(room, world.actors.sm, "a");
    const voters = await people(12);
    granted(await setPhase.run(world.actors.sm, { ...room, phase: "voting", seen: "writing" }));
    granted(await placeDot.run(world.actors.sm, { ...room, cardId }));
    expect((await view(room)).cards).toMatchObject([{ id: cardId, dots: null }]);
    const [revealed, ...votes] = await Promise.all([
      setPhase.run(world.actors.sm, { ...room, phase: "deciding", seen: "voting" }),
      ...voters.map((voter) => placeDot.run(voter, { ...room, cardId })),
    ]);
    granted(revealed);
    const counted = votes.filter(({ ok }) => ok).length;
    for (const vote of votes) if (!vote.ok) expect(vote.refusal.message).toContain("after the reveal");
    expect((await view(room)).cards).toMatchObject([{ id: cardId, dots: counted + 1 }]);
    expect(await db().secret.count({ where: { eventId, kind: "dots" } })).toBe(counted + 1);
  });

  it("that were counted stay as they are wherever the room is led, and go for a new round alone", async () => {
    const { room, eventId } = await open("writing", true);
    const { sm, developer } = world.actors;
    const [cardId, other] = [await write(room, sm, "a"), await write(room, sm, "b")];
    const voters = await people(8);
    const lead = async (seen: RetroPhase, phase: RetroPhase) =>
      granted(await setPhase.run(sm, { ...room, seen, phase }));
    await lead("writing", "voting");
    expect(refused(await voteAgain.run(sm, { ...room, seenRound: 1 })).message).toContain("aren’t counted yet");
    granted(await placeDot.run(sm, { ...room, cardId }));
    await lead("voting", "deciding");
    // Back to voting, while everybody presses: nobody's dot gets in, and none comes off.
    const [back, ...late] = await Promise.all([
      setPhase.run(sm, { ...room, seen: "deciding", phase: "voting" }),
      takeDot.run(sm, { ...room, cardId }),
      ...voters.map((voter) => placeDot.run(voter, { ...room, cardId: other })),
    ]);
    granted(back);
    for (const dot of late) expect(refused(dot).message).toBe("The dots are counted: this one came after the reveal.");
    const dots = async () => Object.fromEntries((await view(room)).cards.map((card) => [card.id, card.dots]));
    expect(await dots()).toEqual({ [cardId]: 1, [other]: 0 });
    await lead("voting", "grouping");
    expect(await dots()).toEqual({ [cardId]: null, [other]: null });
    await lead("grouping", "voting");
    expect(await dots()).toEqual({ [cardId]: 1, [other]: 0 });

    expect(refused(await voteAgain.run(developer, { ...room, seenRound: 1 })).code).toBe("forbidden");
    // Asked for by two at once it is one round; a dot comes before it and is refused, or after it and counts.
    const [first, second, ...votes] = await Promise.all([
      voteAgain.run(sm, { ...room, seenRound: 1 }),
      voteAgain.run(sm, { ...room, seenRound: 1 }),
      ...voters.map((voter) => placeDot.run(voter, { ...room, cardId: other })),
    ]);
    for (const asked of [first, second]) granted(asked);
    for (const dot of votes) if (!dot.ok) expect(dot.refusal.message).toContain("after the reveal");
    const { stage } = await db().flowSprintEvent.findUniqueOrThrow({ where: { id: eventId }, select: { stage: true } });
    expect(stage).toMatchObject({ phase: "voting", round: 2 });
    expect(await dots()).toEqual({ [cardId]: null, [other]: null });
    const placed = votes.filter(({ ok }) => ok).length;
    expect((await view(room)).dotsPlaced).toBe(placed);
    await lead("voting", "deciding");
    expect(await dots()).toEqual({ [cardId]: 0, [other]: placed });
  });
});
