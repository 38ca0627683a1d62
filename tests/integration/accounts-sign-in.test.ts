import { describe, expect, test } from "vitest";
import { loadActor } from "@/lib/server/accounts/actor";
import { hashPassword } from "@/lib/server/accounts/passwords";
import { changePassword, revokeSignIn, signOutEverywhere } from "@/lib/server/accounts/commands";
import { enterDemo, signInWithOpenId, signInWithPassword } from "@/lib/server/accounts/sign-in";
import { db } from "@/lib/server/db";
import { actorOf, makeFlowTeam, makePerson, unique } from "@/tests/factories";

const password = "four horses on a quay";
const passwordHash = await hashPassword(password);
const visitor = () => ({ address: unique("address"), userAgent: "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0" });

async function signInAs(email: string, typed = password) {
  return signInWithPassword({ email, password: typed }, visitor());
}

async function signedIn(email: string): Promise<string> {
  const entered = await signInAs(email);
  if (!entered.ok) throw new Error(entered.refusal.message);
  return entered.value.signInId;
}

const makeAccount = async () => {
  const person = await makePerson();
  // Straight into the table: the factory knows no passwords.
  return db().person.update({ where: { id: person.id }, data: { passwordHash } });
};

describe("signing in by password", () => {
  test("a person comes in and is who they are, with the roles they hold now", async () => {
    const person = await makeAccount();
    const { flowTeam } = await makeFlowTeam();
    await db().membership.create({ data: { flowTeamId: flowTeam.id, personId: person.id } });
    const holding = await db().roleHolding.create({
      data: { flowTeamId: flowTeam.id, personId: person.id, role: "stakeholder" },
    });
    const signInId = await signedIn(person.email.toUpperCase());
    const expected = { personId: person.id, name: person.name, isAdministrator: false };
    const role = { flowTeamId: flowTeam.id, scrumTeamId: null, role: "stakeholder" };
    expect(await loadActor(signInId, new Date())).toEqual({ ...expected, roles: [role] });
    await db().roleHolding.update({ where: { id: holding.id }, data: { endedAt: new Date() } });
    expect(await loadActor(signInId, new Date())).toEqual({ ...expected, roles: [] });
    const kept = await db().signIn.findUniqueOrThrow({ where: { id: signInId } });
    expect(kept.device).toBe("Firefox on Linux");
  });

  test("every way to be wrong gets one answer", async () => {
    const known = await makeAccount();
    const invited = await makePerson();
    const gone = await makeAccount();
    await db().person.update({ where: { id: gone.id }, data: { deactivatedAt: new Date() } });
    const answers = await Promise.all([
      signInAs(known.email, "four horses on a ship"),
      signInAs("nobody@example.org"),
      signInAs(invited.email),
      signInAs(gone.email),
      signInAs("no address"),
      signInAs(known.email, ""),
    ]);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.ok).toBe(false);
  });

  test("a sign-in is void once revoked, over, or its person deactivated", async () => {
    const person = await makeAccount();
    const first = await signedIn(person.email);
    const second = await signedIn(person.email);
    const actor = await actorOf(person.id);
    expect((await revokeSignIn.run(actor, { signInId: first })).ok).toBe(true);
    expect(await loadActor(first, new Date())).toBeNull();
    expect(await loadActor(second, new Date())).not.toBeNull();
    const inAYear = new Date(Date.now() + 366 * 86_400_000);
    expect(await loadActor(second, inAYear)).toBeNull();
    await db().person.update({ where: { id: person.id }, data: { deactivatedAt: new Date() } });
    expect(await loadActor(second, new Date())).toBeNull();
  });

  test("nobody revokes another's sign-in", async () => {
    const signInId = await signedIn((await makeAccount()).email);
    const stranger = await actorOf((await makeAccount()).id);
    const answer = await revokeSignIn.run(stranger, { signInId });
    expect(answer).toMatchObject({ ok: false, refusal: { code: "not_found" } });
    expect(await loadActor(signInId, new Date())).not.toBeNull();
  });

  test("sign out everywhere ends all of one's own and no other's", async () => {
    const person = await makeAccount();
    const mine = [await signedIn(person.email), await signedIn(person.email)];
    const other = await signedIn((await makeAccount()).email);
    await signOutEverywhere.run(await actorOf(person.id), {});
    for (const id of mine) expect(await loadActor(id, new Date())).toBeNull();
    expect(await loadActor(other, new Date())).not.toBeNull();
  });
});

describe("guessing", () => {
  test("the eleventh wrong password in a row is refused with a time, known e-mail or not", async () => {
    const person = await makeAccount();
    for (const email of [person.email, `${unique("nobody")}@example.org`]) {
      for (let guess = 0; guess < 10; guess++) {
        expect(await signInAs(email, `wrong guess ${guess}`)).toMatchObject({ refusal: { code: "forbidden" } });
      }
      expect(await signInAs(email)).toMatchObject({
        ok: false,
        refusal: { code: "busy", wayOut: "Try again in 15 minutes." },
      });
    }
  });

  test("one success clears the count", async () => {
    const person = await makeAccount();
    for (let guess = 0; guess < 9; guess++) await signInAs(person.email, "wrong");
    expect((await signInAs(person.email)).ok).toBe(true);
    for (let guess = 0; guess < 9; guess++) await signInAs(person.email, "wrong");
    expect((await signInAs(person.email)).ok).toBe(true);
  });

  test("many addresses at once let ten guesses through and no more", async () => {
    const person = await makeAccount();
    const answers = await Promise.all(Array.from({ length: 30 }, () => signInAs(person.email, "wrong")));
    const codes = answers.map((answer) => (answer.ok ? "in" : answer.refusal.code));
    expect(codes.filter((code) => code === "forbidden")).toHaveLength(10);
    expect(codes.filter((code) => code === "busy")).toHaveLength(20);
  });

  test("one address that tries many e-mails is stopped too", async () => {
    const from = visitor();
    let last = await signInWithPassword({ email: "a@example.org", password }, from);
    for (let guess = 1; guess <= 60; guess++) {
      last = await signInWithPassword({ email: `${unique("guess")}@example.org`, password }, from);
    }
    expect(last).toMatchObject({ ok: false, refusal: { code: "busy" } });
  });
});

