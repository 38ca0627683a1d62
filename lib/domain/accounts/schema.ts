import { z } from "zod";
import { roles } from "@/lib/domain/access";

/** An e-mail address as it is stored: trimmed and in lower case. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "This e-mail address is too long.")
  .pipe(z.email("This isn't an e-mail address."));

export const personNameSchema = z
  .string()
  .trim()
  .min(1, "A name is needed.")
  .max(120, "A name has at most 120 characters.")
  .regex(/^\P{Cc}*$/u, "A name is one line of text.");

/** Any text: what a password must be like is decided in passwords.ts, beside the e-mail. */
const typedPassword = z.string().max(1000, "This is too long for a password.");

/** The secret part of a one-time link. */
export const tokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/, "This link isn't complete.");

export const signInSchema = z.object({ email: emailSchema, password: typedPassword });

export const forgotPasswordSchema = z.object({ email: emailSchema });

export const resetPasswordSchema = z.object({ token: tokenSchema, password: typedPassword });

export const acceptInvitationSchema = z.object({
  token: tokenSchema,
  name: personNameSchema,
  password: typedPassword,
});

export const becomeAdministratorSchema = z.object({
  token: tokenSchema,
  name: personNameSchema,
  email: emailSchema,
  password: typedPassword,
});

export const changePasswordSchema = z.object({ current: typedPassword, password: typedPassword });

export const renameMyselfSchema = z.object({
  name: z.object({ seen: z.string(), to: personNameSchema }),
});

export const revokeSignInSchema = z.object({ signInId: z.uuid() });

export const signOutEverywhereSchema = z.object({});

export const invitePersonSchema = z.object({
  email: emailSchema,
  name: personNameSchema,
  isAdministrator: z.boolean().default(false),
});

export const personSchema = z.object({ personId: z.uuid() });

export const setAdministratorSchema = z.object({
  personId: z.uuid(),
  isAdministrator: z.object({ seen: z.boolean(), to: z.boolean() }),
});

/** How an invitation travels: by mail where that's set up, or as a link to hand over. */
export const renewInvitationSchema = z.object({ personId: z.uuid(), way: z.enum(["mail", "hand"]) });

/** Who takes over what a leaver holds. Every successor is named by the person who fills the dialog. */
export const deactivatePersonSchema = z.object({
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
export type DeactivatePerson = z.infer<typeof deactivatePersonSchema>;
