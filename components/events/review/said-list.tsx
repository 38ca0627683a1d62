import type { FeedbackInView } from "@/lib/domain/events/review";

/** How many are in sight: all of them are in the last step. */
const most = 5;

/** What was said to the demo so far, the newest first. */
export function SaidList({ feedback }: { feedback: readonly FeedbackInView[] }) {
  if (feedback.length === 0) return null;
  return (
    <div>
      <ul aria-label="Feedback on it" className="flex flex-col gap-2">
        {feedback
          .toReversed()
          .slice(0, most)
          .map(({ id, text, by, isVisitor }) => (
            <li key={id} className="rounded bg-sunken px-3 py-2">
              <p className="whitespace-pre-line wrap-anywhere">{text}</p>
              <p className="text-sm text-ink-2">
                {by}
                {isVisitor ? ", by the link" : ""}
              </p>
            </li>
          ))}
      </ul>
      {feedback.length > most ? (
        <p className="mt-1 text-sm text-ink-2">and {feedback.length - most} more, in the last step</p>
      ) : null}
    </div>
  );
}
