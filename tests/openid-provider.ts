import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Who the provider says comes next, and how it says it. */
type OpenIdAnswer = {
  sub: string;
  email?: string;
  email_verified?: boolean;
  /** Instead of the nonce that was asked with. */
  nonce?: string;
  /** Signs with a key nobody knows. */
  isForged?: boolean;
  /** Keeps the address out of the ID token: only its userinfo tells. */
  onlyUserinfo?: boolean;
};

type Grant = { challenge: string; nonce: string; redirectUri: string; answer: OpenIdAnswer };

/**
 * An OpenID Connect provider that lets everybody in as `answer`: discovery, authorisation code with
 * PKCE (S256, checked), RS256-signed ID tokens, userinfo.
 */
export async function openOpenIdProvider(client: { id: string; secret: string }) {
  const known = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const unknown = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const grants = new Map<string, Grant>();
  const told = new Map<string, OpenIdAnswer>();
  const provider = { issuer: "", answer: { sub: "nobody" } as OpenIdAnswer, close: () => {} };

  function authorize(url: URL, response: ServerResponse): void {
    const ask = (name: string) => url.searchParams.get(name) ?? "";
    const code = randomBytes(16).toString("hex");
    if (ask("client_id") !== client.id || ask("code_challenge_method") !== "S256" || !ask("nonce")) {
      response.writeHead(400).end("PKCE, nonce and a known client are needed.");
      return;
    }
    const redirectUri = ask("redirect_uri");
    const { answer } = provider;
    grants.set(code, { challenge: ask("code_challenge"), nonce: ask("nonce"), redirectUri, answer });
    const back = new URL(redirectUri);
    back.search = new URLSearchParams({ code, state: ask("state") }).toString();
    response.writeHead(302, { location: back.href }).end();
  }

  async function token(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const typed = new URLSearchParams(await bodyOf(request));
    const basic = `${client.id}:${client.secret}`;
    const isClient = request.headers.authorization === `Basic ${Buffer.from(basic).toString("base64")}`;
    const grant = grants.get(typed.get("code") ?? "");
    grants.delete(typed.get("code") ?? "");
    const proof = createHash("sha256")
      .update(typed.get("code_verifier") ?? "")
      .digest("base64url");
    if (!isClient || !grant || grant.challenge !== proof) return json(response, { error: "invalid_grant" }, 400);
    const accessToken = randomBytes(16).toString("hex");
    told.set(accessToken, grant.answer);
    const id_token = sign(grant, grant.answer.isForged ? unknown.privateKey : known.privateKey);
    json(response, { access_token: accessToken, token_type: "Bearer", expires_in: 60, id_token });
  }

  function sign({ nonce, answer }: Grant, key: Parameters<ReturnType<typeof createSign>["sign"]>[0]): string {
    const now = Math.floor(Date.now() / 1000);
    const { sub, email, email_verified } = answer;
    const claims = {
      iss: provider.issuer,
      aud: client.id,
      sub,
      iat: now,
      exp: now + 60,
      nonce: answer.nonce ?? nonce,
      ...(answer.onlyUserinfo ? {} : { email, email_verified }),
    };
    const text = [{ alg: "RS256", typ: "JWT", kid: "one" }, claims].map(encoded).join(".");
    return `${text}.${createSign("RSA-SHA256").update(text).sign(key, "base64url")}`;
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", provider.issuer);
    if (url.pathname === "/.well-known/openid-configuration") json(response, discovery(provider.issuer));
    else if (url.pathname === "/keys") {
      json(response, {
        keys: [{ ...known.publicKey.export({ format: "jwk" }), kid: "one", use: "sig", alg: "RS256" }],
      });
    } else if (url.pathname === "/authorize") authorize(url, response);
    else if (url.pathname === "/token") await token(request, response);
    else if (url.pathname === "/userinfo") {
      const answer = told.get(request.headers.authorization?.replace("Bearer ", "") ?? "");
      json(
        response,
        answer ? { sub: answer.sub, email: answer.email, email_verified: answer.email_verified } : {},
        answer ? 200 : 401,
      );
    } else response.writeHead(404).end();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  provider.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  provider.close = () => {
    server.closeAllConnections();
    server.close();
  };
  return provider;
}

function discovery(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function json(response: ServerResponse, content: object, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(content));
}

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
