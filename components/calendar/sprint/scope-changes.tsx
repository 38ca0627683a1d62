"use client";

import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useHere } from "@/components/flow-teams/here";
import { dayWords } from "@/components/ui/day-words";
import { type CalendarDate, todayIn } from "@/lib/domain/calendar/dates";
import { type ScopeChange, scopeChanges, signedPoints } from "@/lib/domain/calendar/scope-changes";
import type { SprintView } from "@/lib/domain/calendar/sprint-life";
import { instantWords } from "./sprint-words";

type ScopeChangesProps = { sprint: SprintView; teamId: string | null; today: CalendarDate };

/** What entered, left or got another estimate after the start, with who and why; and the gates that were overridden. */
export function ScopeChanges({ sprint, teamId, today }: ScopeChangesProps) {
  const { timeZone } = useHere();
  const { openStory } = usePanelAddress();
  const changes = changesOf(sprint, teamId);
  if (sprint.state === "planned" && changes.length === 0) return null;
  const net = changes.reduce((sum, { points }) => sum + points, 0);
  return (
    <section className="flex flex-col gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-lg">Scope changes</h2>
        {changes.length > 0 ? (
          <span className="text-ink-2 tabular-nums">{signedPoints(net)} since the start</span>
        ) : null}
      </div>
      {changes.length === 0 ? (
        <p className="rounded border bg-surface px-4 py-3 text-ink-2">
          Nothing entered, left or was re-estimated since the start. What does is kept here with who and why.
        </p>
      ) : (
        <ul className="divide-y divide-line overflow-hidden rounded border bg-surface">
          {changes.map((change) => (
            <li key={`${change.storyNumber} ${change.words} ${change.at}`} className="px-4 py-2.5">
              <p className="wrap-anywhere">
                <button
                  type="button"
                  className="min-h-6 text-left font-medium hover:underline"
                  onClick={() => openStory(change.storyNumber)}
                >
                  S-{change.storyNumber} {change.title}
                </button>{" "}
                <span className="text-ink-2">
                  {change.words}
                  {change.points === 0 ? "" : `, ${signedPoints(change.points)}`}
                </span>
              </p>
              <p className="text-sm text-ink-2 wrap-anywhere">
                {change.reason ? `“${change.reason}” ` : null}
                <span className="text-ink-3" title={instantWords(change.at, timeZone)}>
                  {change.by ? `${change.by}, ` : null}
                  {dayWords(todayIn(timeZone, new Date(change.at * 1000)), today)}
                </span>
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** A scope change as it is told, or an Override, which brings no points. */
type Told = Pick<ScopeChange, "storyNumber" | "title" | "at" | "by" | "points" | "reason"> & { words: string };

function changesOf(sprint: SprintView, teamId: string | null): Told[] {
  const titles = new Map(
    sprint.stays
      .filter((stay) => teamId === null || stay.teamId === teamId)
      .map((stay) => [stay.storyId, stay.title] as const),
  );
  const overrides = sprint.overrides.flatMap((one): Told[] => {
    const title = titles.get(one.storyId);
    if (title === undefined) return [];
    const words = one.isUsed ? "was let in by an Override of BLG-2" : "has an Override of BLG-2 lying ready";
    return [{ at: one.at, by: one.by, storyNumber: one.number, title, points: 0, words, reason: one.reason }];
  });
  const told = scopeChanges(sprint, teamId).map((change) => ({ ...change, words: wordsOf(change) }));
  return [...told, ...overrides].sort((a, b) => b.at - a.at);
}

function wordsOf(change: ScopeChange): string {
  if (change.is !== "re-estimated") return change.is;
  return `re-estimated from ${change.from ?? "none"} to ${change.to ?? "none"}`;
}
