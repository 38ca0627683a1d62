import { beforeAll, describe, expect, it } from "vitest";
import { type ImprovementsView, improvementsOf } from "@/lib/domain/events/improvements";
import { db } from "@/lib/server/db";
import { closeEvent } from "@/lib/server/events/close-commands";
import {
  addImprovement,
  deleteImprovement,
  editImprovement,
  reorderImprovement,
  restoreImprovement,
  settleImprovement,
} from "@/lib/server/events/improvement-commands";
import { addEventGuest } from "@/lib/server/events/schedule-commands";
import { type WhoseImprovements, improvementView, improvementsView } from "@/lib/server/events/improvement-queries";
import { undo } from "@/lib/server/undo";
import { granted, refused } from "../answers";
import { makeEvent } from "../event-rows";
import { type World, makeWorld } from "../refusals-world";

let world: World;
let team: { id: string; slug: string };

beforeAll(async () => {
  world = await makeWorld();
  team = await db().scrumTeam.findUniqueOrThrow({ where: { id: world.teamId }, select: { id: true, slug: true } });
});

let sprint = 0;

/** A retrospective that decides, of a Flow Sprint of its own. */
async function open(ofTeam = false) {
  sprint += 1;
  const { flowTeamId } = world;
  const kind = ofTeam ? "team_retrospective" : "flow_retrospective";
  const event = await makeEvent({
    flowTeamId,
    kind,
    sprintNumber: sprint,
    stage: { phase: "deciding" },
    ...(ofTeam && { team }),
  });
  return { sprintNumber: sprint, room: { flowTeamId, key: event.key } };
}

const list = async (whose: WhoseImprovements, from: number) => {
  const body = await improvementsView(whose, from).load(world.flowTeamId);
  return (JSON.parse(body ?? "") as ImprovementsView).improvements;
};

