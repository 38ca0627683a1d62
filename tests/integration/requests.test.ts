import { encode } from "next-auth/jwt";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { GET as readOwnTable } from "@/app/api/flow-teams/[slug]/events/[key]/own-table/route";
import { GET as readOwnVotes } from "@/app/api/flow-teams/[slug]/events/[key]/own-votes/route";
import { GET as readMinutes } from "@/app/api/flow-teams/[slug]/events/[key]/minutes/route";
import { GET as readRoom } from "@/app/api/flow-teams/[slug]/events/[key]/room/route";
import { GET as readToday } from "@/app/api/flow-teams/[slug]/today/route";
import { GET as search } from "@/app/api/flow-teams/[slug]/search/route";
import { POST as beat } from "@/app/api/flow-teams/[slug]/presence/route";
import { POST as runQueued } from "@/app/api/commands/[name]/route";
import { changePassword, forgotPassword } from "@/lib/actions/accounts";
import { addNote, attendEvent } from "@/lib/actions/events";
import { giveFeedbackByLink, joinByLink } from "@/lib/actions/events-review";
import { findLastUndoable } from "@/lib/actions/history";
import { setCalendar } from "@/lib/server/calendar/commands";
import { db } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { makeEvent } from "../event-rows";
import { granted, refused } from "../answers";
import { actorIn, makeFlowTeam, makePerson, makeRole } from "../factories";

/** What the browser of whoever asks sends along; null where there is no request at all. */
let token: string | null = "";

vi.mock("next/headers", () => ({
  cookies: async () => {
    if (token === null) throw new Error("There is no request.");
    return { get: () => ({ value: token }) };
  },
  headers: async () => new Headers(),
}));

const zero = "a\u0000b";
let slug: string;
let teamId: string;
let room: { flowTeamId: string; key: string };

beforeAll(async () => {
  const { flowTeam, teams } = await makeFlowTeam();
  ({ slug } = flowTeam);
  const [team] = teams;
  if (!team) throw new Error("A Flow Team has Scrum Teams.");
  teamId = team.id;
  const csm = await actorIn(flowTeam.id, "csm");
  const calendar = { startsOn: "2030-01-07", sprintWeeks: 2, milestoneSprints: 4 };
  granted(await setCalendar.run(csm, { flowTeamId: flowTeam.id, ...calendar }));
  const daily = await makeEvent({ flowTeamId: flowTeam.id, kind: "daily_scrum", team });
  room = { flowTeamId: flowTeam.id, key: daily.key };
});

afterEach(() => {
  token = "";
});

/** Somebody who is signed in and takes part in the room: their role and their sign-in. */
async function signIn() {
  const { id: personId } = await makePerson();
  await makeRole({ flowTeamId: room.flowTeamId, role: "developer", scrumTeamId: teamId, personId });
  const { id: signInId } = await db().signIn.create({
    data: { personId, way: "password", device: "A test", expiresAt: new Date(Date.now() + 3_600_000) },
  });
  token = await encode({ token: { signInId }, secret: env().NEXTAUTH_SECRET });
  return { personId, signInId };
}

const get = (path: string) => new Request(`http://localhost${path}`);
const post = (path: string, body: object) =>
  new Request(`http://localhost${path}`, {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin" },
    body: JSON.stringify(body),
  });
const of = <Params extends object>(params: Params) => ({ params: Promise.resolve(params) });

/** What every way in answers whoever asks now. */
async function allAnswers() {
  const { key } = room;
  return {
    room: await readRoom(get("/"), of({ slug, key })),
    "own table": await readOwnTable(get("/"), of({ slug, key })),
    "own votes": await readOwnVotes(get("/"), of({ slug, key })),
    minutes: await readMinutes(get("/"), of({ slug, key })),
    today: await readToday(get("/"), of({ slug })),
    search: await search(get("/?q=tide"), of({ slug })),
    presence: await beat(post("/", { tab: "one", page: "roadmap" }), of({ slug })),
    queued: await runQueued(
      post("/", { commandId: crypto.randomUUID(), input: room }),
      of({ name: "events.attendEvent" }),
    ),
  };
}
const statuses = (answers: Record<string, Response>) =>
  Object.fromEntries(Object.entries(answers).map(([name, { status }]) => [name, status]));

