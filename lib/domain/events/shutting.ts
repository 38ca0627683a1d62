import { type Result, ok, refuse } from "@/lib/domain/result";
import { counted } from "@/lib/domain/words";

/** How much of each was written in a room since it was opened. */
export type WrittenInRoom = {
  notes: number;
  votes: number;
  cards: number;
  feedback: number;
  actions: number;
  improvements: number;
  claims: number;
};

/** Whether a room that was opened by mistake can be shut again: nothing was written in it. */
export function checkShut(written: WrittenInRoom): Result<null> {
  const found = [
    written.notes > 0 && counted(written.notes, "note or decision", "notes and decisions"),
    written.votes > 0 && counted(written.votes, "vote"),
    written.cards > 0 && counted(written.cards, "card"),
    written.feedback > 0 && counted(written.feedback, "word of feedback", "words of feedback"),
    written.actions > 0 && counted(written.actions, "action item"),
    written.improvements > 0 && counted(written.improvements, "Improvement"),
    written.claims > 0 && counted(written.claims, "claim"),
  ].filter((words) => words !== false);
  if (found.length === 0) return ok(null);
  return refuse({
    code: "invalid",
    message: `Something was written in this room: ${found.join(", ")}. So it was held, and can't be shut as if it wasn't.`,
    wayOut: "Take back what was written by mistake, or lead the event on and close it.",
  });
}
