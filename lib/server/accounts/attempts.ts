import "server-only";
import { createHash } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { type AttemptKind, attemptLimits, tooManyAttempts } from "@/lib/domain/accounts/attempts";
import { type Result, ok, refuse } from "@/lib/domain/result";
import { db } from "@/lib/server/db";

/** One count an attempt adds to: by whom, or from where. */
export type Attempt = { kind: AttemptKind; key: string };

/**
 * Counts an attempt. Refuses, saying when to come back, once one of the counts is full. Written at
 * once, so that what follows can't roll it back.
 */
export async function countAttempt(attempts: readonly Attempt[]): Promise<Result<null>> {
  for (const attempt of attempts) {
    try {
      await limiter(attempt.kind).consume(keyOf(attempt));
    } catch (reason) {
      if (!(reason instanceof RateLimiterRes)) throw reason;
      return refuse(tooManyAttempts(reason.msBeforeNext, attempt.kind));
    }
  }
  return ok(null);
}

/** Takes back what a successful attempt was counted for: only failures fill the counts. */
export async function forgiveAttempt(attempts: readonly Attempt[]): Promise<void> {
  for (const attempt of attempts) {
    // By e-mail one success clears the count; an address may be shared by a whole office.
    if (attempt.kind.endsWith("by address")) await limiter(attempt.kind).reward(keyOf(attempt));
    else await limiter(attempt.kind).delete(keyOf(attempt));
  }
}

const limiters = new Map<AttemptKind, RateLimiterPostgres>();

function limiter(kind: AttemptKind): RateLimiterPostgres {
  const known = limiters.get(kind);
  if (known) return known;
  const { points, seconds } = attemptLimits[kind];
  const made = new RateLimiterPostgres({
    storeClient: throughPrisma,
    storeType: "client",
    tableName: "RateLimit",
    tableCreated: true,
    keyPrefix: kind,
    points,
    duration: seconds,
  });
  limiters.set(kind, made);
  return made;
}

/** The library's statements over the process's one pool. It counts with numbers, not BigInts. */
const throughPrisma = {
  async query({ text, values }: { text: string; values: unknown[] }) {
    const rows = await db().$queryRawUnsafe<Record<string, unknown>[]>(text, ...values);
    return {
      rowCount: rows.length,
      rows: rows.map(({ expire, ...row }) => ({ ...row, expire: expire === null ? null : Number(expire) })),
    };
  },
};

/** E-mails and addresses are counted, not kept. */
function keyOf(attempt: Attempt): string {
  return createHash("sha256").update(attempt.key).digest("base64url");
}
