"use client";

import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useHere } from "@/components/flow-teams/here";
import { dayWords } from "@/components/ui/day-words";
import { type CalendarDate, todayIn } from "@/lib/domain/calendar/dates";
import type { SprintView } from "@/lib/domain/calendar/sprint-life";
import { counted } from "@/lib/domain/words";
import { instantWords } from "./sprint-words";

type ScopeChangesProps = { sprint: SprintView; teamId: string | null; today: CalendarDate };

type Change = {
  at: number;
  by: string | null;
  storyNumber: number;
  title: string;
  /** Points it brought, or took away. */
  points: number;
  words: string;
  reason: string;
};

/** What entered or left after the start, with who and why; and the gates that were overridden. */
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
          <span className="text-ink-2 tabular-nums">
            {net > 0 ? "+" : ""}
            {counted(net, "point")} since the start
          </span>
        ) : null}
      </div>
      {changes.length === 0 ? (
        <p className="rounded border bg-surface px-4 py-3 text-ink-2">
          Nothing entered or left since the start. What does is kept here with who and why.
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
                  {change.points === 0 ? "" : `, ${change.points > 0 ? "+" : ""}${counted(change.points, "point")}`}
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

function changesOf(sprint: SprintView, teamId: string | null): Change[] {
  const ofTeam = sprint.stays.filter((stay) => teamId === null || stay.teamId === teamId);
  const stays = ofTeam.flatMap((stay): Change[] => {
    const story = { storyNumber: stay.number, title: stay.title };
    const came = { ...story, at: stay.enteredAt, by: stay.enteredBy, points: stay.points };
    const left = { ...story, at: stay.leftAt ?? 0, by: stay.leftBy, points: -(stay.pointsAtEnd ?? 0) };
    return [
      ...(stay.isScopeChange ? [{ ...came, words: "entered", reason: stay.enterReason }] : []),
      ...(stay.outcome === "removed" ? [{ ...left, words: "left", reason: stay.leaveReason }] : []),
    ];
  });
  const inTeam = new Map(ofTeam.map((stay) => [stay.storyId, stay.title]));
  const overrides = sprint.overrides.flatMap((one): Change[] => {
    const title = inTeam.get(one.storyId);
    if (title === undefined) return [];
    const words = one.isUsed ? "was let in by an Override of BLG-2" : "has an Override of BLG-2 lying ready";
    return [{ at: one.at, by: one.by, storyNumber: one.number, title, points: 0, words, reason: one.reason }];
  });
  return [...stays, ...overrides].sort((a, b) => b.at - a.at);
}
