import "server-only";
import { decode } from "next-auth/jwt";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Actor } from "@/lib/domain/access";
import { safeNextPath } from "@/lib/domain/accounts/next-path";
import { type Answer, refuse } from "@/lib/domain/result";
import { loadActor } from "./accounts/actor";
import { type Command, refusalFor } from "./command";
import { env } from "./env";
import { Recent } from "./recent";

/** The cookie that carries the session token; browsers bind `__Secure-` ones to https. */
export function sessionCookieName(): string {
  return `${isSecure() ? "__Secure-" : ""}flotilla.session`;
}

/** Whether people reach this installation over https. */
export function isSecure(): boolean {
  return env().FLOTILLA_URL.startsWith("https:");
}

/** The id of this request's sign-in, from its token. Null when there is none. Not yet checked. */
export const getSignInId = cache(async (): Promise<string | null> => {
  const token = (await cookies()).get(sessionCookieName())?.value;
  if (!token) return null;
  const known = tokens().get(token);
  if (known) return known.until > Date.now() ? known.signInId : null;
  // A token sealed with another secret, or cut off, is none.
  const content = await decode({ token, secret: env().NEXTAUTH_SECRET }).catch(() => null);
  if (typeof content?.signInId !== "string") return null;
  const until = typeof content.exp === "number" ? content.exp * 1000 : Number.POSITIVE_INFINITY;
  tokens().set(token, { signInId: content.signInId, until });
  return content.signInId;
});

type OpenedToken = { signInId: string; until: number };

const held = globalThis as typeof globalThis & { flotillaTokens?: Recent<OpenedToken> };

/** Tokens that were opened: each request brings one, and opening it takes longer than much that is asked. */
function tokens(): Recent<OpenedToken> {
  held.flotillaTokens ??= new Recent(5000);
  return held.flotillaTokens;
}

/** Who makes this request, with the roles they hold now; null when signed out. One query a request. */
export const getActor = cache(async (): Promise<Actor | null> => {
  const signInId = await getSignInId();
  return signInId ? loadActor(signInId, new Date()) : null;
});

/**
 * Who looks at this page; redirects to sign-in when nobody, and back here afterwards. `here` is the
 * page's path where it knows better than the request.
 */
export async function requireActor(here?: string): Promise<Actor> {
  const actor = await getActor();
  if (actor) return actor;
  const next = safeNextPath(here ?? (await headers()).get("x-path"));
  redirect(next && next !== "/" ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in");
}

/** Runs a command for whoever makes this request. */
export async function perform<Input, Value, Wire>(
  command: Command<Input, Value, Wire>,
  input: unknown,
): Promise<Answer<Value>> {
  return answerFor(command.name, (actor) => command.run(actor, input));
}

/** Answers whoever makes this request; that it can't be read who they are is a refusal too. */
export async function answerFor<Value>(
  name: string,
  act: (actor: Actor | null) => Promise<Answer<Value>>,
): Promise<Answer<Value>> {
  try {
    return await act(await getActor());
  } catch (error) {
    return refuse(refusalFor(name, error));
  }
}
