import type { Refusal } from "@/lib/domain/result";

/** How an act ended that the server never answered. */
type Unanswered = {
  isOffline: boolean;
  /** Whether the screen had shown it as done: a card at its new place, which then goes back. */
  isShown: boolean;
};

/** Says that an act isn't known to be saved, and what of it is still there. */
export function noAnswer({ isOffline, isShown }: Unanswered): Refusal {
  const what = isOffline
    ? "You are offline, so this isn't saved"
    : "The server didn't answer, so this may not be saved";
  return {
    code: "busy",
    message: isShown ? `${what}: it is shown as it was before.` : `${what}.`,
    wayOut: isShown
      ? "Try again when the connection is back."
      : "What you entered is still here. Try again when the connection is back.",
  };
}
