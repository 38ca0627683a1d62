import { type Result, ok, refuse } from "@/lib/domain/result";

export const passwordLength = { least: 10, most: 200 } as const;

/**
 * Whether a password may be chosen: 10 to 200 characters, and not the e-mail address or the part
 * before its @. Nothing is asked of its letters, for that makes passwords worse.
 */
export function checkNewPassword(password: string, email: string): Result<null> {
  const length = [...password].length;
  const typed = password.trim().toLowerCase();
  if (length < passwordLength.least) {
    return badPassword(`A password has at least ${passwordLength.least} characters.`);
  }
  if (length > passwordLength.most) {
    return badPassword(`A password has at most ${passwordLength.most} characters.`);
  }
  if (typed === email || typed === email.split("@")[0]) {
    return badPassword("Your e-mail address is no password: it's the first thing tried.");
  }
  if (new Set(typed).size < 2) return badPassword("One character over and over is no password.");
  return ok(null);
}

function badPassword(message: string) {
  return refuse({
    code: "invalid",
    message,
    fields: { password: message },
    wayOut: "Choose another; a few words in a row are strong and easy to keep.",
  });
}
