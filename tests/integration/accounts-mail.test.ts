import { afterAll, beforeAll, expect, test } from "vitest";
import { openSmtpSink } from "@/tests/smtp-sink";

// Before anything reads the settings: they are read once.
const smtp = await openSmtpSink();
process.env.SMTP_URL = smtp.url;
process.env.MAIL_FROM = "Flotilla <flotilla@example.org>";
const { listUnsentMail, startLinkMail } = await import("@/lib/server/accounts/link-mail");
const { acceptInvitation, forgotPassword, resetPassword } = await import("@/lib/server/accounts/link-commands");
const { inviteToInstallation, renewInvitation } = await import("@/lib/server/accounts/people-commands");
const { jobs, stopJobs } = await import("@/lib/server/jobs");
const { db } = await import("@/lib/server/db");
const { actorOf, makeAdministrator, makePerson, unique } = await import("@/tests/factories");

const visitor = () => ({ address: unique("address"), userAgent: "" });
const tokenIn = (text: string) => text.match(/http:\/\/localhost:3000\/[\w-]+\/([\w-]{43})/)?.[1] ?? "";

beforeAll(() => startLinkMail());
afterAll(async () => {
  await stopJobs();
  await smtp.close();
});

test("an invitation goes by mail, with a link that is nowhere else and works once", async () => {
  const by = await makeAdministrator();
  const email = `${unique("guest")}@example.org`;
  const invited = await inviteToInstallation.run(by, { email, name: "Mara Lindqvist" });
  expect(invited).toMatchObject({ ok: true, value: { link: null } });
  const { text } = await smtp.mailTo(email);
  expect(text).toContain(`${by.name} invites you`);
  const token = tokenIn(text);
  const kept = await db().oneTimeLink.findMany();
  const boss = await jobs();
  expect(JSON.stringify([kept, await boss.findJobs("link-mail")])).not.toContain(token);
  const form = { token, name: "Mara", password: "four horses on a quay" };
  expect((await acceptInvitation(form, visitor())).ok).toBe(true);
  expect((await acceptInvitation(form, visitor())).ok).toBe(false);
});

test("a forgotten password goes by mail, to people there are", async () => {
  const person = await makePerson();
  smtp.forget();
  await forgotPassword({ email: "nobody@example.org" }, visitor());
  await forgotPassword({ email: person.email }, visitor());
  const { text } = await smtp.mailTo(person.email);
  const reset = { token: tokenIn(text), password: "four horses on a quay" };
  expect((await resetPassword(reset, visitor())).ok).toBe(true);
  expect(smtp.mails.map((mail) => mail.to)).toEqual([person.email]);
});

test("the demo sends no mail: its invitations are shown", async () => {
  const inviter = await makePerson({ isDemo: true, isAdministrator: true });
  const actor = { ...(await actorOf(inviter.id)), confinedTo: [] };
  const email = `${unique("guest")}@example.org`;
  const invited = await inviteToInstallation.run(actor, { email, name: "X" });
  expect(invited).toMatchObject({ ok: true, value: { link: expect.stringMatching(/^\/invitation\//) } });
});

test("a refused command mails nothing", async () => {
  const queued = async () => (await (await jobs()).findJobs("link-mail")).length;
  const before = await queued();
  const by = await makeAdministrator();
  const gone = await makePerson({ deactivatedAt: new Date() });
  const { invitePeople } = await import("@/lib/server/accounts/invitations");
  const fresh = { email: `${unique("guest")}@example.org`, name: "X" };
  await db()
    .$transaction(async (tx) => {
      const answer = await invitePeople(tx, { people: [fresh, gone], invitedById: by.personId, now: new Date() });
      if (!answer.ok) throw new Error("rolled back");
    })
    .catch(() => null);
  expect(await queued()).toBe(before);
});

test("what the mail server turns away is shown, and can be handed over instead", async () => {
  smtp.sink.refuses = true;
  const by = await makeAdministrator();
  const email = `${unique("guest")}@example.org`;
  const invited = await inviteToInstallation.run(by, { email, name: "Mara Lindqvist" });
  const personId = invited.ok ? invited.value.personId : "";
  const unsent = async () => (await listUnsentMail()).filter((mail) => mail.personId === personId);
  await expect.poll(unsent, { timeout: 30_000 }).toMatchObject([
    {
      name: "Mara Lindqvist",
      purpose: "invitation",
      error: expect.stringContaining("No letters today"),
      isGivenUp: false,
    },
  ]);
  const renewed = await renewInvitation.run(by, { personId, way: "hand" });
  expect(renewed).toMatchObject({ ok: true, value: { link: expect.stringMatching(/^\/invitation\//) } });
  expect(await unsent()).toEqual([]);
  smtp.sink.refuses = false;
});
