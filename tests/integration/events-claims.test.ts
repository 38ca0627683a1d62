import { beforeEach, describe, expect, it } from "vitest";
import { addDays, todayIn, weekdayOf } from "@/lib/domain/calendar/dates";
import type { Actor } from "@/lib/domain/access";
import { type ClaimsView, isTakenUp } from "@/lib/domain/events/claims";
import { setCalendar } from "@/lib/server/calendar/commands";
import type { InputOf } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { changeClaim, claimEpic, withdrawClaim } from "@/lib/server/events/claim-commands";
import { claimsView } from "@/lib/server/events/claim-views";
import { addObjective, deleteObjective, editObjective, moveObjective } from "@/lib/server/events/objective-commands";
import { overrideGate } from "@/lib/server/flow-teams/override-commands";
import { undo } from "@/lib/server/undo";
import { granted, refused } from "../answers";
import { actorIn, makeFlowTeam } from "../factories";
import { makeEpic } from "../epic-rows";

let flowTeamId: string;
let teamId: string;
let otherTeamId: string;
let cpo: Actor;
let csm: Actor;
let po: Actor;
let otherPo: Actor;

beforeEach(async () => {
  const { flowTeam, teams } = await makeFlowTeam();
  flowTeamId = flowTeam.id;
  teamId = teams[0]?.id ?? "";
  otherTeamId = teams[1]?.id ?? "";
  cpo = await actorIn(flowTeamId, "cpo");
  csm = await actorIn(flowTeamId, "csm");
  po = await actorIn(flowTeamId, "po", teamId);
  otherPo = await actorIn(flowTeamId, "po", otherTeamId);
  const today = todayIn("Europe/Zurich", new Date());
  const startsOn = addDays(today, 8 - weekdayOf(today));
  granted(await setCalendar.run(csm, { flowTeamId, startsOn, sprintWeeks: 2, milestoneSprints: 4 }));
});

const view = async (number = 1) => JSON.parse((await claimsView(number).load(flowTeamId)) ?? "") as ClaimsView;
const named = (epicId: string, of = teamId, sprintNumber = 1) => ({ flowTeamId, sprintNumber, epicId, teamId: of });
const claim = (epicId: string, points = 5) => claimEpic.run(po, { ...named(epicId), points });

