import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Actor, HeldRole } from "@/lib/domain/access";
import { tooManyAttempts } from "./attempts";
import { describeDevice } from "./devices";
import { linkPath, linkStanding } from "./links";
import { safeNextPath } from "./next-path";
import { type Invited, decideAdmission } from "./openid";
import { checkNewPassword } from "./passwords";
import { isAdministratorOf, mayManage, mayRenewInvitation } from "./policy";
import { emailAddress, personName } from "@/lib/domain/schema";

describe("a new password", () => {
  const email = "mara@example.org";
  test.each(["", "nine char", "mara@example.org", " MARA@example.org ", "a".repeat(40), "x".repeat(201)])(
    "%j is refused, beside its field",
    (password) => {
      const checked = checkNewPassword(password, email);
      expect(checked).toMatchObject({ ok: false, refusal: { fields: { password: expect.any(String) } } });
    },
  );
  test.each(["ten chars!", "four horses on a quay", "пароль-пароль", "ab".repeat(100)])("%j will do", (password) => {
    expect(checkNewPassword(password, email).ok).toBe(true);
  });
  test("signs outside the basic plane count as one", () => {
    expect(checkNewPassword("🌊⛵🐚🦀🐟🦑🐠🐬🦈", email).ok).toBe(false);
    expect(checkNewPassword("🌊⛵🐚🦀🐟🦑🐠🐬🦈🐙", email).ok).toBe(true);
  });
});

describe("where to go after signing in", () => {
  test.each(["/", "/account", "/flow-teams/tidewater/roadmap?zoom=year#today"])("%s is kept", (path) => {
    expect(safeNextPath(path)).toBe(path);
  });
  test.each([
    "",
    "account",
    "//evil.example",
    "/\\evil.example",
    "\\/evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/\t/evil.example",
    "/%0d%0aset-cookie:x\n",
    "/.//evil.example",
    "/x/..//evil.example",
    "/sign-in",
    "/sign-in?next=/sign-in",
    "/api/auth/signout",
    "/invitation/abc",
    "/welcome/abc",
    null,
    undefined,
    7,
    ["/a"],
  ])("%j is not", (path) => {
    expect(safeNextPath(path)).toBeNull();
  });
  test("whatever is kept stays on this host", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webPath(),
          fc.string().map((text) => `/${text}`),
        ),
        (text) => {
          const next = safeNextPath(text);
          if (next !== null) expect(new URL(next, "https://here.example").origin).toBe("https://here.example");
        },
      ),
    );
  });
});

test.each([
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"],
  ["Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile Safari/604.1",
    "Safari on iPhone",
  ],
  ["Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome on Android"],
  ["curl/8.5", "Unknown device"],
  ["", "Unknown device"],
])("%s is %s", (userAgent, words) => {
  expect(describeDevice(userAgent)).toBe(words);
});

test("a link opens until it is used, revoked or over", () => {
  const now = new Date("2026-03-29T01:30:00Z");
  const open = { expiresAt: new Date(now.getTime() + 1), usedAt: null, revokedAt: null };
  expect(linkStanding(open, now)).toBe("open");
  expect(linkStanding({ ...open, expiresAt: now }, now)).toBe("expired");
  expect(linkStanding({ ...open, usedAt: now }, now)).toBe("used");
  expect(linkStanding({ ...open, revokedAt: now }, now)).toBe("revoked");
  expect(linkPath("invitation", "abc")).toBe("/invitation/abc");
});

