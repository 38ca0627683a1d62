"use client";

import type { ReactNode } from "react";
import type { GroundView } from "@/lib/domain/backlog/ground";
import type { NamedStory, StayInDetail, StoryDetail } from "@/lib/domain/backlog/story-detail";
import { PanelSection } from "../panel-section";
import { usePanelAddress } from "../use-panel-address";

/** Where the Story came from, what was split off it, and the Sprint Backlogs it has been in. */
export function StoryLineage({ story, ground }: { story: StoryDetail; ground: GroundView }) {
  const { splitFrom, splits, entries } = story;
  return (
    <>
      {splitFrom || splits.length > 0 ? (
        <PanelSection title="Splits">
          {splitFrom ? (
            <p>
              Split off <StoryLink story={splitFrom} />
            </p>
          ) : null}
          {splits.length > 0 ? (
            <ul>
              {splits.map((split) => (
                <li key={split.id} className="py-0.5">
                  <StoryLink story={split} />
                </li>
              ))}
            </ul>
          ) : null}
        </PanelSection>
      ) : null}
      {entries.length > 0 ? (
        <PanelSection title="In Sprint Backlogs" count={entries.length}>
          <ul className="flex flex-col gap-1">
            {entries.map((entry) => (
              <Stay key={`${entry.sprintNumber} ${entry.enteredAt}`} entry={entry} teams={ground.teams} />
            ))}
          </ul>
        </PanelSection>
      ) : null}
    </>
  );
}

function StoryLink({ story: { number, title } }: { story: NamedStory }): ReactNode {
  const { openStory } = usePanelAddress();
  return (
    <button type="button" className="text-left text-accent-ink hover:underline" onClick={() => openStory(number)}>
      S-{number} {title}
    </button>
  );
}

const outcomeWords: Record<NonNullable<StayInDetail["outcome"]>, string> = {
  done: "done",
  carried_over: "carried over",
  returned: "returned to the Team Backlog",
  split: "split",
  removed: "taken out",
};

function Stay({ entry, teams }: { entry: StayInDetail; teams: GroundView["teams"] }) {
  const team = teams.find(({ id }) => id === entry.teamId)?.name ?? "a former team";
  const reasons = [
    entry.isScopeChange ? `Came in after the start: ${entry.enterReason}` : "",
    entry.leaveReason ? `Taken out: ${entry.leaveReason}` : "",
  ].filter(Boolean);
  return (
    <li>
      Flow Sprint {entry.sprintNumber}, {team}, {entry.points} {entry.points === 1 ? "point" : "points"}
      {entry.outcome ? `, ${outcomeWords[entry.outcome]}` : ""}
      {reasons.map((reason) => (
        <span key={reason} className="block text-sm text-ink-3 wrap-anywhere">
          {reason}
        </span>
      ))}
    </li>
  );
}
