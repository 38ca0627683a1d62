import { beforeAll, describe, expect, it } from "vitest";
import { contracts } from "@/lib/domain/events/contracts";
import type { Actor } from "@/lib/domain/access";
import { type Minutes, minutesMarkdown } from "@/lib/domain/events/minutes";
import type { OutputFacts } from "@/lib/domain/events/outputs";
import type { RoomView } from "@/lib/domain/events/room";
import { setCalendar } from "@/lib/server/calendar/commands";
import { db } from "@/lib/server/db";
import { addAction, editAction } from "@/lib/server/events/action-commands";
import { closeEvent } from "@/lib/server/events/close-commands";
import { sayNone } from "@/lib/server/events/note-commands";
import { outputLoaders } from "@/lib/server/events/output-facts";
import { roomViewJson } from "@/lib/server/events/room-queries";
import { granted, refused } from "../answers";
import { makeEvent } from "../event-rows";
import { actorIn, makeFlowTeam } from "../factories";

let flowTeamId: string;
let slug: string;
let team: { id: string; slug: string };
let csm: Actor;
let sm: Actor;
let developer: Actor;

beforeAll(async () => {
  const { flowTeam, teams } = await makeFlowTeam();
  [flowTeamId, slug] = [flowTeam.id, flowTeam.slug];
  team = teams[0] ?? { id: "", slug: "" };
  csm = await actorIn(flowTeamId, "csm");
  sm = await actorIn(flowTeamId, "sm", team.id);
  developer = await actorIn(flowTeamId, "developer", team.id);
  granted(await setCalendar.run(csm, { flowTeamId, startsOn: "2030-01-07", sprintWeeks: 2, milestoneSprints: 4 }));
});

const minutesOf = async (id: string) =>
  (await db().flowSprintEvent.findUniqueOrThrow({ where: { id } })).minutesDocument as Minutes;

describe.each(["scrum_of_scrums", "team_retrospective"] as const)("action items that came back to a %s", (kind) => {
  const isOfTeam = kind === "team_retrospective";
  const output = contracts[kind].outputs.find(({ key }) => key === "actions")?.name ?? "";
  const held = async (sprintNumber: number) => {
    const event = await makeEvent({ flowTeamId, kind, sprintNumber, ...(isOfTeam && { team }) });
    const facts = (): Promise<OutputFacts> => outputLoaders[kind].load(db(), { ...event, slug });
    return { event, facts, lead: isOfTeam ? sm : csm, at: { flowTeamId, key: event.key } };
  };

  it("are counted until they are settled, so that nobody says there are none", async () => {
    const before = await held(1);
    const whole = { ...before.at, ownerId: sm.personId, dueOn: "2030-02-01" };
    const first = granted(await addAction.run(before.lead, { ...whole, text: "Fill the tanks" }));
    const second = granted(await addAction.run(before.lead, { ...whole, text: "Ask the yard" }));
    granted(await addAction.run(before.lead, { ...whole, text: "Oil the winch" }));
    const reason = isOfTeam ? {} : { overrideReason: "All are at sea" };
    granted(await closeEvent.run(before.lead, { ...before.at, ...reason }));

    const { event, facts, lead, at } = await held(2);
    expect((await facts()).actions).toMatchObject({ met: 3, of: 3 });
    const open = { seen: "open" as const };
    granted(
      await editAction.run(sm, { flowTeamId, actionId: first.id, edits: { state: { ...open, to: "done" as const } } }),
    );
    granted(
      await editAction.run(sm, { flowTeamId, actionId: second.id, edits: { dueOn: { seen: "2030-02-01", to: null } } }),
    );
    expect((await facts()).actions).toMatchObject({
      met: 2,
      of: 3,
      missing: [{ label: expect.stringMatching(/Ask the yard: no date$/) }],
    });
    const { actions } = JSON.parse((await roomViewJson(flowTeamId, event.key)) ?? "") as RoomView;
    expect(actions.map(({ text, state, isNew }) => [text, state, isNew])).toEqual([
      ["Fill the tanks", "done", false],
      ["Ask the yard", "open", false],
      ["Oil the winch", "open", false],
    ]);
    granted(await sayNone.run(lead, { ...at, output: "actions", isNone: true }));
    expect(refused(await closeEvent.run(lead, at)).message).toContain(`${output}: 2 of 3`);
    granted(
      await editAction.run(sm, {
        flowTeamId,
        actionId: second.id,
        edits: { state: { ...open, to: "dropped" as const } },
      }),
    );
    granted(await closeEvent.run(lead, { ...at, ...reason }));
    const minutes = await minutesOf(event.id);
    expect(minutes.actions).toEqual([]);
    expect(minutes.outputs).toContainEqual({ name: output, said: "2 of 2", isMet: true });
    const text = minutesMarkdown(minutes);
    expect(text).toContain(`Fill the tanks (${sm.name}, by Fri 1 Feb 2030, done, from before)`);
    expect(text).toContain(`Ask the yard (${sm.name}, no date, dropped, from before)`);
    expect(text).toContain(`Oil the winch (${sm.name}, by Fri 1 Feb 2030, open, from before)`);
  });
});

describe("the owner of an action item", () => {
  it("of a team's Retrospective is somebody who may enter its room: they are told what it says", async () => {
    const event = await makeEvent({ flowTeamId, kind: "team_retrospective", sprintNumber: 3, team });
    const at = { flowTeamId, key: event.key };
    const give = (owner: Actor) => addAction.run(sm, { ...at, text: "whisper", ownerId: owner.personId });
    const told = () => db().inboxItem.count({ where: { personId: csm.personId } });
    const before = await told();
    expect(refused(await give(csm)).message).toContain("stays in the team");
    const { id: actionId } = granted(await give(developer));
    const toCsm = { flowTeamId, actionId, edits: { ownerId: { seen: developer.personId, to: csm.personId } } };
    expect(refused(await editAction.run(sm, toCsm)).message).toContain("stays in the team");
    expect(await told()).toBe(before);
    await db().eventGuest.create({ data: { eventId: event.id, personId: csm.personId } });
    granted(await editAction.run(sm, toCsm));
  });

  it("of a Scrum of Scrums is any Member", async () => {
    const { key } = await makeEvent({ flowTeamId, kind: "scrum_of_scrums", sprintNumber: 3 });
    granted(await addAction.run(csm, { flowTeamId, key, text: "Label the ropes", ownerId: developer.personId }));
  });
});
