import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { type RisksView, gravityWord, missingInRisk } from "@/lib/domain/dependencies/risks";
import { db } from "@/lib/server/db";
import { risksViewJson } from "@/lib/server/dependencies/queries";
import { closeRisk, deleteRisk, editRisk, raiseRisk, reopenRisk } from "@/lib/server/dependencies/risk-commands";
import { undo } from "@/lib/server/undo";
import { granted, refused } from "../answers";
import { actorIn, makeFlowTeam, makeOutsider } from "../factories";

let flowTeamId: string;
let teamId: string;
let otherTeamId: string;
let developer: Actor;
let csm: Actor;

beforeAll(async () => {
  const { flowTeam, teams } = await makeFlowTeam();
  flowTeamId = flowTeam.id;
  [teamId = "", otherTeamId = ""] = teams.map(({ id }) => id);
  developer = await actorIn(flowTeamId, "developer", teamId);
  csm = await actorIn(flowTeamId, "csm");
});

const raise = async (over: object = {}) =>
  granted(await raiseRisk.run(developer, { flowTeamId, teamId, title: "The crane may come late", ...over }));
const riskIn = async (id: string) =>
  (JSON.parse(await risksViewJson(flowTeamId)) as RisksView).risks.find((risk) => risk.id === id);
const edit = (riskId: string, edits: Record<string, unknown>, actor = developer) =>
  editRisk.run(actor, {
    flowTeamId,
    riskId,
    edits: Object.fromEntries(Object.entries(edits).map(([field, to]) => [field, { seen: seenOf(field), to }])),
  });
const seenOf = (field: string) =>
  ({ plan: "", acceptedWhy: "", probability: 3, impact: 3, trend: "steady" })[field] ?? null;

describe("a Risk's class (RISK-1)", () => {
  it("takes an owner, and the refusal names what is missing", async () => {
    const { id } = await raise();
    const refusal = refused(await edit(id, { roam: "owned" }));
    expect(refusal).toMatchObject({ rule: "RISK-1", fields: { ownerId: expect.any(String) } });
    expect(refusal.message).toContain("an owner");
    granted(await edit(id, { roam: "owned", ownerId: csm.personId }));
    const risk = await riskIn(id);
    expect(risk && missingInRisk(risk)).toEqual([]);
  });

  it("mitigated takes a plan, accepted a who and a why", async () => {
    const { id } = await raise({ ownerId: csm.personId });
    expect(refused(await edit(id, { roam: "mitigated" })).fields).toHaveProperty("plan");
    granted(await edit(id, { roam: "mitigated", plan: "Rent a second crane" }));
    const seen = { roam: { seen: "mitigated", to: "accepted" } };
    const accepting = { flowTeamId, riskId: id, edits: seen };
    expect(Object.keys(refused(await editRisk.run(csm, accepting)).fields ?? {})).toEqual([
      "acceptedById",
      "acceptedWhy",
    ]);
    const why = { seen: "", to: "It costs less than a crane" };
    const who = { seen: null, to: csm.personId };
    granted(await editRisk.run(csm, { ...accepting, edits: { ...seen, acceptedById: who, acceptedWhy: why } }));
    // What its class takes can't be taken away from under it.
    const taken = { acceptedWhy: { seen: why.to, to: "" } };
    expect(refused(await editRisk.run(csm, { flowTeamId, riskId: id, edits: taken })).rule).toBe("RISK-1");
  });

  it("is taken back by undo, and tells the new owner", async () => {
    const { id } = await raise();
    const classed = await edit(id, { roam: "owned", ownerId: csm.personId });
    granted(classed);
    expect(await db().inboxItem.count({ where: { itemId: id, personId: csm.personId, kind: "assigned" } })).toBe(1);
    granted(await undo.run(developer, { commandId: classed.ok ? classed.commandId : "" }));
    expect(await riskIn(id)).toMatchObject({ roam: null, ownerId: null });
  });
});

describe("the register", () => {
  it("has the open ones first, the gravest on top", async () => {
    const [slight, grave, over] = [
      await raise({ probability: 1, impact: 2 }),
      await raise({ probability: 5, impact: 5 }),
      await raise({ probability: 5, impact: 5 }),
    ];
    granted(await closeRisk.run(developer, { flowTeamId, riskId: over.id, why: "It happened" }));
    const ids = (JSON.parse(await risksViewJson(flowTeamId)) as RisksView).risks.map(({ id }) => id);
    expect(ids.indexOf(grave.id)).toBeLessThan(ids.indexOf(slight.id));
    expect(ids.at(-1)).toBe(over.id);
    expect(gravityWord({ probability: 5, impact: 5 })).toBe("grave");
    granted(await reopenRisk.run(developer, { flowTeamId, riskId: over.id }));
    expect((await riskIn(over.id))?.closedAt).toBeNull();
  });

  it("says where each tends and when it is looked at again, which is taken back by undo", async () => {
    const { id } = await raise();
    expect(await riskIn(id)).toMatchObject({ trend: "steady", reviewOn: null });
    const seen = await edit(id, { trend: "rising", reviewOn: "2026-12-04" });
    granted(seen);
    expect(await riskIn(id)).toMatchObject({ trend: "rising", reviewOn: "2026-12-04" });
    expect(refused(await edit(id, { trend: "sideways" })).code).toBe("invalid");
    expect(refused(await edit(id, { reviewOn: "2026-02-30" })).code).toBe("invalid");
    granted(await undo.run(developer, { commandId: seen.ok ? seen.commandId : "" }));
    expect(await riskIn(id)).toMatchObject({ trend: "steady", reviewOn: null });
  });

  it("is kept by who raised it, its owner, its team's PO and SM, and the leadership", async () => {
    const { id } = await raise();
    const stranger = await actorIn(flowTeamId, "po", otherTeamId);
    expect(refused(await edit(id, { probability: 5 }, stranger)).code).toBe("forbidden");
    expect(refused(await deleteRisk.run(await makeOutsider(), { flowTeamId, riskId: id })).code).toBe("not_found");
    granted(await edit(id, { ownerId: stranger.personId }));
    granted(await edit(id, { probability: 5 }, stranger));
  });

  it("names only people, teams and Epics of its own Flow Team", async () => {
    const elsewhere = await makeFlowTeam();
    const guest = await actorIn(flowTeamId, "stakeholder");
    const tries = [{ teamId: elsewhere.teams[0]?.id }, { ownerId: guest.personId }, { epicId: crypto.randomUUID() }];
    for (const fields of tries) {
      expect(refused(await raiseRisk.run(developer, { flowTeamId, title: "A risk", ...fields })).code).toBe(
        "not_found",
      );
    }
    expect(refused(await raiseRisk.run(developer, { flowTeamId, title: "A risk", probability: 6 })).code).toBe(
      "invalid",
    );
  });
});
