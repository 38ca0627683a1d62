import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access";
import type { EventKind } from "@/lib/domain/events/contracts";
import type { Minutes } from "@/lib/domain/events/minutes";
import { minutesText } from "@/lib/domain/events/minutes";
import { MinutesAsked, type MinutesListView } from "@/lib/domain/events/minutes-list";
import { db } from "@/lib/server/db";
import { setCalendar } from "@/lib/server/calendar/commands";
import { minutesListView } from "@/lib/server/events/minutes-queries";
import { minutesFileFor } from "@/lib/server/events/serve-minutes";
import { serveViewTo } from "@/lib/server/view";
import { granted } from "@/tests/answers";
import { makeEvent } from "@/tests/event-rows";
import { actorIn, actorOf, makeFlowTeam, makeRole } from "@/tests/factories";

let here: { id: string; slug: string };
let own: { id: string; slug: string };
let other: { id: string; slug: string };
let developer: Actor;

/** Closes an event of Flow Sprint 1 with minutes that say a decision. */
async function close(
  kind: EventKind,
  decision: string,
  more: Partial<Minutes> & { ordinal?: number },
  team?: typeof own,
) {
  const { ordinal = 1, ...said } = more;
  const event = await makeEvent({ flowTeamId: here.id, kind, ordinal, ...(team && { team }) });
  const minutes: Minutes = {
    name: `${kind} ${ordinal}`,
    kind,
    sprintNumber: 1,
    day: "2026-03-12",
    openedAt: 0,
    closedAt: 0,
    closedBy: "Ada",
    facilitator: "Ada",
    planned: 60,
    used: 55,
    steps: [],
    attendance: [],
    absent: [],
    outputs: [{ name: "Goal", said: "there", isMet: true }],
    overrideReason: null,
    decisions: [decision],
    parked: [],
    extensions: [],
    actions: [],
    sections: [],
    ...said,
  };
  await db().flowSprintEvent.update({
    where: { id: event.id },
    data: {
      state: "closed",
      closedAt: new Date(),
      runningSince: null,
      minutesDocument: minutes,
      minutesText: minutesText(minutes),
    },
  });
  return event.key;
}

async function list(actor: Actor, asked: Record<string, string> = {}): Promise<MinutesListView> {
  const body = await minutesListView(actor, MinutesAsked.parse(asked)).load(here.id);
  return JSON.parse(body ?? "null") as MinutesListView;
}
const keys = async (actor: Actor, asked?: Record<string, string>) =>
  (await list(actor, asked)).lines.map(({ key }) => key);

beforeAll(async () => {
  const { flowTeam, teams } = await makeFlowTeam();
  const [first, second] = teams;
  if (!first || !second) throw new Error("A Flow Team has Scrum Teams.");
  [here, own, other] = [flowTeam, first, second];
  developer = await actorIn(here.id, "developer", own.id);
  const calendar = { startsOn: "2030-01-07", sprintWeeks: 2, milestoneSprints: 4 } as const;
  granted(await setCalendar.run(await actorIn(here.id, "csm"), { flowTeamId: here.id, ...calendar }));
  await close("planning_1", "We buy an anchor", {});
  await close("scrum_of_scrums", "The anchor is late", {
    used: 75,
    added: 10,
    overrideReason: "The harbour closed",
    outputs: [{ name: "Teams have reported", said: "2 of 3", isMet: false }],
    actions: [{ number: 1, text: "Call the yard", owner: "Ada", dueOn: null, state: "open" }],
  });
  await close("team_retrospective", "The anchor is heavy", {}, own);
  await close("team_retrospective", "Nobody says anchor", {}, other);
  await close("daily_scrum", "We paint", {}, other);
});

describe("the list of minutes", () => {
  test("has closed events newest first, a team's Retrospective for that team alone", async () => {
    expect(await keys(developer)).toEqual([
      `s1-daily-scrum-1-${other.slug}`,
      `s1-team-retrospective-${own.slug}`,
      "s1-scrum-of-scrums-1",
      "s1-planning-1",
    ]);
    expect((await keys(await actorIn(here.id, "csm"))).filter((key) => key.includes("retrospective"))).toEqual([]);
  });

  test("says what each took, left behind and lacked", async () => {
    const { lines } = await list(developer, { kind: "scrum_of_scrums" });
    expect(lines).toMatchObject([
      {
        used: 75,
        planned: 60,
        added: 10,
        decisions: 1,
        actions: 1,
        missing: 1,
        overrideReason: "The harbour closed",
        day: "2026-03-12",
      },
    ]);
  });

  test.each([
    ["kind", { kind: "planning_1" }, ["s1-planning-1"]],
    ["the Flow Team itself", { team: "-" }, ["s1-scrum-of-scrums-1", "s1-planning-1"]],
    ["words", { q: "anchor late" }, ["s1-scrum-of-scrums-1"]],
    ["a Flow Sprint without any", { sprint: "2" }, []],
    ["what is no kind not at all", { kind: "party", q: "anchor late" }, ["s1-scrum-of-scrums-1"]],
  ])("is narrowed by %s", async (_, asked, expected) => {
    expect(await keys(developer, asked)).toEqual(expected);
  });

  test("is narrowed by team, and finds the words of its own team's Retrospective", async () => {
    expect(await keys(developer, { team: own.slug, q: "heavy" })).toEqual([`s1-team-retrospective-${own.slug}`]);
    expect(await keys(await actorIn(here.id, "csm"), { q: "heavy" })).toEqual([]);
  });

  test("doesn't exist for a Stakeholder", async () => {
    const guest = await actorOf((await makeRole({ flowTeamId: here.id, role: "stakeholder" })).personId);
    const request = new Request("http://localhost/minutes");
    const answer = await serveViewTo(guest, request, here.slug, minutesListView(guest, {}));
    expect(answer.status).toBe(404);
  });
});

describe("minutes as a Markdown file", () => {
  test("hold what was decided and what an addendum corrects", async () => {
    const event = await db().flowSprintEvent.findFirstOrThrow({ where: { flowTeamId: here.id, kind: "planning_1" } });
    await db().eventNote.create({
      data: {
        eventId: event.id,
        kind: "addendum",
        text: "It was two anchors",
        authorId: developer.personId,
        createdAt: new Date(),
      },
    });
    const answer = await minutesFileFor(developer, here.slug, event.key);
    expect(answer.headers.get("content-type")).toBe("text/markdown; charset=utf-8");
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="s1-planning-1.md"');
    const text = await answer.text();
    expect(text).toContain("## Decisions\n\n- We buy an anchor");
    expect(text).toContain(`${developer.name}: It was two anchors`);
  });

  test("of another team's Retrospective, and of what was never held, don't exist", async () => {
    for (const key of [`s1-team-retrospective-${other.slug}`, "s1-review", "minutes"])
      expect((await minutesFileFor(developer, here.slug, key)).status, key).toBe(404);
  });
});
