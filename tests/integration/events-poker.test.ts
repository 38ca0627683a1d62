import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access";
import type { BallotView } from "@/lib/domain/events/ballots";
import { roundsOf } from "@/lib/domain/events/poker";
import { db } from "@/lib/server/db";
import { anotherRound, castVote, openBallot, revealBallot, settleBallot } from "@/lib/server/events/ballot-commands";
import { ballotsViewJson } from "@/lib/server/events/ballot-queries";
import { closeEvent } from "@/lib/server/events/close-commands";
import { lookOn } from "@/lib/server/events/poker-commands";
import { granted, refused } from "../answers";
import { makeEvent } from "../event-rows";
import { actorIn, actorOf, makeFlowTeam, makeRole, makeStory } from "../factories";

let flowTeamId: string;
let team: { id: string; slug: string };
let sm: Actor;
let po: Actor;
let developer: Actor;
let key: string;
let storyId: string;
let ballotId: string;
let held = 0;

beforeAll(async () => {
  const { flowTeam, teams } = await makeFlowTeam();
  flowTeamId = flowTeam.id;
  if (!teams[0]) throw new Error("A Flow Team has teams.");
  team = teams[0];
  [sm, po, developer] = [
    await actorIn(flowTeamId, "sm", team.id),
    await actorIn(flowTeamId, "po", team.id),
    await actorIn(flowTeamId, "developer", team.id),
  ];
});

beforeEach(async () => {
  held++;
  ({ key } = await makeEvent({ flowTeamId, kind: "refinement", ordinal: held, team }));
  storyId = (await makeStory({ flowTeamId, teamId: team.id, criteria: 1 })).id;
  const ask = { flowTeamId, key, kind: "poker", subjectId: storyId, deck: "fibonacci" } as const;
  ballotId = granted(await openBallot.run(sm, ask)).id;
});

const room = () => ({ flowTeamId, key, ballotId });
const vote = (by: Actor, value: string, round = 1) => castVote.run(by, { ...room(), round, value });
const reveal = (round = 1) => revealBallot.run(sm, { ...room(), round });
const settle = (by: Actor, result: string, seen: string | null = null, round = 1) =>
  settleBallot.run(by, { ...room(), round, seen, result });
const again = (by: Actor, seen: string | null = null, round = 1) => anotherRound.run(by, { ...room(), round, seen });
const estimate = async () => (await db().story.findUniqueOrThrow({ where: { id: storyId } })).estimate;
const shown = async () => {
  const ballots = JSON.parse((await ballotsViewJson(flowTeamId, key)) ?? "[]") as BallotView[];
  const ballot = ballots.find(({ id }) => id === ballotId);
  if (!ballot) throw new Error("The vote is gone.");
  return ballot;
};

