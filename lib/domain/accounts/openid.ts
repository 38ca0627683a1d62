import { type Result, ok, refuse } from "@/lib/domain/result";

/** What a provider's signed answer says of who signs in. */
export type OpenIdClaims = {
  issuer: string;
  subject: string;
  email: string | null;
  /** True only when the provider says so itself. */
  isEmailVerified: boolean;
};

/** A person as admission sees them. */
export type Invited = {
  personId: string;
  isDeactivated: boolean;
  isDemo: boolean;
  /** Who this provider already says they are, if it ever did. */
  subjectAtIssuer: string | null;
};

type Admission = { personId: string; tie: boolean };

/**
 * Whether a provider's answer lets somebody in. Who is tied to the provider's subject comes in as
 * they are; else the address must be verified and invited, and gets tied now. An address tied to
 * another subject is refused: the provider may have given it to somebody new.
 *
 * Every no is the same, so that nobody learns who is invited.
 */
export function decideAdmission(
  claims: OpenIdClaims,
  tied: Invited | null,
  byEmail: Invited | null,
): Result<Admission> {
  if (tied) return tied.isDeactivated || tied.isDemo ? notAdmitted : admit(tied, false);
  if (!byEmail || !claims.email || !claims.isEmailVerified) return notAdmitted;
  if (byEmail.isDeactivated || byEmail.isDemo) return notAdmitted;
  // Tied a moment ago, by the same person in another tab.
  if (byEmail.subjectAtIssuer === claims.subject) return admit(byEmail, false);
  return byEmail.subjectAtIssuer === null ? admit(byEmail, true) : notAdmitted;
}

function admit(person: Invited, tie: boolean): Result<Admission> {
  return ok({ personId: person.personId, tie });
}

/** The one no of admission. */
export const notAdmitted = refuse({
  code: "forbidden",
  message: "This account isn't invited here, or its e-mail address isn't verified.",
  wayOut: "Ask an Administrator or your CSM for an invitation to the address you sign in with.",
});
