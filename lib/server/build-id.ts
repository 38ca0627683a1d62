import "server-only";
import { readFileSync } from "node:fs";
import path from "node:path";

let known: string | undefined;

/**
 * Which build answers: part of every entity tag, so that a new build never answers 304 for the
 * shape of an old one, and sent to each tab, so that old ones can offer a reload.
 */
export function buildId(): string {
  known ??= process.env.NODE_ENV === "production" ? readBuildId() : "development";
  return known;
}

function readBuildId(): string {
  try {
    return readFileSync(path.join(process.cwd(), process.env.NEXT_DIST_DIR ?? ".next", "BUILD_ID"), "utf8").trim();
  } catch {
    return "unbuilt";
  }
}
