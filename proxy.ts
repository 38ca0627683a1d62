import { type NextRequest, NextResponse } from "next/server";
import { isKeepable } from "@/lib/domain/plain-input";
import { notFound } from "@/lib/domain/result";

/**
 * Before each page: tells the server the page's path, so that sign-in can lead back to it, and the
 * browser what the page may load. Scripts run only with this answer's nonce.
 */
export function proxy(request: NextRequest): Response {
  const { pathname, search } = request.nextUrl;
  const exists = isReadable(pathname);
  if (pathname.startsWith("/api/")) {
    return exists ? NextResponse.next() : Response.json(notFound("page").refusal, { status: 404 });
  }
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const policy = contentPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-path", exists ? pathname + search : "/");
  // Next reads the nonce from here and puts it on its own scripts; the page puts it on the one of its own.
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  const response = exists
    ? NextResponse.next({ request: { headers } })
    : NextResponse.rewrite(new URL("/not-found", request.url), { request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

/** False for an address that decodes to no text, such as `/%ff`, or to one that no row holds. */
function isReadable(pathname: string): boolean {
  try {
    return isKeepable(decodeURIComponent(pathname));
  } catch {
    return false;
  }
}

function contentPolicy(nonce: string): string {
  // In development React rebuilds server stacks with eval; a build never needs it.
  const development = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development}`,
    // Positions of bars and menus are style attributes, which know no nonce.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "worker-src 'self' blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

export const config = {
  matcher: [
    {
      source: "/((?!api/|_next/static|_next/image|favicon.ico).*)",
      // A command's answer is no page, and the way through here costs as much as a command itself.
      missing: [{ type: "header", key: "next-action" }],
    },
    "/(.*%.*)",
  ],
};
