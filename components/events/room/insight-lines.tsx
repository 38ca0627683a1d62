"use client";

import { usePanelAddress } from "@/components/backlog/use-panel-address";
import type { InsightsView } from "@/lib/domain/backlog/view";
import { insightKindWords } from "@/lib/domain/backlog/words";

/** How many are listed: the page behind has them all. */
const most = 12;

type InsightLinesProps = {
  insights: InsightsView["insights"];
  /** The number of an Epic they speak for; undefined for one that isn't known here. */
  epicOf(id: string): { number: number } | undefined;
};

/** Market notes and customer needs, with the Epics they speak for. */
export function InsightLines({ insights, epicOf }: InsightLinesProps) {
  const { openEpic } = usePanelAddress();
  return (
    <ul className="flex flex-col gap-2">
      {insights.slice(0, most).map(({ id, kind, text, source, epicIds }) => (
        <li key={id} className="wrap-anywhere">
          {text}
          <span className="block text-sm text-ink-2">
            {insightKindWords[kind]}, {source}
            {epicIds
              .flatMap((epicId) => epicOf(epicId) ?? [])
              .map(({ number }) => (
                <button
                  key={number}
                  type="button"
                  className="ml-2 min-h-6 hover:underline"
                  onClick={() => openEpic(number)}
                >
                  E-{number}
                </button>
              ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
