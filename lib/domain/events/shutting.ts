import { type Result, ok, refuse } from "@/lib/domain/result";
import { allOf, counted } from "@/lib/domain/words";

/** How much of each was done in a room since it was opened. */
export type WrittenInRoom = {
  decisions: number;
  parked: number;
  /** Outputs said to be none. */
  nones: number;
  /** How often a step was given more time. */
  extensions: number;
  votes: number;
  cards: number;
  feedback: number;
  actions: number;
  improvements: number;
  claims: number;
  /** Raised by who came to the room, from the room or beside it. */
  dependencies: number;
  risks: number;
  impediments: number;
};

/** Whether a room that was opened by mistake can be shut again: nothing was written in it. */
export function checkShut(written: WrittenInRoom): Result<null> {
  const said = [
    written.decisions > 0 && counted(written.decisions, "decision"),
    written.parked > 0 && `${written.parked} parked`,
    written.nones > 0 && counted(written.nones, "output said to be none", "outputs said to be none"),
    written.votes > 0 && counted(written.votes, "vote"),
    written.cards > 0 && counted(written.cards, "card"),
    written.actions > 0 && counted(written.actions, "action item"),
    written.improvements > 0 && counted(written.improvements, "Improvement"),
    written.claims > 0 && counted(written.claims, "claim"),
    written.dependencies > 0 && counted(written.dependencies, "Dependency", "Dependencies"),
    written.risks > 0 && counted(written.risks, "Risk"),
    written.impediments > 0 && counted(written.impediments, "Impediment"),
    written.feedback > 0 && counted(written.feedback, "word of feedback", "words of feedback"),
    written.extensions > 0 && `more time given ${written.extensions === 1 ? "once" : `${written.extensions} times`}`,
  ].filter((words) => words !== false);
  if (said.length === 0) return ok(null);
  const stays = [written.feedback > 0 && "feedback", written.extensions > 0 && "time once given"].filter(
    (words) => words !== false,
  );
  return refuse({
    code: "invalid",
    message: `Something was done in this room: ${said.join(", ")}. So it was held, and can't be shut as if it wasn't.`,
    wayOut:
      stays.length > 0
        ? `Lead the event on and close it: ${allOf(stays)} can't be taken back.`
        : "Take back what was done by mistake, or lead the event on and close it.",
  });
}
