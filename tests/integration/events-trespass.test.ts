import { beforeAll, describe, expect, it } from "vitest";
import { setCalendar } from "@/lib/server/calendar/commands";
import type { Actor } from "@/lib/domain/access";
import { MinutesAsked } from "@/lib/domain/events/minutes-list";
import { db } from "@/lib/server/db";
import { readRoomRights } from "@/lib/server/events/room-queries";
import { addAction } from "@/lib/server/events/action-commands";
import { addNote, removeNote, restoreNote } from "@/lib/server/events/note-commands";
import { retroFiguresView, retroView } from "@/lib/server/events/retro-views";
import { ballotsView } from "@/lib/server/events/ballot-views";
import { lastVersionView, objectivesAheadView, openFeedbackView } from "@/lib/server/events/review-views";
import { roomView } from "@/lib/server/events/views";
import { retireFlowTeam } from "@/lib/server/flow-teams/commands";
import { handOverFacilitation, openEvent } from "@/lib/server/events/room-commands";
import { judgeGoal } from "@/lib/server/events/validation-commands";
import { serveViewTo } from "@/lib/server/view";
import { proxy } from "@/proxy";
import { NextRequest } from "next/server";
import { granted, refused } from "../answers";
import { makeEvent } from "../event-rows";
import { actorIn, makeFlowTeam } from "../factories";

let flowTeam: { id: string; slug: string; name: string };
let [team, otherTeam]: { id: string; slug: string }[] = [];
let [csm, sm, developer, other, stakeholder]: Actor[] = [];

beforeAll(async () => {
  const made = await makeFlowTeam();
  flowTeam = made.flowTeam;
  [team, otherTeam] = made.teams;
  csm = await actorIn(flowTeam.id, "csm");
  sm = await actorIn(flowTeam.id, "sm", team?.id);
  developer = await actorIn(flowTeam.id, "developer", team?.id);
  other = await actorIn(flowTeam.id, "developer", otherTeam?.id);
  stakeholder = await actorIn(flowTeam.id, "stakeholder");
  granted(
    await setCalendar.run(csm, {
      flowTeamId: flowTeam.id,
      startsOn: "2030-01-07",
      sprintWeeks: 2,
      milestoneSprints: 4,
    }),
  );
});

const input = (key: string) => ({ flowTeamId: flowTeam.id, key });
const status = async (actor: Actor | undefined, view: Parameters<typeof serveViewTo>[3]) =>
  (await serveViewTo(actor ?? null, new Request("http://localhost/view"), flowTeam.slug, view)).status;

describe("what only rooms of a kind have", () => {
  it("exists for none of another kind, whoever may look into that", async () => {
    const review = await makeEvent({ flowTeamId: flowTeam.id, kind: "review" });
    const daily = await makeEvent({ flowTeamId: flowTeam.id, kind: "daily_scrum", ...(team && { team }) });
    for (const view of [retroFiguresView, retroView, openFeedbackView, lastVersionView, objectivesAheadView]) {
      expect(await status(stakeholder, view(review.key))).toBe(404);
      expect(await status(other, view(daily.key))).toBe(404);
    }
    const retro = await makeEvent({ flowTeamId: flowTeam.id, kind: "team_retrospective", ...(team && { team }) });
    expect(await status(developer, retroFiguresView(retro.key))).toBe(200);
    expect(await status(other, retroFiguresView(retro.key))).toBe(404);
  });
});

describe("what an event works on", () => {
  it("isn't for a Stakeholder who is asked to one that isn't theirs, though they follow its course", async () => {
    const planning = await makeEvent({ flowTeamId: flowTeam.id, kind: "planning_1", sprintNumber: 7 });
    await db().eventGuest.create({ data: { eventId: planning.id, personId: stakeholder?.personId ?? "" } });
    expect(await status(stakeholder, roomView(planning.key))).toBe(200);
    for (const view of [openFeedbackView, ballotsView]) {
      expect(await status(stakeholder, view(planning.key))).toBe(404);
      expect(await status(developer, view(planning.key))).toBe(200);
    }
    const review = await makeEvent({ flowTeamId: flowTeam.id, kind: "review", sprintNumber: 7 });
    expect(await status(stakeholder, ballotsView(review.key))).toBe(200);
  });
});

