"use client";

import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import type { ReleaseChoice } from "@/lib/domain/backlog/import-schema";
import type { ImportView } from "@/lib/domain/backlog/import-view";
import { ImportMatches } from "./import-matches";
import type { ChoicesHandle } from "./use-import-choices";

/** Which releases of the file are Milestones of the calendar; the others become labels. */
export function ImportReleases({ view, handle }: { view: ImportView; handle: ChoicesHandle }) {
  const { releases } = handle.choices;
  const choose = (changed: Record<string, ReleaseChoice>) =>
    void handle.choose({ releases: { ...releases, ...changed } });

  /** One release a Milestone, in both their orders, from this one on. */
  function onFrom(key: string): (() => void) | null {
    const chosen = releases[key];
    if (typeof chosen !== "number") return null;
    const first = view.milestones.findIndex((one) => one.number === chosen);
    const index = view.releases.findIndex((one) => one.key === key);
    const pairs = view.releases.slice(index).flatMap((release, offset) => {
      const one = view.milestones[first + offset];
      return one ? [[release.key, one.number] as const] : [];
    });
    return () => choose(Object.fromEntries(pairs));
  }

  return (
    <div className="mx-auto flex max-w-4xl flex-col gap-4">
      <p className="text-ink-2">
        A release can be a Milestone: its Epics then span that Milestone's Flow Sprints, from the earliest to the latest
        where a row names several. What is no Milestone becomes a label.
      </p>
      {view.milestones.length === 0 ? (
        <Notice title="There is no calendar yet">
          All releases come in as labels. Set the calendar first if they should be Milestones; this import is kept.
        </Notice>
      ) : null}
      <ImportMatches
        what="Release"
        becomes="Comes in as"
        named={view.releases}
        follow={{ label: "And one Milestone each for those after it", from: onFrom }}
        select={({ key, label }) => (
          <Select
            aria-label={`${label} comes in as`}
            value={String(releases[key] ?? "label")}
            onChange={(event) => choose({ [key]: readChoice(event.target.value) })}
          >
            <option value="label">A label</option>
            <option value="nothing">Nothing</option>
            {view.milestones.length > 0 ? (
              <optgroup label="Milestones">
                {view.milestones.map((milestone) => (
                  <option key={milestone.number} value={milestone.number}>
                    {`M${milestone.number}${milestone.name ? ` ${milestone.name}` : ""} (S${milestone.firstSprint} to S${milestone.lastSprint})`}
                  </option>
                ))}
              </optgroup>
            ) : null}
          </Select>
        )}
      />
    </div>
  );
}

function readChoice(value: string): ReleaseChoice {
  return value === "label" || value === "nothing" ? value : Number(value);
}
