import { dayWords, fullDayWords } from "@/components/ui/day-words";
import type { InsightInView } from "@/lib/domain/backlog/view";
import { insightKindWords } from "@/lib/domain/backlog/words";

/** Where an Insight comes from: its kind, source, day and who wrote it down. */
export function InsightSource({ insight }: { insight: InsightInView }) {
  return (
    <p className="text-sm text-ink-3">
      {insightKindWords[insight.kind]} · {insight.source} ·{" "}
      <time dateTime={insight.observedOn} title={fullDayWords(insight.observedOn)}>
        {dayWords(insight.observedOn, new Date().toISOString())}
      </time>
      {insight.author ? ` · ${insight.author}` : null}
    </p>
  );
}