describe("planning poker", () => {
  it("says who has laid a card, and not what is on it", async () => {
    granted(await vote(po, "8"));
    expect(await shown()).toMatchObject({ votedIds: [po.personId], voted: 1, revealed: null });
    expect(JSON.stringify({ ...(await shown()), deck: [] })).not.toContain('"8"');
  });

  it("writes the number agreed on into the Story, as a change of its own with its way back", async () => {
    granted(await vote(po, "8"));
    granted(await vote(developer, "3"));
    granted(await reveal());
    expect(refused(await settle(sm, "?"))).toMatchObject({ code: "invalid", fields: { result: expect.any(String) } });
    granted(await settle(sm, "5"));
    expect(await estimate()).toBe(5);
    const [told] = await db().auditEntry.findMany({ where: { itemId: storyId, command: "events.settleBallot" } });
    expect(told).toMatchObject({ actorId: sm.personId, before: { estimate: null }, after: { estimate: 5 } });
    expect(told?.undo).toMatchObject({ command: "stories.editStories" });
  });

  it("takes a number that is on no card", async () => {
    granted(await vote(po, "8"));
    granted(await reveal());
    granted(await settle(sm, "7"));
    expect(await estimate()).toBe(7);
  });

  it("is written by who may estimate the Story: somebody of another team who leads the room can't", async () => {
    const other = await actorIn(flowTeamId, "csm");
    await db().flowSprintEvent.updateMany({ where: { flowTeamId, key }, data: { facilitatorId: other.personId } });
    granted(await vote(po, "8"));
    granted(await revealBallot.run(other, { ...room(), round: 1 }));
    expect(refused(await settle(other, "8")).code).toBe("forbidden");
    expect(await estimate()).toBeNull();
    expect((await shown()).state).toBe("revealed");
  });

  it("keeps the rounds before in sight, and in the minutes", async () => {
    granted(await vote(po, "13"));
    granted(await vote(developer, "3"));
    granted(await reveal());
    granted(await again(sm));
    expect(roundsOf(await shown())).toMatchObject(
      [{ round: 1, votes: [{ value: "3" }, { value: "13" }] }].map(anyOrder),
    );
    expect(await shown()).toMatchObject({ state: "voting", round: 2, votedIds: [] });
    granted(await vote(po, "8", 2));
    granted(await reveal(2));
    granted(await settle(sm, "8", null, 2));
    expect(roundsOf(await shown()).map(({ round }) => round)).toEqual([1, 2]);
    granted(await closeEvent.run(sm, { flowTeamId, key, overrideReason: null }));
    const { minutesDocument } = await db().flowSprintEvent.findFirstOrThrow({ where: { flowTeamId, key } });
    const { sections } = minutesDocument as { sections: { title: string; lines: string[] }[] };
    expect(sections.map(({ title }) => title)).toEqual(["Became Ready", "Estimated"]);
    expect(sections[1]?.lines[0]).toMatch(/: 8 points \(round 1: .* 13.*; round 2: .* 8\)$/);
  });

  it("doesn't wait for who looks on, and takes no vote of theirs", async () => {
    granted(await vote(developer, "3"));
    granted(await lookOn.run(developer, { flowTeamId, key, isLooking: true }));
    expect(await shown()).toMatchObject({ voted: 0, votedIds: [] });
    expect(refused(await vote(developer, "3")).message).toBe("You look on: your vote wouldn't count.");
    granted(await lookOn.run(developer, { flowTeamId, key, isLooking: false }));
    granted(await vote(developer, "3"));
    const { stage } = await db().flowSprintEvent.findFirstOrThrow({ where: { flowTeamId, key } });
    expect(stage).toMatchObject({ lookOn: [] });
  });
});

describe("at the same time", () => {
  it("one of a final number and another round holds; the other is told", async () => {
    granted(await vote(po, "8"));
    granted(await reveal());
    const [settled, asked] = await Promise.all([settle(sm, "8"), again(sm)]);
    expect([settled.ok, asked.ok].filter(Boolean)).toHaveLength(1);
    expect(refused(settled.ok ? asked : settled).code).toBe("stale");
    const { state, result } = await shown();
    expect([state, result, await estimate()]).toEqual(settled.ok ? ["settled", "8", 8] : ["voting", null, null]);
  });

  it("two facilitators agree on different numbers: the first one's is written, the second is told", async () => {
    const holding = await makeRole({ flowTeamId, role: "developer", scrumTeamId: team.id });
    const second = await actorOf(holding.personId);
    await db().flowSprintEvent.updateMany({ where: { flowTeamId, key }, data: { facilitatorId: second.personId } });
    granted(await vote(po, "8"));
    granted(await reveal());
    const answers = await Promise.all([settle(sm, "5"), settle(second, "8")]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal.code]))).toEqual(["stale"]);
    expect(String(await estimate())).toBe((await shown()).result);
  });

  it("two press another round: there is one more, not two", async () => {
    granted(await vote(po, "8"));
    granted(await reveal());
    const answers = await Promise.all([again(sm), again(sm), again(sm)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await shown()).toMatchObject({ round: 2, state: "voting" });
  });

  it("a whole team votes while one of it begins to look on: all other votes count", async () => {
    const people = await Promise.all(
      Array.from({ length: 8 }, async () =>
        actorOf((await makeRole({ flowTeamId, role: "developer", scrumTeamId: team.id })).personId),
      ),
    );
    const [looker] = people;
    if (!looker) throw new Error("There are people.");
    const answers = await Promise.all([
      ...people.map((person) => vote(person, "5")),
      lookOn.run(looker, { flowTeamId, key, isLooking: true }),
    ]);
    expect(answers.slice(1).every(({ ok }) => ok)).toBe(true);
    granted(await reveal());
    const [round] = roundsOf(await shown());
    expect(round?.votes.map(({ personId }) => personId).sort()).toEqual(
      people
        .slice(1)
        .map(({ personId }) => personId)
        .sort(),
    );
  });
});

/** Votes come by name, and the names of people in tests are made up. */
function anyOrder({ round, votes }: { round: number; votes: { value: string }[] }) {
  return { round, votes: expect.arrayContaining(votes.map((one) => expect.objectContaining(one))) };
}
