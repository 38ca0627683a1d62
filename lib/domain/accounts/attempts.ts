import type { Refusal } from "@/lib/domain/result";

/** What is counted, so that guessing is slowed: how often within how many seconds. */
export const attemptLimits = {
  "sign-in by e-mail": { points: 10, seconds: 15 * 60 },
  "sign-in by address": { points: 60, seconds: 15 * 60 },
  "forgotten password by e-mail": { points: 3, seconds: 60 * 60 },
  "forgotten password by address": { points: 30, seconds: 60 * 60 },
  "link by address": { points: 60, seconds: 15 * 60 },
  "password change by person": { points: 10, seconds: 15 * 60 },
  "joining by address": { points: 100, seconds: 15 * 60 },
  "joining by link": { points: 300, seconds: 10 * 60 },
  "feedback by visitor": { points: 20, seconds: 10 * 60 },
  "feedback by link": { points: 300, seconds: 10 * 60 },
  "reaction by visitor": { points: 120, seconds: 60 },
} as const;
export type AttemptKind = keyof typeof attemptLimits;

/** The answer to one attempt too many: when the next is let in. `waitMs` in milliseconds. */
export function tooManyAttempts(waitMs: number, kind?: AttemptKind): Refusal {
  // Others came by the same link: who is refused did nothing too often, and needn't wait for them.
  if (kind === "joining by link") {
    return {
      code: "busy",
      message: "Too many people have come in by this link within a few minutes.",
      wayOut: `Try again in ${describeWait(waitMs)}, or ask who sent it for another link.`,
    };
  }
  return {
    code: "busy",
    message: "Too many attempts.",
    wayOut: `Try again in ${describeWait(waitMs)}.`,
  };
}

function describeWait(waitMs: number): string {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  if (seconds < 60) return seconds === 1 ? "a second" : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? "a minute" : `${minutes} minutes`;
}