describe("whoever is taken out while they look on", () => {
  test("loses the Flow Team with their last role: what they ask for doesn't exist any more", async () => {
    const { personId } = await signIn();
    expect(statuses(await allAnswers())).toMatchObject({ room: 200, "own table": 200, today: 200, search: 200 });
    expect((await attendEvent(room)).ok).toBe(true);
    await db().roleHolding.updateMany({ where: { personId }, data: { endedAt: new Date() } });
    const answers = await allAnswers();
    const { queued, ...read } = answers;
    expect(new Set(Object.values(statuses(read)))).toEqual(new Set([404]));
    expect(await queued.json()).toMatchObject({ ok: false, refusal: { code: "not_found" } });
    for (const answer of [await attendEvent(room), await addNote({ ...room, kind: "decision", text: "Sail" })])
      expect(refused(answer).code).toBe("not_found");
  });

  test("is signed out once they are deactivated", async () => {
    const { personId } = await signIn();
    await db().person.update({ where: { id: personId }, data: { deactivatedAt: new Date() } });
    const answers = await allAnswers();
    expect(new Set(Object.values(statuses(answers)))).toEqual(new Set([401, 404]));
    expect(statuses(answers)).toMatchObject({ room: 401, "own table": 401, queued: 401, presence: 404 });
    expect(refused(await attendEvent(room)).message).toBe("You are signed out.");
    const change = { current: "four horses on a ship", password: "five horses on a ship" };
    expect(refused(await changePassword(change)).message).toBe("You are signed out.");
  });

  test("whose session can't be read is refused with a number to quote, and nothing is thrown", async () => {
    const told = vi.spyOn(console, "error").mockImplementation(() => {});
    token = null;
    for (const answer of [await attendEvent(room), await changePassword({})]) {
      expect(refused(answer)).toMatchObject({ code: "busy", message: expect.stringMatching(/\([0-9a-f]{8}\)/) });
    }
    expect(statuses(await allAnswers())).toMatchObject({ room: 503, "own table": 503, queued: 503 });
    expect(told).toHaveBeenCalled();
    told.mockRestore();
  });
});

test("a zero character is refused or finds nothing, wherever it is put, and is nobody's bug", async () => {
  await signIn();
  const told = vi.spyOn(console, "error");
  const { key } = room;
  const nowhere = of({ slug, key: `${key}\u0000` });
  const missing = [
    await readRoom(get("/"), nowhere),
    await readOwnTable(get("/"), nowhere),
    await readOwnVotes(get("/"), nowhere),
    await readMinutes(get("/"), nowhere),
    await readToday(get("/"), of({ slug: zero })),
    await search(get("/?q=tide"), of({ slug: zero })),
    await beat(post("/", { page: zero }), of({ slug })),
  ];
  expect(missing.map(({ status }) => status)).toEqual(missing.map(() => 404));
  expect((await search(get("/?q=a%00b"), of({ slug }))).status).toBe(200);
  const queue = async (name: string, input: unknown) =>
    (await runQueued(post("/", { commandId: crypto.randomUUID(), input }), of({ name }))).json();
  expect(await queue(zero, room)).toMatchObject({ ok: false, refusal: { code: "not_found" } });
  expect(await queue("events.addNote", { ...room, kind: "decision", text: zero })).toMatchObject({
    ok: false,
    refusal: { code: "invalid", fields: { text: expect.any(String) } },
  });
  for (const answer of [
    await addNote({ ...room, kind: "decision", text: zero }),
    await attendEvent({ ...room, key: zero }),
    await changePassword({ current: zero, password: zero }),
    await forgotPassword({ email: zero }),
    await joinByLink({ token: zero, name: zero }),
    await giveFeedbackByLink({ token: zero, visitorKey: zero, text: zero, storyId: null, epicId: null }),
  ])
    expect(refused(answer).code).toBe("invalid");
  expect(await findLastUndoable(zero)).toBeNull();
  expect(told).not.toHaveBeenCalled();
});
