import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access";
import type { BallotView } from "@/lib/domain/events/ballots";
import { db } from "@/lib/server/db";
import {
  anotherRound,
  castVote,
  openBallot,
  revealBallot,
  settleBallot,
  withdrawBallot,
} from "@/lib/server/events/ballot-commands";
import { ballotsViewJson, readOwnVotes } from "@/lib/server/events/ballot-queries";
import { granted, refused } from "../answers";
import { makeEvent } from "../event-rows";
import { actorIn, makeFlowTeam, makeRole, makeStory, actorOf } from "../factories";

let flowTeamId: string;
let team: { id: string; slug: string };
let csm: Actor;
let po: Actor;
let sm: Actor;
let key: string;
let eventId: string;

beforeAll(async () => {
  const { flowTeam, teams } = await makeFlowTeam();
  flowTeamId = flowTeam.id;
  if (!teams[0]) throw new Error("A Flow Team has teams.");
  team = teams[0];
  csm = await actorIn(flowTeamId, "csm");
  po = await actorIn(flowTeamId, "po", team.id);
  sm = await actorIn(flowTeamId, "sm", team.id);
  ({ key, id: eventId } = await makeEvent({ flowTeamId, kind: "planning_2" }));
});

const open = async () => granted(await openBallot.run(csm, { flowTeamId, key, kind: "confidence" })).id;
const vote = (by: Actor, ballotId: string, value: string | null, round = 1) =>
  castVote.run(by, { flowTeamId, key, ballotId, round, value });
const reveal = (ballotId: string, round = 1) => revealBallot.run(csm, { flowTeamId, key, ballotId, round });
const withdraw = async (ballotId: string) => granted(await withdrawBallot.run(csm, { flowTeamId, key, ballotId }));
const seen = async (ballotId: string) =>
  (JSON.parse((await ballotsViewJson(flowTeamId, key)) ?? "[]") as BallotView[]).find(({ id }) => id === ballotId);

describe("a vote", () => {
  it("is hidden from all but who cast it until the reveal, and from history for good", async () => {
    const id = await open();
    granted(await vote(po, id, "2"));
    granted(await vote(po, id, "4"));
    granted(await vote(sm, id, "5"));
    expect(await seen(id)).toMatchObject({ voted: 2, revealed: null, state: "voting" });
    expect(await readOwnVotes(flowTeamId, key, po.personId)).toEqual({ [id]: "4" });
    const told = await db().auditEntry.findMany({ where: { itemId: eventId, command: "events.castVote" } });
    expect(told).toHaveLength(3);
    for (const { actorId, before, after } of told) expect([actorId, before, after]).toEqual([null, null, null]);
    granted(await reveal(id));
    const shown = await seen(id);
    expect(shown?.revealed).toEqual({
      kind: "confidence",
      all: { 4: 1, 5: 1 },
      teams: [{ teamId: team.id, tally: { 4: 1, 5: 1 } }],
      voted: [team.id],
    });
    expect(await db().secret.count({ where: { itemId: id } })).toBe(0);
    await withdraw(id);
  });

  it("after the reveal is refused, and counts in another round", async () => {
    const id = await open();
    granted(await vote(po, id, "1"));
    granted(await reveal(id));
    expect(refused(await vote(sm, id, "5"))).toMatchObject({
      message: "The votes are revealed: this round takes no more.",
      wayOut: "Ask who facilitates for another round.",
    });
    granted(await anotherRound.run(csm, { flowTeamId, key, ballotId: id, round: 1 }));
    expect(await seen(id)).toMatchObject({ round: 2, state: "voting", voted: 0, revealed: null });
    expect(refused(await vote(sm, id, "5", 1)).code).toBe("stale");
    granted(await vote(sm, id, "5", 2));
    granted(await vote(sm, id, null, 2));
    expect(refused(await reveal(id, 2)).message).toBe("Nobody has voted yet, so there is nothing to reveal.");
    await withdraw(id);
  });

  it("is one at a time in a room, and asking twice opens one", async () => {
    const [one, other] = await Promise.all([open(), open()]);
    expect(one).toBe(other);
    expect(await db().ballot.count({ where: { eventId, state: "voting" } })).toBe(1);
    await withdraw(one);
  });

  it("of twenty at once meets a reveal: each counts, or is told that it came too late", async () => {
    const voters: Actor[] = [];
    for (let n = 0; n < 20; n++) {
      const { personId } = await makeRole({ flowTeamId, role: "developer", scrumTeamId: team.id });
      await db().eventGuest.create({ data: { eventId, personId } });
      voters.push(await actorOf(personId));
    }
    const id = await open();
    granted(await vote(po, id, "3"));
    const casting = voters.map((voter) => vote(voter, id, "3"));
    const [revealed, ...cast] = await Promise.all([reveal(id), ...casting]);
    granted(revealed);
    const counted = cast.filter((answer) => answer.ok).length;
    for (const answer of cast) if (!answer.ok) expect(answer.refusal.code).toBe("stale");
    expect((await seen(id))?.revealed).toMatchObject({ all: { 3: counted + 1 } });
    expect(await db().secret.count({ where: { itemId: id } })).toBe(0);
    await withdraw(id);
  });
});

describe("planning poker", () => {
  it("is the team's, shows who chose what after the reveal, and ends with a number agreed on", async () => {
    const refinement = await makeEvent({ flowTeamId, kind: "refinement", team });
    const story = await makeStory({ flowTeamId, teamId: team.id });
    const room = { flowTeamId, key: refinement.key };
    const opened = await openBallot.run(sm, { ...room, kind: "poker", subjectId: story.id, deck: "fibonacci" });
    const ballotId = granted(opened).id;
    granted(await castVote.run(po, { ...room, ballotId, round: 1, value: "8" }));
    expect(refused(await castVote.run(po, { ...room, ballotId, round: 1, value: "7" })).code).toBe("invalid");
    expect(refused(await castVote.run(csm, { ...room, ballotId, round: 1, value: "8" })).code).toBe("forbidden");
    expect(refused(await settleBallot.run(sm, { ...room, ballotId, result: "8" })).code).toBe("rule");
    granted(await revealBallot.run(sm, { ...room, ballotId, round: 1 }));
    granted(await settleBallot.run(sm, { ...room, ballotId, result: "5" }));
    const kept = await db().ballot.findUniqueOrThrow({ where: { id: ballotId } });
    expect(kept).toMatchObject({
      state: "settled",
      result: "5",
      revealed: { kind: "poker", votes: [{ personId: po.personId, name: po.name, value: "8" }] },
    });
  });

  it("isn't played on a Story of another team, nor where all teams are", async () => {
    const story = await makeStory({ flowTeamId });
    const refinement = await makeEvent({ flowTeamId, kind: "refinement", team });
    const ask = { flowTeamId, kind: "poker", subjectId: story.id, deck: "fibonacci" } as const;
    expect(refused(await openBallot.run(sm, { ...ask, key: refinement.key })).code).toBe("not_found");
    expect(refused(await openBallot.run(csm, { ...ask, key })).code).toBe("invalid");
  });
});
