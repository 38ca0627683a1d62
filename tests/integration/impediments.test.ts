import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { type ImpedimentsView, daysOld } from "@/lib/domain/dependencies/impediments";
import { db } from "@/lib/server/db";
import {
  deleteImpediment,
  editImpediment,
  escalateImpediment,
  raiseImpediment,
  reopenImpediment,
  resolveImpediment,
} from "@/lib/server/dependencies/impediment-commands";
import { impedimentsViewJson } from "@/lib/server/dependencies/queries";
import { undo } from "@/lib/server/undo";
import { granted, refused } from "../answers";
import { actorIn, makeFlowTeam, makeStory } from "../factories";

let flowTeamId: string;
let teamId: string;
let developer: Actor;
let sm: Actor;
let csm: Actor;

beforeAll(async () => {
  const { flowTeam, teams } = await makeFlowTeam();
  flowTeamId = flowTeam.id;
  teamId = teams[0]?.id ?? "";
  developer = await actorIn(flowTeamId, "developer", teamId);
  sm = await actorIn(flowTeamId, "sm", teamId);
  csm = await actorIn(flowTeamId, "csm");
});

const raise = async (over: object = {}) =>
  granted(await raiseImpediment.run(developer, { flowTeamId, teamId, title: "No test ship", ...over }));
const view = async () => (JSON.parse(await impedimentsViewJson(flowTeamId)) as ImpedimentsView).impediments;
const one = async (id: string) => (await view()).find((impediment) => impediment.id === id);
const news = (itemId: string, { personId }: Actor) =>
  db().inboxItem.findMany({ where: { itemId, personId }, select: { kind: true, text: true } });

describe("an Impediment", () => {
  it("is told to its team's SM, and once escalated to the CSM", async () => {
    const story = await makeStory({ flowTeamId, teamId });
    const { id } = await raise({ storyId: story.id });
    expect(await news(id, sm)).toEqual([{ kind: "impediment", text: "says what is in the way" }]);
    expect(await news(id, csm)).toEqual([]);
    expect(await one(id)).toMatchObject({ story: { number: story.number }, escalatedAt: null });
    expect(refused(await escalateImpediment.run(developer, { flowTeamId, impedimentId: id })).code).toBe("forbidden");
    const escalated = await escalateImpediment.run(sm, { flowTeamId, impedimentId: id });
    granted(escalated);
    expect(await news(id, csm)).toEqual([{ kind: "impediment", text: "escalates it to the Flow Team" }]);
    expect((await one(id))?.escalatedAt).not.toBeNull();
    granted(await undo.run(sm, { commandId: escalated.ok ? escalated.commandId : "" }));
    expect((await one(id))?.escalatedAt).toBeNull();
  });

  it("is resolved with a word, by its owner, its team's SM or the CSM, and can be opened again", async () => {
    const { id } = await raise();
    const input = { flowTeamId, impedimentId: id };
    expect(refused(await resolveImpediment.run(sm, { ...input, resolution: " " })).fields).toHaveProperty("resolution");
    expect(refused(await resolveImpediment.run(developer, { ...input, resolution: "Done" })).code).toBe("forbidden");
    granted(await resolveImpediment.run(sm, { ...input, resolution: "A ship is rented" }));
    expect(await news(id, developer)).toEqual([{ kind: "impediment", text: "has resolved it: A ship is rented" }]);
    expect(await one(id)).toMatchObject({ resolution: "A ship is rented" });
    granted(await reopenImpediment.run(csm, input));
    expect(await one(id)).toMatchObject({ resolvedAt: null, resolution: "" });
    granted(
      await editImpediment.run(developer, { ...input, edits: { ownerId: { seen: null, to: developer.personId } } }),
    );
    granted(await resolveImpediment.run(developer, { ...input, resolution: "Found one" }));
  });

  it("of the Flow Team goes no higher", async () => {
    const { id } = await raise({ teamId: null });
    expect(await news(id, csm)).toMatchObject([{ kind: "impediment" }]);
    expect(refused(await escalateImpediment.run(csm, { flowTeamId, impedimentId: id })).message).toContain("already");
  });

  it("lists the oldest first, and deleted ones not at all", async () => {
    const [older, newer] = [await raise(), await raise()];
    await db().impediment.update({ where: { id: older.id }, data: { createdAt: new Date("2026-01-05") } });
    const ids = (await view()).map(({ id }) => id);
    expect(ids.indexOf(older.id)).toBeLessThan(ids.indexOf(newer.id));
    granted(await deleteImpediment.run(developer, { flowTeamId, impedimentId: newer.id }));
    expect(await one(newer.id)).toBeUndefined();
    expect(daysOld("2026-01-05T10:00:00Z", new Date("2026-01-07T09:00:00Z"))).toBe(1);
  });
});
