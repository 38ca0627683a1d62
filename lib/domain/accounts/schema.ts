import { z } from "zod";
import { roles } from "@/lib/domain/access";
import { emailAddress, personName } from "@/lib/domain/schema";

/** Any text: what a password must be like is decided in passwords.ts, beside the e-mail. */
const typedPassword = z.string().max(1000, "This is too long for a password.");

/** The secret part of a one-time link. */
export const LinkToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/, "This link isn't complete.");

export const PasswordSignIn = z.object({ email: emailAddress, password: typedPassword });

export const ForgotPassword = z.object({ email: emailAddress });

export const ResetPassword = z.object({ token: LinkToken, password: typedPassword });

export const AcceptInvitation = z.object({
  token: LinkToken,
  name: personName,
  password: typedPassword,
});

export const BecomeAdministrator = z.object({
  token: LinkToken,
  name: personName,
  email: emailAddress,
  password: typedPassword,
});

export const ChangePassword = z.object({ current: typedPassword, password: typedPassword });

export const RenameMyself = z.object({
  name: z.object({ seen: z.string(), to: personName }),
});

export const RevokeSignIn = z.object({ signInId: z.uuid() });

export const SignOutEverywhere = z.object({});

export const InvitePerson = z.object({
  email: emailAddress,
  name: personName,
  isAdministrator: z.boolean().default(false),
});

export const OnePerson = z.object({ personId: z.uuid() });

export const SetAdministrator = z.object({
  personId: z.uuid(),
  isAdministrator: z.object({ seen: z.boolean(), to: z.boolean() }),
});

/** How an invitation travels: by mail where that's set up, or as a link to hand over. */
export const RenewInvitation = z.object({ personId: z.uuid(), way: z.enum(["mail", "hand"]) });

/** Who takes over what a leaver holds. Every successor is named by the person who fills the dialog. */
export const DeactivatePerson = z.object({
  personId: z.uuid(),
  /** Who takes which role. Roles left out end without a successor. */
  roles: z
    .array(
      z.object({
        flowTeamId: z.uuid(),
        role: z.enum(roles),
        scrumTeamId: z.uuid().nullable(),
        successorId: z.uuid(),
      }),
    )
    .max(500)
    .default([]),
  /** Who takes the open Epics the leaver owns, by Flow Team. Left out, they have no owner then. */
  epics: z
    .array(z.object({ flowTeamId: z.uuid(), successorId: z.uuid() }))
    .max(500)
    .default([]),
});
export type DeactivatePerson = z.infer<typeof DeactivatePerson>;
