import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import type { FeedbackInView, NamedItem } from "@/lib/domain/events/review";

/** "S-12" or "E-3". */
export const itemName = ({ kind, number }: Pick<NamedItem, "kind" | "number">) =>
  `${kind === "Story" ? "S" : "E"}-${number}`;

type FateProps = Pick<FeedbackInView, "state" | "became" | "answer"> & {
  /** Where the Flow Team's items are, for who may open them. */
  base?: string;
};

/** What became of a piece of feedback, and the word with it. */
export function FeedbackFate({ state, became, answer, base }: FateProps) {
  if (state === "open") return <Badge>Open</Badge>;
  const words = became ? `Became ${itemName(became)} ${became.title}` : "Became an item, since removed";
  return (
    <span className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
      <Badge tone={state === "turned" ? "ok" : "neutral"}>{state === "turned" ? "In the backlog" : "Declined"}</Badge>
      {state === "turned" ? (
        became && base ? (
          <Link
            href={`${base}/backlog?${became.kind === "Story" ? "story" : "epic"}=${became.number}`}
            className="min-h-6 wrap-anywhere hover:underline"
          >
            {words}
          </Link>
        ) : (
          <span className="wrap-anywhere">{words}</span>
        )
      ) : null}
      {answer ? <span className="text-ink-2 wrap-anywhere">{answer}</span> : null}
    </span>
  );
}

/** Who said it, about what. */
export function feedbackSource({ by, isVisitor, about }: Pick<FeedbackInView, "by" | "isVisitor" | "about">): string {
  const who = isVisitor ? `${by}, by the link` : by;
  return about ? `${who}, on ${itemName(about)} ${about.title}` : `${who}, on the whole Increment`;
}