describe("admission by OpenID Connect", () => {
  const claims = { issuer: "https://id.example", subject: "s", email: "a@b.example", isEmailVerified: true };
  const person: Invited = { personId: "p", isDeactivated: false, isDemo: false, subjectAtIssuer: null };
  test("the tied come in as they are, the invited by a verified address", () => {
    expect(decideAdmission({ ...claims, isEmailVerified: false }, person, null)).toMatchObject({
      value: { tie: false },
    });
    expect(decideAdmission(claims, null, person)).toMatchObject({ value: { personId: "p", tie: true } });
    expect(decideAdmission(claims, null, { ...person, subjectAtIssuer: "s" })).toMatchObject({ value: { tie: false } });
  });
  test.each<Parameters<typeof decideAdmission>>([
    [{ ...claims, isEmailVerified: false }, null, person],
    [{ ...claims, email: null }, null, person],
    [claims, null, null],
    [claims, null, { ...person, isDeactivated: true }],
    [claims, null, { ...person, isDemo: true }],
    [claims, null, { ...person, subjectAtIssuer: "somebody else" }],
    [claims, { ...person, isDeactivated: true }, null],
  ])("everybody else gets one and the same no (%#)", (...facts) => {
    expect(decideAdmission(...facts)).toEqual(decideAdmission(claims, null, null));
  });
});

describe("who manages whose account", () => {
  const role = (flowTeamId: string, name: HeldRole["role"]): HeldRole => ({
    flowTeamId,
    scrumTeamId: null,
    role: name,
  });
  const actor = (over: Partial<Actor>): Actor => ({
    personId: "me",
    name: "Me",
    isAdministrator: false,
    roles: [],
    ...over,
  });
  const person = { isDemo: false, isAdministrator: false, roles: [role("a", "developer")] };
  const administrator = actor({ isAdministrator: true });
  const ofDemo = actor({ isAdministrator: true, confinedTo: ["demo"] });
  const csm = actor({ roles: [role("a", "csm")] });
  const cpo = actor({ roles: [role("a", "cpo")] });

  test("Administrators stay on their side of the demo", () => {
    expect(isAdministratorOf(administrator, { isDemo: false })).toBe(true);
    expect(isAdministratorOf(administrator, { isDemo: true })).toBe(false);
    expect(isAdministratorOf(ofDemo, { isDemo: true })).toBe(true);
    expect(isAdministratorOf(ofDemo, { isDemo: false })).toBe(false);
    expect(mayManage(ofDemo, person)).toBe(false);
  });
  test("a CSM for people who are in theirs alone and administer nothing", () => {
    expect(mayManage(csm, person)).toBe(true);
    expect(mayManage(csm, { ...person, roles: [...person.roles, role("b", "developer")] })).toBe(false);
    expect(mayManage(csm, { ...person, roles: [] })).toBe(false);
    expect(mayManage(csm, { ...person, isAdministrator: true })).toBe(false);
    expect(mayManage(cpo, person)).toBe(false);
    expect(mayManage(actor({}), person)).toBe(false);
  });
  test("a CPO renews invitations of those who are only Stakeholders of theirs", () => {
    expect(mayRenewInvitation(cpo, { ...person, roles: [role("a", "stakeholder")] })).toBe(true);
    expect(mayRenewInvitation(cpo, person)).toBe(false);
    expect(mayRenewInvitation(cpo, { ...person, roles: [role("a", "stakeholder"), role("b", "stakeholder")] })).toBe(
      false,
    );
  });
});

test("e-mails are kept in lower case, names on one line", () => {
  expect(emailAddress.parse("  Mara@Example.ORG ")).toBe("mara@example.org");
  expect(emailAddress.safeParse("mara").success).toBe(false);
  expect(personName.parse(" <script>alert(1)</script> ")).toBe("<script>alert(1)</script>");
  expect(personName.safeParse("a\nb").success).toBe(false);
  expect(personName.safeParse("   ").success).toBe(false);
});

test.each([
  [0, "a second"],
  [1500, "2 seconds"],
  [60_000, "a minute"],
  [61_000, "2 minutes"],
  [900_000, "15 minutes"],
])("after %i ms too early, the next try is in %s", (waitMs, words) => {
  expect(tooManyAttempts(waitMs).wayOut).toBe(`Try again in ${words}.`);
});
