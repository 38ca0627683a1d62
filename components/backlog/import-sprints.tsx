"use client";

import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { dayWords } from "@/components/ui/day-words";
import type { ImportView } from "@/lib/domain/backlog/import-view";
import { ImportMatches } from "./import-matches";
import type { ChoicesHandle } from "./use-import-choices";

/** Which sprints of the file are Flow Sprints of the calendar. */
export function ImportSprints({ view, handle }: { view: ImportView; handle: ChoicesHandle }) {
  const { sprints } = handle.choices;
  const choose = (changed: Record<string, number | null>) =>
    void handle.choose({ sprints: { ...sprints, ...changed } });

  /** One sprint a Flow Sprint, in both their orders, from this one on. */
  function onFrom(key: string): (() => void) | null {
    const chosen = sprints[key] ?? null;
    if (chosen === null) return null;
    const first = view.flowSprints.findIndex((one) => one.number === chosen);
    const index = view.sprints.findIndex((one) => one.key === key);
    const pairs = view.sprints.slice(index).map((sprint, offset) => {
      return [sprint.key, view.flowSprints[first + offset]?.number ?? null] as const;
    });
    return () => choose(Object.fromEntries(pairs));
  }

  return (
    <div className="mx-auto flex max-w-4xl flex-col gap-4">
      <p className="text-ink-2">
        A Story is planned for the Flow Sprint that the last sprint of its row is. Nothing is committed by that: teams
        take Stories into their Sprint Backlogs themselves.
      </p>
      {view.flowSprints.length === 0 ? (
        <Notice title="There is no calendar yet">
          Stories come in without a Flow Sprint. Set the calendar first if they should have one; this import is kept.
        </Notice>
      ) : null}
      <ImportMatches
        what="Sprint"
        becomes="Is"
        named={view.sprints}
        follow={{ label: "And one Flow Sprint each for those after it", from: onFrom }}
        select={({ key, label }) => (
          <Select
            aria-label={`${label} is`}
            value={sprints[key] ?? ""}
            onChange={({ target }) => choose({ [key]: target.value === "" ? null : Number(target.value) })}
          >
            <option value="">No Flow Sprint</option>
            {view.flowSprints.map((sprint) => (
              <option key={sprint.number} value={sprint.number}>
                {`S${sprint.number} (${dayWords(sprint.startsOn)} to ${dayWords(sprint.endsOn)})`}
              </option>
            ))}
          </Select>
        )}
      />
    </div>
  );
}