describe("changing the password", () => {
  test("asks the current one, keeps this sign-in and ends the others", async () => {
    const person = await makeAccount();
    const here = await signedIn(person.email);
    const there = await signedIn(person.email);
    const actor = await actorOf(person.id);
    const wrong = await changePassword(actor, { current: "wrong", password: "a new one to keep" }, here);
    expect(wrong).toMatchObject({ ok: false, refusal: { fields: { current: expect.any(String) } } });
    const right = await changePassword(actor, { current: password, password: "a new one to keep" }, here);
    expect(right).toMatchObject({ ok: true, value: { ended: 1 } });
    expect(await loadActor(here, new Date())).not.toBeNull();
    expect(await loadActor(there, new Date())).toBeNull();
    expect((await signInAs(person.email)).ok).toBe(false);
    expect((await signInAs(person.email, "a new one to keep")).ok).toBe(true);
    const kept = await db().person.findUniqueOrThrow({ where: { id: person.id } });
    expect(kept.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test.each([
    ["short", "nine char"],
    ["their e-mail", null],
    ["endless", "x y ".repeat(60)],
  ])("refuses one that is %s", async (_what, chosen) => {
    const person = await makeAccount();
    const answer = await changePassword(
      await actorOf(person.id),
      { current: password, password: chosen ?? person.email },
      null,
    );
    expect(answer).toMatchObject({ ok: false, refusal: { fields: { password: expect.any(String) } } });
    expect((await signInAs(person.email)).ok).toBe(true);
  });
});

describe("OpenID Connect", () => {
  const issuer = "https://id.example.org";
  const claims = (email: string | null, isEmailVerified = true) => ({
    issuer,
    subject: unique("subject"),
    email,
    isEmailVerified,
  });

  test("an invited, verified address is tied once and comes in by its subject from then on", async () => {
    const person = await makePerson();
    const first = claims(person.email.toUpperCase());
    const entered = await signInWithOpenId(first, visitor());
    expect(entered).toMatchObject({ ok: true, value: { personId: person.id } });
    const renamed = await signInWithOpenId({ ...first, email: "new@example.org", isEmailVerified: false }, visitor());
    expect(renamed).toMatchObject({ ok: true, value: { personId: person.id } });
    expect(await db().openIdIdentity.count({ where: { personId: person.id } })).toBe(1);
  });

  test("two first times at once tie one identity", async () => {
    const person = await makePerson();
    const same = claims(person.email);
    const answers = await Promise.all([1, 2, 3, 4].map(() => signInWithOpenId(same, visitor())));
    expect(answers.filter((answer) => answer.ok).length).toBeGreaterThan(0);
    expect(await db().openIdIdentity.count({ where: { personId: person.id } })).toBe(1);
    expect((await signInWithOpenId(same, visitor())).ok).toBe(true);
  });

  test("everybody else gets the same no, and nothing is tied", async () => {
    const invited = await makePerson();
    const tied = await makePerson();
    await signInWithOpenId(claims(tied.email), visitor());
    const gone = await makePerson({ deactivatedAt: new Date() });
    const ofDemo = await makePerson({ isDemo: true });
    const answers = await Promise.all([
      signInWithOpenId(claims(invited.email, false), visitor()),
      signInWithOpenId(claims("stranger@example.org"), visitor()),
      signInWithOpenId(claims(null), visitor()),
      signInWithOpenId(claims(gone.email), visitor()),
      signInWithOpenId(claims(ofDemo.email), visitor()),
      // The provider gave a known person's address to somebody new.
      signInWithOpenId(claims(tied.email), visitor()),
    ]);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ ok: false, refusal: { code: "forbidden" } });
    expect(await db().openIdIdentity.count({ where: { personId: { in: [invited.id, gone.id, ofDemo.id] } } })).toBe(0);
  });

  test("a tied person who was deactivated stays out", async () => {
    const person = await makePerson();
    const same = claims(person.email);
    await signInWithOpenId(same, visitor());
    await db().person.update({ where: { id: person.id }, data: { deactivatedAt: new Date() } });
    expect((await signInWithOpenId(same, visitor())).ok).toBe(false);
  });
});

test("outside demo mode nobody enters in one click, and demo sign-ins are void", async () => {
  const cpo = await makePerson({ isDemo: true });
  expect(await enterDemo("cpo", visitor())).toMatchObject({ ok: false, refusal: { code: "forbidden" } });
  const { id } = await db().signIn.create({
    data: { personId: cpo.id, way: "demo", expiresAt: new Date(Date.now() + 60_000) },
  });
  expect(await loadActor(id, new Date())).toBeNull();
});

test("what anybody can send by hand is refused and never thrown", async () => {
  for (const input of [
    null,
    undefined,
    7,
    [],
    "x",
    { email: {}, password: [] },
    { email: "a\u0000@b.c", password: "x" },
  ]) {
    expect((await signInWithPassword(input, visitor())).ok).toBe(false);
    expect((await enterDemo(input, visitor())).ok).toBe(false);
    expect((await changePassword(null, input, null)).ok).toBe(false);
  }
});