describe("decisions and action items", () => {
  it("are written down by the Members an event is for, and read by Stakeholders", async () => {
    const { key, id } = await makeEvent({ flowTeamId: flowTeam.id, kind: "review", sprintNumber: 8 });
    const write = async (actor: Actor | undefined) => [
      await addNote.run(actor ?? null, { ...input(key), kind: "decision", text: "The chamber orders the berths" }),
      await addAction.run(actor ?? null, { ...input(key), text: "Buy lunch" }),
    ];
    for (const answer of await write(stakeholder)) {
      expect(refused(answer)).toMatchObject({
        code: "forbidden",
        message: expect.stringContaining("written down by Members"),
        wayOut: expect.stringContaining("Ask a Member"),
      });
    }
    for (const member of [csm, sm, developer]) for (const answer of await write(member)) granted(answer);
    const by = { eventId: id, kind: "decision", text: "Ours", createdAt: new Date() } as const;
    const own = await db().eventNote.create({ data: { ...by, authorId: stakeholder?.personId ?? "" } });
    const remove = { ...input(key), noteId: own.id };
    expect(refused(await removeNote.run(stakeholder ?? null, remove)).code).toBe("forbidden");
    expect(await status(stakeholder, roomView(key))).toBe(200);
  });
});

describe("a decision about an item", () => {
  it("is made, taken back and brought back by who decides about it alone", async () => {
    const { key, id } = await makeEvent({ flowTeamId: flowTeam.id, kind: "review", sprintNumber: 2 });
    granted(await judgeGoal.run(csm ?? null, { ...input(key), is: "missed", text: "" }));
    const verdicts = () => db().eventNote.findMany({ where: { eventId: id, about: "goal", deletedAt: null } });
    const [verdict] = await verdicts();
    const aboutTeam = await addNote.run(stakeholder ?? null, {
      ...input(key),
      kind: "decision",
      about: team?.id ?? "",
      text: "Flow Sprint Goal: reached.",
    });
    expect(refused(aboutTeam)).toMatchObject({
      code: "invalid",
      fields: { about: expect.stringContaining("is decided there") },
    });
    expect(
      refused(await addNote.run(developer ?? null, { ...input(key), kind: "decision", about: "goal", text: "x" })).code,
    ).toBe("invalid");
    expect(await db().eventNote.count({ where: { eventId: id, about: team?.id ?? "" } })).toBe(0);
    const noteId = verdict?.id ?? "";
    expect(refused(await removeNote.run(csm ?? null, { ...input(key), noteId })).code).toBe("not_found");
    granted(await judgeGoal.run(csm ?? null, { ...input(key), is: "reached", text: "" }));
    expect(refused(await restoreNote.run(csm ?? null, { ...input(key), noteId })).code).toBe("not_found");
    expect((await verdicts()).map(({ text }) => text)).toEqual([expect.stringContaining("reached")]);
  });
});

describe("facilitation", () => {
  it("is handed over within those the room exists for", async () => {
    const { key } = await makeEvent({
      flowTeamId: flowTeam.id,
      kind: "team_retrospective",
      sprintNumber: 3,
      ...(team && { team }),
    });
    const to = (person: Actor | undefined) =>
      handOverFacilitation.run(sm ?? null, { ...input(key), personId: person?.personId ?? "" });
    for (const outsider of [other, stakeholder, csm]) expect(refused(await to(outsider)).code).toBe("not_found");
    granted(await to(developer));
  });

  it("lets nobody into a room that is closed", async () => {
    const event = {
      flowTeamId: flowTeam.id,
      kind: "team_retrospective" as const,
      sprintNumber: 4,
      ...(team && { team }),
    };
    const facilitatorId = other?.personId ?? "";
    const { key } = await makeEvent({ ...event, facilitatorId });
    expect((await readRoomRights(flowTeam.id, key))?.facilitatorId).toBe(facilitatorId);
    await makeEvent({ ...event, facilitatorId, state: "closed" });
    expect((await readRoomRights(flowTeam.id, key))?.facilitatorId).toBeNull();
    expect(await status(other, retroFiguresView(key))).toBe(404);
  });
});

describe("an address that no row holds", () => {
  it("leads nowhere, and a zero character narrows no list of minutes", () => {
    const asked = new NextRequest("http://localhost/api/flow-teams/x/events/s15-review%00/own-votes");
    expect(proxy(asked).status).toBe(404);
    expect(MinutesAsked.parse({ team: "\0", q: "a\0" })).toEqual({ team: undefined, q: undefined });
  });
});

describe("the rooms of a retired Flow Team", () => {
  it("can be looked into, not changed", async () => {
    const { key } = await makeEvent({ flowTeamId: flowTeam.id, kind: "scrum_of_scrums", sprintNumber: 5 });
    granted(await retireFlowTeam.run(csm ?? null, { flowTeamId: flowTeam.id, name: flowTeam.name }));
    const note = { ...input(key), kind: "decision", text: "Too late" } as const;
    expect(refused(await addNote.run(csm ?? null, note)).rule).toBe("TEAM-1");
    expect(refused(await openEvent.run(csm ?? null, input("s6-scrum-of-scrums-1"))).rule).toBe("TEAM-1");
  });
});