describe("a claim", () => {
  it("is made by the team's PO of a Ready Epic, several teams may, and it moves no Stories", async () => {
    const epic = await makeEpic({ flowTeamId, isReady: true });
    granted(await claim(epic.id));
    expect(refused(await claimEpic.run(po, { ...named(epic.id, otherTeamId), points: 3 })).code).toBe("forbidden");
    expect(refused(await claimEpic.run(csm, { ...named(epic.id, otherTeamId), points: 3 })).code).toBe("forbidden");
    granted(await claimEpic.run(otherPo, { ...named(epic.id, otherTeamId), points: 3 }));
    expect((await view()).claims).toMatchObject([
      { epicId: epic.id, teamId, points: 5, claimedBy: po.name },
      { epicId: epic.id, teamId: otherTeamId, points: 3 },
    ]);
    expect((await view(2)).elsewhere).toEqual({ [epic.id]: 8 });
    expect(await db().sprintEntry.count({ where: { flowTeamId } })).toBe(0);
  });

  it("is withdrawn by the CSM too, of any team, and comes back as it was when that is taken back", async () => {
    const epic = await makeEpic({ flowTeamId, isReady: true });
    granted(await claim(epic.id, 8));
    const change = { ...named(epic.id), points: { seen: 8, to: 3 } };
    expect(refused(await changeClaim.run(csm, change)).code).toBe("forbidden");
    expect(refused(await withdrawClaim.run(otherPo, named(epic.id))).code).toBe("forbidden");
    expect(refused(await withdrawClaim.run(cpo, named(epic.id))).code).toBe("forbidden");
    const withdrawn = await withdrawClaim.run(csm, named(epic.id));
    granted(withdrawn);
    expect((await view()).claims).toEqual([]);
    const told = async () =>
      (await db().inboxItem.findFirst({ where: { personId: po.personId, itemId: epic.id } }))?.text;
    expect(await told()).toMatch(/^withdrew .+'s claim of E-\d+ in S\d+$/);
    granted(await undo.run(csm, { commandId: withdrawn.ok ? withdrawn.commandId : "" }));
    expect((await view()).claims).toMatchObject([{ epicId: epic.id, teamId, points: 8, claimedBy: po.name }]);
    expect(await told()).toMatch(/^brought back .+'s claim of /);
    // Nobody else's word counts for who claimed it.
    granted(await withdrawClaim.run(po, named(epic.id)));
    granted(await claimEpic.run(po, { ...named(epic.id), points: 8, claimedById: csm.personId }));
    expect((await view()).claims).toMatchObject([{ epicId: epic.id, claimedBy: po.name }]);
  });

  it("of one team on one Epic is one, however often it is made at once", async () => {
    const epic = await makeEpic({ flowTeamId, isReady: true });
    const answers = await Promise.all([5, 5, 8, 8, 5].map((points) => claim(epic.id, points)));
    const [first] = (await view()).claims;
    expect((await view()).claims).toHaveLength(1);
    for (const answer of answers) {
      if (!answer.ok) expect(answer.refusal.message).toContain(`already, with ${first?.points} points`);
    }
    expect(answers.filter(({ ok }) => ok).length).toBeGreaterThan(0);
    expect(await db().auditEntry.count({ where: { itemId: epic.id, command: "events.claimEpic" } })).toBe(1);
  });

  it("takes a Ready Epic, or the CSM's Override, once (BLG-1)", async () => {
    const epic = await makeEpic({ flowTeamId, isReady: false });
    expect(refused(await claim(epic.id))).toMatchObject({
      rule: "BLG-1",
      message: expect.stringContaining("it lacks"),
    });
    const ask = { flowTeamId, rule: "BLG-1", transition: "claim", itemId: epic.id, reason: "A spike first" } as const;
    granted(await overrideGate.run(csm, ask));
    expect((await view()).overrides).toEqual({ [epic.id]: "A spike first" });
    const [one, other] = await Promise.all([
      claim(epic.id),
      claimEpic.run(otherPo, { ...named(epic.id, otherTeamId), points: 2 }),
    ]);
    expect([one.ok, other.ok].sort()).toEqual([false, true]);
    expect((await view()).overrides).toEqual({});
  });

  it("is changed and withdrawn, and each is taken back", async () => {
    const epic = await makeEpic({ flowTeamId, isReady: true });
    granted(await claim(epic.id));
    expect(refused(await changeClaim.run(po, { ...named(epic.id), points: { seen: 3, to: 8 } })).code).toBe("stale");
    const changed = await changeClaim.run(po, { ...named(epic.id), points: { seen: 5, to: 8 } });
    granted(changed);
    if (changed.ok) granted(await undo.run(po, { flowTeamId, commandId: changed.commandId }));
    expect((await view()).claims).toMatchObject([{ points: 5 }]);
    const withdrawn = await withdrawClaim.run(po, named(epic.id));
    granted(withdrawn);
    expect((await view()).claims).toEqual([]);
    if (withdrawn.ok) granted(await undo.run(po, { flowTeamId, commandId: withdrawn.commandId }));
    expect((await view()).claims).toMatchObject([{ points: 5 }]);
  });

  it("isn't made of a finished Epic, nor in a Flow Sprint that is closed", async () => {
    const done = await makeEpic({ flowTeamId, isReady: true, status: "done" });
    expect(refused(await claim(done.id)).message).toContain("there is nothing left to claim");
    const open = await makeEpic({ flowTeamId, isReady: true });
    await db().flowSprint.update({
      where: { flowTeamId_number: { flowTeamId, number: 1 } },
      data: { state: "closed", startedAt: new Date(), closedAt: new Date() },
    });
    expect(refused(await claim(open.id))).toMatchObject({
      rule: "CAL-4",
      message: expect.stringContaining("is closed"),
    });
    granted(await claimEpic.run(po, { ...named(open.id, teamId, 2), points: 5 }));
  });
});

describe("an objective", () => {
  it("is the CPO's, in the CPO's order, and taken up once one of its Epics is claimed", async () => {
    const epics = [await makeEpic({ flowTeamId, isReady: true }), await makeEpic({ flowTeamId, isReady: true })];
    const epicIds = epics.map(({ id }) => id);
    const add = (text: string) => addObjective.run(cpo, { flowTeamId, sprintNumber: 1, text, epicIds });
    const { id } = granted(await add("Round the light"));
    const other = granted(await add("Berth at night")).id;
    expect(refused(await addObjective.run(po, { flowTeamId, sprintNumber: 1, text: "Mine", epicIds })).code).toBe(
      "forbidden",
    );
    const texts = async () => (await view()).objectives.map(({ text }) => text);
    const moved = await moveObjective.run(cpo, { flowTeamId, objectiveId: other, afterId: null });
    granted(moved);
    expect(await texts()).toEqual(["Berth at night", "Round the light"]);
    if (moved.ok) granted(await undo.run(cpo, { flowTeamId, commandId: moved.commandId }));
    expect(await texts()).toEqual(["Round the light", "Berth at night"]);
    const [objective] = (await view()).objectives;
    if (!objective) throw new Error("There is one.");
    expect(isTakenUp(objective, (await view()).claims)).toBe(false);
    granted(await claim(epicIds[1] ?? ""));
    expect(isTakenUp(objective, (await view()).claims)).toBe(true);
    const gone = await deleteObjective.run(cpo, { flowTeamId, objectiveId: id });
    granted(gone);
    expect(await texts()).toEqual(["Berth at night"]);
    expect((await view()).claims).toHaveLength(1);
    if (gone.ok) granted(await undo.run(cpo, { flowTeamId, commandId: gone.commandId }));
    expect(await texts()).toEqual(["Round the light", "Berth at night"]);
  });

  it("keeps what two changed at once: the same field is asked about, others merge", async () => {
    const [one, other] = [await makeEpic({ flowTeamId }), await makeEpic({ flowTeamId })];
    const add = { flowTeamId, sprintNumber: 1, text: "Round the light", epicIds: [one.id] };
    const { id: objectiveId } = granted(await addObjective.run(cpo, add));
    const editing = (edits: InputOf<typeof editObjective>["edits"]) =>
      editObjective.run(cpo, { flowTeamId, objectiveId, edits });
    granted(await editing({ text: { seen: "Round the light", to: "Round both" } }));
    expect(refused(await editing({ text: { seen: "Round the light", to: "Round three" } }))).toMatchObject({
      code: "stale",
      conflicts: [{ theirs: "Round both" }],
    });
    granted(await editing({ epicIds: { seen: [one.id], to: [other.id, one.id] } }));
    expect((await view()).objectives).toMatchObject([{ text: "Round both", epicIds: [one.id, other.id].sort() }]);
  });
});
