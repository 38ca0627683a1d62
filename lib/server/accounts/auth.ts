import "server-only";
import type { AuthOptions, CookieOption, User } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import type { OAuthConfig } from "next-auth/providers/oauth";
import type { Refusal, Result } from "@/lib/domain/result";
import { env } from "@/lib/server/env";
import { isSecure, sessionCookieName } from "@/lib/server/session";
import { loadActor, signInSeconds } from "./actor";
import { revokeSignIn } from "./commands";
import { type OpenedSignIn, enterDemo, signInWithOpenId, signInWithPassword } from "./sign-in";
import { thisVisitor } from "./visitor";

type Claims = {
  sub: string;
  iss?: string;
  email?: string;
  email_verified?: boolean | string;
  name?: string;
};

/**
 * next-auth's settings: passwords, the demo's entries and, where set, one OpenID Connect provider.
 * Each way in ends in a SignIn row, whose id is all that the session token carries.
 */
export function authOptions(): AuthOptions {
  // next-auth reads its own address from here alone.
  process.env.NEXTAUTH_URL = env().FLOTILLA_URL;
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: signInSeconds },
    useSecureCookies: isSecure(),
    cookies: { sessionToken: sessionCookie() },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        id: "password",
        name: "E-mail and password",
        credentials: { email: {}, password: {} },
        authorize: async (typed) => asUser(await signInWithPassword(typed, await thisVisitor())),
      }),
      CredentialsProvider({
        id: "demo",
        name: "Demo",
        credentials: { entry: {} },
        authorize: async (typed) => asUser(await enterDemo(typed?.entry, await thisVisitor())),
      }),
      ...openIdProvider(),
    ],
    callbacks: {
      async signIn({ user, account, profile }) {
        if (account?.provider !== "openid") return true;
        const entered = await signInWithOpenId(claimsOf(profile as Claims), await thisVisitor());
        if (!entered.ok) return `/sign-in?refused=${entered.refusal.code}`;
        user.id = entered.value.signInId;
        return true;
      },
      jwt: ({ token, user }) => (user ? { signInId: user.id } : token),
      // The session endpoint tells nothing: pages ask the server who acts.
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut({ token }) {
        const signInId = token?.signInId;
        const actor = typeof signInId === "string" ? await loadActor(signInId, new Date()) : null;
        if (actor) await revokeSignIn.run(actor, { signInId });
      },
    },
    logger: { error: (code, metadata) => console.error("sign-in:", code, reasonOf(metadata)), warn: () => {} },
  };
}

/** Whether people can sign in with an OpenID Connect provider, and what it's called. */
export function openIdName(): string | null {
  return env().OIDC_ISSUER ? (env().OIDC_NAME ?? "OpenID Connect") : null;
}

function openIdProvider(): OAuthConfig<Claims>[] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = env();
  if (!OIDC_ISSUER) return [];
  return [
    {
      id: "openid",
      name: openIdName() ?? "",
      type: "oauth",
      wellKnown: `${OIDC_ISSUER.replace(/\/$/, "")}/.well-known/openid-configuration`,
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      authorization: { params: { scope: "openid email profile" } },
      idToken: true,
      checks: ["pkce", "state", "nonce"],
      userinfo: {
        // Some providers keep the address out of the ID token: it's asked for where it's missing.
        async request({ tokens, client }) {
          const claims = decodedClaims(tokens);
          if (claims.email !== undefined || !client.issuer.metadata.userinfo_endpoint) return claims;
          const told = await client.userinfo(tokens.access_token ?? "");
          return told.sub === claims.sub ? { ...told, ...claims } : claims;
        },
      },
      profile: (claims) => ({ id: claims.sub, name: claims.name ?? null, email: claims.email ?? null }),
    },
  ];
}

/** The claims of a token set whose ID token's signature, nonce and times were checked. */
function decodedClaims(tokens: object): Claims {
  return (tokens as { claims(): Claims }).claims();
}

function claimsOf(claims: Claims) {
  return {
    issuer: claims.iss ?? "",
    subject: claims.sub,
    email: claims.email ?? null,
    isEmailVerified: claims.email_verified === true,
  };
}

/** next-auth carries an error's message to the page: the refusal travels whole. */
function asUser(entered: Result<OpenedSignIn>): User {
  if (!entered.ok) throw new Error(JSON.stringify(entered.refusal satisfies Refusal));
  return { id: entered.value.signInId, name: null, email: null };
}

function sessionCookie(): CookieOption {
  return {
    name: sessionCookieName(),
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() },
  };
}

function reasonOf(metadata: unknown): string {
  const error = metadata && typeof metadata === "object" && "error" in metadata ? metadata.error : metadata;
  return error instanceof Error ? error.message : String(error);
}
