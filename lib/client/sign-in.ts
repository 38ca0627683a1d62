import type { Refusal } from "@/lib/domain/result";

/** How somebody signs in, with what the way asks for. */
type SignInAttempt = { way: "password"; email: string; password: string } | { way: "demo"; entry: string };

const unreachable: Refusal = {
  code: "busy",
  message: "The server doesn't answer.",
  wayOut: "Check your connection and try again.",
};

/**
 * Signs in at next-auth's own address, with its guard against forged requests. Returns null once
 * the session cookie is there, or why not. Never throws.
 */
export async function signIn({ way, ...fields }: SignInAttempt): Promise<Refusal | null> {
  try {
    const answer = await post(`/api/auth/callback/${way}`, fields);
    const error = new URL(answer.url, location.origin).searchParams.get("error");
    return error === null ? null : refusalOf(error);
  } catch {
    return unreachable;
  }
}

/** Goes to the OpenID Connect provider, and from there to `next`. Returns only when it can't. */
export async function goToOpenId(next: string): Promise<Refusal | null> {
  try {
    const { url } = await post("/api/auth/signin/openid", { callbackUrl: next });
    const target = new URL(url, location.origin);
    if (target.origin === location.origin) return providerAway;
    location.assign(target);
    return null;
  } catch {
    return unreachable;
  }
}

async function post(address: string, fields: Record<string, string>): Promise<{ url: string }> {
  const guard = await fetch("/api/auth/csrf", { cache: "no-store" });
  const { csrfToken } = (await guard.json()) as { csrfToken: string };
  const answer = await fetch(address, {
    method: "POST",
    body: new URLSearchParams({ ...fields, csrfToken, json: "true" }),
  });
  return (await answer.json()) as { url: string };
}

/** The refusal that came through next-auth as an error's message. */
function refusalOf(error: string): Refusal {
  try {
    const refusal: Partial<Refusal> = JSON.parse(error);
    if (refusal.message && refusal.wayOut) return refusal as Refusal;
  } catch {
    // One of next-auth's own codes: below.
  }
  return {
    code: "forbidden",
    message: "Signing in didn't work.",
    wayOut: "Reload the page and try again.",
  };
}

const providerAway: Refusal = {
  code: "busy",
  message: "The sign-in provider doesn't answer.",
  wayOut: "Try again in a minute, or sign in with your password.",
};
