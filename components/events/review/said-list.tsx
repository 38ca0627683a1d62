import type { FeedbackInView } from "@/lib/domain/events/review";

/** What was said to the demo so far, the newest first. */
export function SaidList({ feedback }: { feedback: readonly FeedbackInView[] }) {
  if (feedback.length === 0) return null;
  return (
    <ul aria-label="Feedback on it" className="flex max-h-56 flex-col gap-2 overflow-y-auto">
      {feedback.toReversed().map(({ id, text, by, isVisitor }) => (
        <li key={id} className="rounded bg-sunken px-3 py-2">
          <p className="whitespace-pre-line wrap-anywhere">{text}</p>
          <p className="text-sm text-ink-2">
            {by}
            {isVisitor ? ", by the link" : ""}
          </p>
        </li>
      ))}
    </ul>
  );
}
