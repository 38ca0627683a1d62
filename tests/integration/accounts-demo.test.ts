import { beforeAll, expect, test } from "vitest";

// Before anything reads the settings: they are read once.
process.env.FLOTILLA_DEMO = "1";
const { seedDemo } = await import("@/prisma/seed");
const { can } = await import("@/lib/domain/access");
const { loadActor } = await import("@/lib/server/accounts/actor");
const { demoEntries, isDemoEntryOpen } = await import("@/lib/server/accounts/demo");
const { issueFirstAdministratorLink } = await import("@/lib/server/accounts/first-administrator");
const { becomeAdministrator } = await import("@/lib/server/accounts/link-commands");
const { inviteToInstallation, makeResetLink, setAdministrator } = await import("@/lib/server/accounts/people-commands");
const { reanchorDemo } = await import("@/lib/server/accounts/reanchor-demo");
const { enterDemo } = await import("@/lib/server/accounts/sign-in");
const { openFlowTeam } = await import("@/lib/server/flow-teams/access");
const { db } = await import("@/lib/server/db");
const { makeFlowTeam, makePerson, unique } = await import("@/tests/factories");

type Entry = (typeof demoEntries)[number];
const visitor = () => ({ address: unique("address"), userAgent: "" });

async function enterAs(entry: Entry) {
  const entered = await enterDemo(entry, visitor());
  if (!entered.ok) throw new Error(`${entry}: ${entered.refusal.message}`);
  const actor = await loadActor(entered.value.signInId, new Date());
  if (!actor) throw new Error("void");
  return { actor, signInId: entered.value.signInId };
}

const seed = () => seedDemo({ databaseUrl: process.env.DATABASE_URL ?? "", today: "2026-03-05", log: () => {} });

beforeAll(seed);

// Each goes on where the last ended: the demo's life, from its first day to its end.

test("each entry is somebody of the demo with that role, confined to it", async () => {
  const [demo] = await db().flowTeam.findMany({ where: { isDemo: true } });
  for (const entry of demoEntries) {
    const { actor } = await enterAs(entry);
    expect(actor.confinedTo).toEqual([demo?.id]);
    if (entry === "administrator") expect(actor.isAdministrator).toBe(true);
    else expect(actor.roles.map((held) => held.role)).toContain(entry);
    expect(await openFlowTeam(actor, demo?.slug ?? "")).not.toBeNull();
  }
});

test("its Administrator reaches no real Flow Team and nobody real, and forms none", async () => {
  const { actor } = await enterAs("administrator");
  expect(can(actor, "form a flow team")).toBe(false);
  expect(can(actor, "run the installation")).toBe(false);
  expect(await inviteToInstallation.run(actor, { email: `${unique("a")}@example.org`, name: "X" })).toMatchObject({
    ok: true,
  });
  expect(await db().person.count({ where: { isDemo: false } })).toBe(0);
  const { actor: csm } = await enterAs("csm");
  expect(await makeResetLink.run(actor, { personId: csm.personId })).toMatchObject({
    ok: false,
    refusal: { code: "rule" },
  });
});

test("the database itself keeps demo people in the demo", async () => {
  const { actor } = await enterAs("developer");
  const taken = db().$transaction(async (tx) => {
    const flowTeam = await tx.flowTeam.create({
      data: { slug: unique("real"), name: "Real", product: "Real", timeZone: "UTC" },
    });
    await tx.membership.create({ data: { flowTeamId: flowTeam.id, personId: actor.personId } });
  });
  await expect(taken).rejects.toThrow(/demo/);
  const grown = db().person.update({ where: { id: actor.personId }, data: { isDemo: false } });
  await expect(grown).rejects.toThrow(/demo/);
});

