import "server-only";
import { randomBytes } from "node:crypto";

/**
 * Logs something that should never happen and returns the id a person can quote.
 * The person sees the id alone: messages of errors stay inside.
 */
export function logBug(where: string, error: unknown): string {
  const id = randomBytes(4).toString("hex");
  console.error(`[${id}] ${where}:`, error);
  return id;
}