describe("an Improvement", () => {
  it("goes into the next Flow Sprint's Flow Backlog, or the team's, and its owner is told", async () => {
    const { sm, csm } = world.actors;
    const { room, sprintNumber } = await open();
    const { id, number } = granted(
      await addImprovement.run(csm, { ...room, title: "Faster builds", ownerId: sm.personId, measure: "Minutes" }),
    );
    expect(await list("flow team", sprintNumber + 1)).toMatchObject([
      {
        number,
        title: "Faster builds",
        teamId: null,
        sprintNumber: sprintNumber + 1,
        ownerId: sm.personId,
        eventKey: room.key,
      },
    ]);
    const told = await db().inboxItem.findMany({ where: { itemId: id } });
    expect(told).toMatchObject([
      { personId: sm.personId, itemKind: "Improvement", itemTitle: `M-${number} Faster builds` },
    ]);
    const ofTeam = await open(true);
    granted(await addImprovement.run(sm, { ...ofTeam.room, title: "Pair more" }));
    expect(await list({ teamId: world.teamId }, 1)).toMatchObject([{ title: "Pair more", teamId: world.teamId }]);
    expect((await list("flow team", 1)).map(({ title }) => title)).toEqual(["Faster builds"]);
    expect(JSON.parse((await improvementView(number).load(world.flowTeamId)) ?? "")).toMatchObject({ id });
  });

  it("is kept by all in the room while it is open, and then by its owner and who leads", async () => {
    const { po, otherPo, sm, csm, developer } = world.actors;
    const { room } = await open();
    const { id } = granted(
      await addImprovement.run(po, {
        ...room,
        title: "Fewer handovers",
        ownerId: developer.personId,
        dueOn: "2030-02-01",
      }),
    );
    const named = { flowTeamId: world.flowTeamId, improvementId: id };
    const measure = (seen: string, to: string) => ({ ...named, edits: { measure: { seen, to } } });
    expect(refused(await closeEvent.run(csm, { ...room })).message).toContain("have owner, measure and date: 0 of 1");
    granted(await editImprovement.run(otherPo, measure("", "Days waiting")));
    granted(await closeEvent.run(csm, { ...room }));
    expect(refused(await editImprovement.run(otherPo, measure("Days waiting", "Hours"))).code).toBe("forbidden");
    expect(refused(await editImprovement.run(sm, measure("Days waiting", "Hours"))).code).toBe("forbidden");
    granted(await editImprovement.run(developer, measure("Days waiting", "Hours waiting")));
    expect(refused(await settleImprovement.run(csm, { ...named, state: "done", effect: " " })).fields).toHaveProperty(
      "effect",
    );
    granted(await settleImprovement.run(csm, { ...named, state: "done", effect: "Half as many" }));
    expect((await list("flow team", 1)).find((one) => one.id === id)).toMatchObject({
      state: "done",
      effect: "Half as many",
    });
    const stale = refused(await editImprovement.run(csm, measure("Days waiting", "Weeks")));
    expect(stale).toMatchObject({ code: "stale", conflicts: [{ field: "measure", theirs: "Hours waiting" }] });
  });

  it("has one place in its backlog, whoever moves what at once, and gets it back", async () => {
    const { csm } = world.actors;
    const { room, sprintNumber } = await open();
    const ids: string[] = [];
    for (const title of ["a", "b", "c", "d"]) ids.push(granted(await addImprovement.run(csm, { ...room, title })).id);
    const [a = "", b = "", c = "", d = ""] = ids;
    const { flowTeamId } = world;
    const order = async () =>
      improvementsOf(await list("flow team", sprintNumber + 1), { teamId: null, sprintNumber: sprintNumber + 1 })
        .map(({ title }) => title)
        .join("");
    const move = (improvementId: string, afterId: string | null) =>
      reorderImprovement.run(csm, { flowTeamId, improvementId, afterId });
    const moved = await move(d, null);
    granted(moved);
    expect(await order()).toBe("dabc");
    granted(await undo.run(csm, { commandId: moved.ok ? moved.commandId : "" }));
    expect(await order()).toBe("abcd");
    for (const answer of await Promise.all([move(a, c), move(b, c), move(d, c)])) granted(answer);
    const after = await order();
    expect([...after].sort().join("")).toBe("abcd");
    expect(after[0]).toBe("c");
    granted(await deleteImprovement.run(csm, { flowTeamId, improvementId: c }));
    expect(await order()).toBe(after.slice(1));
    granted(await restoreImprovement.run(csm, { flowTeamId, improvementId: c }));
    expect(await order()).toBe(after);
  });

  it("of before that is open still comes along", async () => {
    const { csm } = world.actors;
    const { room, sprintNumber } = await open();
    const { id } = granted(await addImprovement.run(csm, { ...room, title: "Old one" }));
    const later = async () => (await list("flow team", sprintNumber + 5)).some((one) => one.id === id);
    expect(await later()).toBe(true);
    granted(
      await settleImprovement.run(csm, {
        flowTeamId: world.flowTeamId,
        improvementId: id,
        state: "dropped",
        effect: "Moot",
      }),
    );
    expect(await later()).toBe(false);
  });

  it("of a team closes its retrospective once it has an owner, a measure and a date", async () => {
    const { sm, developer } = world.actors;
    const { room } = await open(true);
    const { id } = granted(
      await addImprovement.run(developer, { ...room, title: "Review sooner", ownerId: sm.personId }),
    );
    expect(refused(await closeEvent.run(sm, room)).message).toMatch(
      /Action items and Improvements for the next sprint: 0 of 1 \(M-\d+ Review sooner: no measure, no date\)/,
    );
    granted(
      await editImprovement.run(sm, {
        flowTeamId: world.flowTeamId,
        improvementId: id,
        edits: { dueOn: { seen: null, to: "2030-02-01" } },
      }),
    );
    const lacksMeasure = refused(await closeEvent.run(sm, room));
    expect(lacksMeasure.message).toContain("Review sooner: no measure)");
    expect(lacksMeasure.wayOut).toContain("ask the CSM in as a guest");
    granted(
      await editImprovement.run(sm, {
        flowTeamId: world.flowTeamId,
        improvementId: id,
        edits: { measure: { seen: "", to: "Reviews within a day" } },
      }),
    );
    granted(await closeEvent.run(sm, room));
    const event = await db().flowSprintEvent.findFirstOrThrow({
      where: { key: room.key, flowTeamId: world.flowTeamId },
    });
    expect(event.minutesText).toContain("Review sooner");
  });

  it("of a team without a measure lets the CSM override once the team asked them in, and not before", async () => {
    const { sm, csm } = world.actors;
    const { room } = await open(true);
    granted(await addImprovement.run(sm, { ...room, title: "Review sooner", ownerId: sm.personId }));
    const overridden = { ...room, overrideReason: "The measure is found next week" };
    expect(refused(await closeEvent.run(csm, overridden)).code).toBe("not_found");
    granted(await addEventGuest.run(sm, { ...room, personId: csm.personId }));
    expect(refused(await closeEvent.run(sm, overridden))).toMatchObject({
      code: "forbidden",
      wayOut: expect.stringContaining("they may override with a written reason"),
    });
    granted(await closeEvent.run(csm, overridden));
  });
});