test("anchored anew, it is told for today, and its people enter once more", async () => {
  const { actor: developer } = await enterAs("developer");
  expect(await reanchorDemo.run(developer, {})).toMatchObject({ ok: false, refusal: { code: "forbidden" } });
  const { actor, signInId } = await enterAs("csm");
  await leaveTracesOfEvents(actor.personId, developer.personId);
  expect(await reanchorDemo.run(actor, {})).toMatchObject({ ok: true });
  expect(await loadActor(signInId, new Date())).toBeNull();
  const running = await db().flowSprint.findMany({ where: { state: "running" } });
  expect(running).toHaveLength(1);
  const daysLeft = ((running[0]?.endsOn.getTime() ?? 0) - Date.now()) / 86_400_000;
  expect(daysLeft).toBeGreaterThan(0);
  expect(daysLeft).toBeLessThan(14);
  await enterAs("csm");
});

test("the first real account ends one-click entry, at once and for good", async () => {
  const { signInId } = await enterAs("cpo");
  const token = (await issueFirstAdministratorLink())?.split("/").at(-1);
  const form = { token, name: "Ada", email: "ada@example.org", password: "four horses on a quay" };
  // Some enter in the very moment.
  const [made, ...entered] = await Promise.all([
    becomeAdministrator(form, visitor()),
    ...demoEntries.map((entry) => enterDemo(entry, visitor())),
  ]);
  expect(made.ok).toBe(true);
  expect(await isDemoEntryOpen()).toBe(false);
  for (const id of [signInId, ...entered.flatMap((answer) => (answer.ok ? [answer.value.signInId] : []))]) {
    expect(await loadActor(id, new Date())).toBeNull();
  }
  expect((await enterDemo("cpo", visitor())).ok).toBe(false);
  await db().person.updateMany({ where: { isDemo: false }, data: { deactivatedAt: new Date() } });
  expect(await isDemoEntryOpen()).toBe(false);
});

test("a real Administrator sees real Flow Teams and may make the demo anew; the demo's own may not touch real people", async () => {
  const real = await makePerson({ isAdministrator: true });
  const { flowTeam } = await makeFlowTeam();
  const { id } = await db().signIn.create({
    data: { personId: real.id, way: "password", expiresAt: new Date(Date.now() + 60_000) },
  });
  const actor = await loadActor(id, new Date());
  if (!actor) throw new Error("void");
  expect(actor.confinedTo).toBeUndefined();
  expect(await openFlowTeam(actor, flowTeam.slug)).not.toBeNull();
  expect(await reanchorDemo.run(actor, {})).toMatchObject({ ok: true });
  const [ofDemo] = await db().person.findMany({ where: { isDemo: true, isAdministrator: true } });
  const demoIds = (await db().flowTeam.findMany({ where: { isDemo: true } })).map((one) => one.id);
  const confined = { personId: ofDemo?.id ?? "", name: "D", isAdministrator: true, roles: [], confinedTo: demoIds };
  expect(await openFlowTeam(confined, flowTeam.slug)).toBeNull();
  const demote = { personId: real.id, isAdministrator: { seen: true, to: false } };
  expect(await setAdministrator.run(confined, demote)).toMatchObject({ ok: false, refusal: { code: "not_found" } });
});

/** What people leave behind who moved, prepared and held events of the demo. */
async function leaveTracesOfEvents(csmId: string, guestId: string): Promise<void> {
  const { id: flowTeamId } = await db().flowTeam.findFirstOrThrow({ where: { isDemo: true } });
  const place = { flowTeamId, kind: "review" as const, sprintNumber: 40 };
  const { id: eventId } = await db().flowSprintEvent.create({ data: { ...place, key: "s40-review", ordinal: 1 } });
  const now = new Date();
  await db().eventGuest.create({ data: { eventId, personId: guestId } });
  await db().eventNote.create({ data: { eventId, kind: "decision", text: "Sail on", createdAt: now } });
  await db().attendance.create({ data: { eventId, personId: csmId, joinedAt: now } });
  await db().actionItem.create({
    data: { flowTeamId, number: 900, eventId, kind: "review", text: "Mend the sail", createdAt: now },
  });
  await db().eventSeries.create({ data: { flowTeamId, kind: "review", fromSprint: 40, startMinute: 600 } });
  await db().calendarFeed.create({ data: { personId: csmId, tokenHash: unique("hash"), createdAt: now } });
  await db().eventReminder.create({ data: { flowTeamId, key: "s40-review", personId: csmId, sentAt: now } });
}
