import "server-only";
import { z } from "zod";
import { describeDevice } from "@/lib/domain/accounts/devices";
import { decideAdmission, type Invited, type OpenIdClaims } from "@/lib/domain/accounts/openid";
import { PasswordSignIn } from "@/lib/domain/accounts/schema";
import { type Refusal, type Result, ok, refuse } from "@/lib/domain/result";
import { type CommandContext, command, refusalFor } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { signInSeconds } from "./actor";
import { type Attempt, countAttempt, forgiveAttempt } from "./attempts";
import { demoEntrySchema, findDemoPerson, isDemoEntryOpen } from "./demo";
import { verifyPassword } from "./passwords";
import type { Visitor } from "./visitor";

/** A sign-in just opened: what the session token carries. */
export type OpenedSignIn = { signInId: string; personId: string; name: string };

/**
 * Signs in by e-mail and password. An unknown e-mail, a wrong password, a person without one and a
 * deactivated person get the same answer after the same work. Failures are counted.
 */
export async function signInWithPassword(input: unknown, visitor: Visitor): Promise<Result<OpenedSignIn>> {
  const parsed = PasswordSignIn.safeParse(input);
  if (!parsed.success) return wrongSignIn;
  const { email, password } = parsed.data;
  const attempts: Attempt[] = [
    { kind: "sign-in by address", key: visitor.address },
    { kind: "sign-in by e-mail", key: email },
  ];
  return answering("sign in", async () => {
    const counted = await countAttempt(attempts);
    if (!counted.ok) return counted;
    const person = await db().person.findUnique({
      where: { email, deactivatedAt: null },
      select: { id: true, passwordHash: true },
    });
    const isRight = await verifyPassword(person?.passwordHash ?? null, password);
    if (!person || !isRight) return wrongSignIn;
    await forgiveAttempt(attempts);
    return openSignIn.run(null, {
      personId: person.id,
      way: "password",
      passwordHash: person.passwordHash,
      device: describeDevice(visitor.userAgent),
    });
  });
}

/** Enters the demo as one of its roles. Refuses wherever one-click entry isn't open. */
export async function enterDemo(input: unknown, visitor: Visitor): Promise<Result<OpenedSignIn>> {
  const entry = demoEntrySchema.safeParse(input);
  return answering("enter the demo", async () => {
    if (!entry.success || !(await isDemoEntryOpen())) return noDemo;
    const personId = await findDemoPerson(entry.data);
    if (!personId) return noDemo;
    return openSignIn.run(null, { personId, way: "demo", device: describeDevice(visitor.userAgent) });
  });
}

/** Signs in whom an OpenID Connect provider vouches for, tying them at their first time. */
export async function signInWithOpenId(claims: OpenIdClaims, visitor: Visitor): Promise<Result<OpenedSignIn>> {
  return admit.run(null, { ...claims, device: describeDevice(visitor.userAgent) });
}

/** Opens a sign-in for a person who has proved who they are. Only this file calls it. */
const openSignIn = command({
  name: "accounts.openSignIn",
  input: z.object({
    personId: z.uuid(),
    way: z.enum(["password", "demo"]),
    device: z.string(),
    /** The hash the password was compared with: it may have been changed since. */
    passwordHash: z.string().nullish(),
  }),
  anonymous: true,
  async run(context, { personId, way, device, passwordHash }) {
    // Held against deactivation: either this comes first and is revoked, or it's refused.
    const [person] = await context.tx.$queryRaw<{ name: string; passwordHash: string | null }[]>`
      SELECT name, "passwordHash" FROM "Person"
      WHERE id = ${personId}::uuid AND "deactivatedAt" IS NULL FOR SHARE`;
    if (!person || (way === "password" && person.passwordHash !== passwordHash)) return wrongSignIn;
    return ok(await open(context, { personId, name: person.name, way, device }));
  },
});

const admit = command({
  name: "accounts.signInWithOpenId",
  input: z.object({
    issuer: z.string().min(1),
    subject: z.string().min(1).max(255),
    email: z.string().nullable(),
    isEmailVerified: z.boolean(),
    device: z.string(),
  }),
  anonymous: true,
  async run(context, { device, ...claims }) {
    const { tx, now } = context;
    const { issuer, subject } = claims;
    const email = claims.email?.trim().toLowerCase() ?? null;
    const identity = await tx.openIdIdentity.findUnique({
      where: { issuer_subject: { issuer, subject } },
      select: { personId: true },
    });
    const tied = identity ? await holdInvited(context, issuer, { id: identity.personId }) : null;
    const byEmail = !tied && email ? await holdInvited(context, issuer, { email }) : null;
    const admission = decideAdmission({ ...claims, email }, tied, byEmail);
    if (!admission.ok) return admission;
    const { personId, tie } = admission.value;
    const { name } = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: { name: true } });
    if (tie) {
      await tx.openIdIdentity.create({ data: { issuer, subject, personId, createdAt: now } });
      await tx.oneTimeLink.updateMany({
        where: { personId, purpose: "invitation", usedAt: null, revokedAt: null },
        data: { usedAt: now },
      });
      context.record({
        flowTeamId: null,
        item: { kind: "Person", id: personId, title: name },
        before: null,
        after: { tiedTo: issuer },
      });
    }
    return ok(await open(context, { personId, name, way: "openid", device }));
  },
});

/** A person as admission sees them, held until it is decided. */
async function holdInvited(
  { tx }: CommandContext,
  issuer: string,
  { id = null, email = null }: { id?: string | null; email?: string | null },
): Promise<Invited | null> {
  const [held] = await tx.$queryRaw<Omit<Invited, "subjectAtIssuer">[]>`
    SELECT id AS "personId", "deactivatedAt" IS NOT NULL AS "isDeactivated", "isDemo" FROM "Person"
    WHERE id = ${id}::uuid OR email = ${email} FOR UPDATE`;
  if (!held) return null;
  const identity = await tx.openIdIdentity.findFirst({
    where: { personId: held.personId, issuer },
    select: { subject: true },
  });
  return { ...held, subjectAtIssuer: identity?.subject ?? null };
}

async function open(
  { tx, now, record }: CommandContext,
  {
    personId,
    name,
    way,
    device,
  }: { personId: string; name: string; way: "password" | "demo" | "openid"; device: string },
): Promise<OpenedSignIn> {
  const expiresAt = new Date(now.getTime() + signInSeconds * 1000);
  const { id } = await tx.signIn.create({ data: { personId, way, device, createdAt: now, expiresAt } });
  record({
    flowTeamId: null,
    item: { kind: "Person", id: personId, title: name },
    before: null,
    after: { signedIn: device, way },
  });
  return { signInId: id, personId, name };
}

/** A refusal for what is thrown on the way, so that no caller needs to catch. */
async function answering<T>(where: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    const refusal: Refusal = refusalFor(where, error);
    return refuse(refusal);
  }
}

const wrongSignIn = refuse({
  code: "forbidden",
  message: "This e-mail and password don't go together.",
  wayOut: "Check both and try again, or ask for a new password.",
});

const noDemo = refuse({
  code: "forbidden",
  message: "One-click entry is closed here.",
  wayOut: "Sign in with your e-mail and password.",
});
