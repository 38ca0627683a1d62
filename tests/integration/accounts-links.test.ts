import { describe, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access";
import { loadActor } from "@/lib/server/accounts/actor";
import { issueFirstAdministratorLink } from "@/lib/server/accounts/first-administrator";
import { invitePeople, invitePerson } from "@/lib/server/accounts/invitations";
import {
  acceptInvitation,
  becomeAdministrator,
  forgotPassword,
  resetPassword,
} from "@/lib/server/accounts/link-commands";
import { inviteToInstallation, makeResetLink, renewInvitation } from "@/lib/server/accounts/people-commands";
import { listPeople, lookAtLink } from "@/lib/server/accounts/queries";
import { signInWithPassword } from "@/lib/server/accounts/sign-in";
import { type Tx, db } from "@/lib/server/db";
import { actorIn, makeAdministrator, makeFlowTeam, makePerson, makeRole, unique } from "@/tests/factories";

const password = "four horses on a quay";
const visitor = () => ({ address: unique("address"), userAgent: "" });
const tokenOf = (path: string | null) => path?.split("/").at(-1) ?? "";
const email = () => `${unique("guest")}@example.org`;

async function invited(by: Actor, address = email()) {
  const answer = await inviteToInstallation.run(by, { email: address, name: "Mara Lindqvist" });
  if (!answer.ok) throw new Error(answer.refusal.message);
  return { ...answer.value, email: address, token: tokenOf(answer.value.link) };
}

const accept = (token: string, chosen = password) =>
  acceptInvitation({ token, name: "Mara Lindqvist", password: chosen }, visitor());

const entersWith = async (address: string, typed = password) =>
  (await signInWithPassword({ email: address, password: typed }, visitor())).ok;

describe("the first administrator", () => {
  test("comes by a link that the next start replaces, once, and then there is none", async () => {
    const old = tokenOf(await issueFirstAdministratorLink());
    const link = await issueFirstAdministratorLink();
    expect(link).toMatch(/^\/welcome\/[\w-]{43}$/);
    const form = { name: "Ada", email: email(), password };
    expect(await becomeAdministrator({ ...form, token: old }, visitor())).toMatchObject({ ok: false });
    const answers = await Promise.all(
      [1, 2, 3].map((n) =>
        becomeAdministrator({ ...form, email: `${n}${form.email}`, token: tokenOf(link) }, visitor()),
      ),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await db().person.count({ where: { isAdministrator: true } })).toBe(1);
    expect(await issueFirstAdministratorLink()).toBeNull();
  });
});

describe("an invitation", () => {
  test("is shown once, kept as a hash, and opens to whom it is for without being used", async () => {
    const by = await makeAdministrator();
    const guest = await invited(by);
    expect(guest.link).toMatch(/^\/invitation\/[\w-]{43}$/);
    const kept = await db().oneTimeLink.findMany({ where: { personId: guest.personId } });
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain(guest.token);
    for (let look = 0; look < 3; look++) {
      expect(await lookAtLink(guest.token, "invitation", visitor())).toEqual({
        ok: true,
        value: { email: guest.email, name: "Mara Lindqvist", inviter: by.name },
      });
    }
    expect(await lookAtLink(guest.token, "password_reset", visitor())).toMatchObject({ ok: false });
  });

  test("accepted many times at once lets one in", async () => {
    const guest = await invited(await makeAdministrator());
    const tries = Array.from({ length: 8 }, (_, n) => accept(guest.token, `${password} ${n}`));
    const answers = await Promise.all(tries);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    const winner = answers.findIndex((answer) => answer.ok);
    expect(await entersWith(guest.email, `${password} ${winner}`)).toBe(true);
    expect(await accept(guest.token)).toMatchObject({ ok: false, refusal: { code: "not_found" } });
  });

  test("stays open when the password is refused", async () => {
    const guest = await invited(await makeAdministrator());
    expect(await accept(guest.token, "short")).toMatchObject({ refusal: { fields: { password: expect.any(String) } } });
    expect((await accept(guest.token)).ok).toBe(true);
  });

  test("runs out after seven days", async () => {
    const guest = await invited(await makeAdministrator());
    const [link] = await db().oneTimeLink.findMany({ where: { personId: guest.personId } });
    const days = ((link?.expiresAt.getTime() ?? 0) - (link?.createdAt.getTime() ?? 0)) / 86_400_000;
    expect(days).toBe(7);
    await db().oneTimeLink.update({
      where: { id: link?.id },
      data: { createdAt: new Date(Date.now() - 8 * 86_400_000), expiresAt: new Date(Date.now() - 1000) },
    });
    expect(await accept(guest.token)).toMatchObject({ ok: false, refusal: { code: "not_found" } });
  });

  test("renewed, the former no longer opens; renewed by many at once, one does", async () => {
    const by = await makeAdministrator();
    const guest = await invited(by);
    const renewals = await Promise.all(
      [1, 2, 3, 4].map(() => renewInvitation.run(by, { personId: guest.personId, way: "hand" })),
    );
    const tokens = renewals.map((answer) => tokenOf(answer.ok ? answer.value.link : null));
    expect((await accept(guest.token)).ok).toBe(false);
    const opened = await Promise.all(tokens.map((token) => lookAtLink(token, "invitation", visitor())));
    expect(opened.filter((answer) => answer.ok)).toHaveLength(1);
  });

  test("to a second place keeps the first link, and gives none to who has an account", async () => {
    const by = await makeAdministrator();
    const guest = await invited(by);
    expect((await invited(by, guest.email)).link).toBeNull();
    expect((await accept(guest.token)).ok).toBe(true);
    expect((await invited(by, guest.email)).link).toBeNull();
    expect(await db().person.count({ where: { email: guest.email } })).toBe(1);
  });

  test("many at once make each person once", async () => {
    const by = await makeAdministrator();
    const people = Array.from({ length: 40 }, () => ({ email: email(), name: "Somebody" }));
    const both = await Promise.all(
      [1, 2].map(() =>
        db().$transaction((tx) =>
          invitePeople(tx as Tx, { people: [...people, ...people], invitedById: by.personId, now: new Date() }),
        ),
      ),
    );
    expect(both.every((answer) => answer.ok && answer.value.length === 80)).toBe(true);
    expect(await db().person.count({ where: { email: { in: people.map((one) => one.email) } } })).toBe(40);
  });

  test("isn't for who was deactivated, nor across the demo's border", async () => {
    const by = await makeAdministrator();
    const gone = await makePerson({ deactivatedAt: new Date() });
    const ofDemo = await makePerson({ isDemo: true });
    for (const person of [gone, ofDemo]) {
      const answer = await inviteToInstallation.run(by, { email: person.email, name: "X" });
      expect(answer).toMatchObject({ ok: false, refusal: { fields: { email: expect.any(String) } } });
    }
    const answer = await db().$transaction((tx) =>
      invitePerson(tx as Tx, { email: email(), name: "Y", invitedById: ofDemo.id, now: new Date() }),
    );
    const made = await db().person.findUniqueOrThrow({ where: { id: answer.ok ? answer.value.personId : "" } });
    expect(made.isDemo).toBe(true);
  });

  test("is renewed by the CSM for people only theirs, by the CPO for their Stakeholders", async () => {
    const { flowTeam } = await makeFlowTeam();
    const other = (await makeFlowTeam()).flowTeam;
    const csm = await actorIn(flowTeam.id, "csm");
    const cpo = await actorIn(flowTeam.id, "cpo");
    const [developer, guest, shared] = await Promise.all([1, 2, 3].map(() => makePerson()));
    if (!developer || !guest || !shared) throw new Error("three people");
    await makeRole({ flowTeamId: flowTeam.id, role: "stakeholder", personId: guest.id });
    await makeRole({ flowTeamId: flowTeam.id, role: "stakeholder", personId: shared.id });
    await makeRole({ flowTeamId: other.id, role: "stakeholder", personId: shared.id });
    const renews = async (by: Actor, personId: string) => (await renewInvitation.run(by, { personId, way: "hand" })).ok;
    expect(await renews(csm, guest.id)).toBe(true);
    expect(await renews(cpo, guest.id)).toBe(true);
    expect(await renews(csm, shared.id)).toBe(false);
    expect(await renews(cpo, shared.id)).toBe(false);
    expect(await renews(csm, developer.id)).toBe(false);
    const elsewhere = await actorIn(other.id, "csm");
    expect(await renews(elsewhere, guest.id)).toBe(false);
  });
});

describe("a forgotten password", () => {
  test("gets one answer for anybody; the Administrator sees the request and hands over a link", async () => {
    const by = await makeAdministrator();
    const guest = await invited(by);
    await accept(guest.token);
    const answers = [
      await forgotPassword({ email: guest.email }, visitor()),
      await forgotPassword({ email: "nobody@example.org" }, visitor()),
    ];
    for (const answer of answers) expect(answer).toMatchObject({ ok: true, value: null });
    const { people } = await listPeople(false, { search: guest.email });
    expect(people[0]?.resetAskedAt).toEqual(expect.any(String));
    const made = await makeResetLink.run(by, { personId: guest.personId });
    const token = tokenOf(made.ok ? made.value.link : null);
    const entered = await signInWithPassword({ email: guest.email, password }, visitor());
    const reset = { token, password: "another one to keep" };
    const both = await Promise.all([resetPassword(reset, visitor()), resetPassword(reset, visitor())]);
    expect(both.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await loadActor(entered.ok ? entered.value.signInId : "", new Date())).toBeNull();
    expect(await entersWith(guest.email)).toBe(false);
    expect(await entersWith(guest.email, "another one to keep")).toBe(true);
  });

  test("is asked three times an hour for one address, known or not", async () => {
    const known = await makePerson();
    for (const address of [known.email, email()]) {
      const asked = [];
      for (let n = 0; n < 4; n++) asked.push(await forgotPassword({ email: address }, visitor()));
      expect(asked.map((answer) => answer.ok)).toEqual([true, true, true, false]);
      expect(asked[3]).toMatchObject({ refusal: { code: "busy", wayOut: "Try again in 60 minutes." } });
    }
  });

  test("only an Administrator makes a link to somebody's account", async () => {
    const { flowTeam } = await makeFlowTeam();
    const csm = await actorIn(flowTeam.id, "csm");
    const developer = await actorIn(flowTeam.id, "developer");
    expect(await makeResetLink.run(csm, { personId: developer.personId })).toMatchObject({ ok: false });
    expect(await makeResetLink.run(developer, { personId: csm.personId })).toMatchObject({ ok: false });
  });
});

test("guessing links is stopped", async () => {
  const from = visitor();
  const guess = () => lookAtLink(unique("x").padEnd(43, "x").slice(0, 43), "invitation", from);
  const answers = [];
  for (let n = 0; n < 61; n++) answers.push(await guess());
  expect(answers[0]).toMatchObject({ refusal: { code: "not_found" } });
  expect(answers[60]).toMatchObject({ refusal: { code: "busy" } });
});

test("whatever is sent by hand is refused and never thrown", async () => {
  for (const input of [null, 7, [], {}, { token: "x" }, { token: "x".repeat(43), name: "\u0000", password }]) {
    for (const door of [acceptInvitation, resetPassword, becomeAdministrator, forgotPassword]) {
      expect((await door(input, visitor())).ok).toBe(false);
    }
  }
});
