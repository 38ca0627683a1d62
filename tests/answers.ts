import type { Answer, Refusal } from "@/lib/domain/result";

/** The value of an answer that must be a yes; fails the test with the refusal otherwise. */
export function granted<Value>(answer: Answer<Value>): Value {
  if (answer.ok) return answer.value;
  throw new Error(`Refused: ${answer.refusal.message} (${answer.refusal.code})`);
}

/** The refusal of an answer that must be a no; fails the test otherwise. */
export function refused(answer: Answer<unknown>): Refusal {
  if (!answer.ok) return answer.refusal;
  throw new Error("Not refused, though it had to be.");
}
