"use client";

import { Notice } from "@/components/ui/notice";
import { Segmented } from "@/components/ui/segmented";
import type { DraftMove, Place } from "@/lib/domain/roadmap/draft";
import type { EpicInView, TeamInView } from "@/lib/domain/roadmap/view";
import { spanWords } from "./sprint-words";

type DraftConflictsProps = {
  /** Epics that others moved elsewhere since the draft first touched them. */
  crossed: readonly { epic: EpicInView; move: DraftMove }[];
  teams: readonly TeamInView[];
  choices: Readonly<Record<string, "mine" | "theirs">>;
  onChoose(epicId: string, choice: "mine" | "theirs"): void;
};

/** Epics that others moved meanwhile, one by one: whose place holds? */
export function DraftConflicts({ crossed, teams, choices, onChoose }: DraftConflictsProps) {
  if (crossed.length === 0) return null;
  const words = ({ leadTeamId, firstSprint, lastSprint }: Place) =>
    `${spanWords(firstSprint, lastSprint)}, ${teams.find((team) => team.id === leadTeamId)?.name ?? "no team"}`;
  return (
    <Notice
      tone="warn"
      title={
        crossed.length === 1
          ? "Somebody moved 1 of these Epics while you drafted"
          : `Others moved ${crossed.length} of these Epics while you drafted`
      }
    >
      <ul className="flex flex-col gap-3">
        {crossed.map(({ epic, move }) => (
          <li key={epic.id}>
            <p className="font-medium">
              E-{epic.number} {epic.title}
            </p>
            <p className="text-sm text-ink-2">When you drafted: {words(move.seen)}</p>
            <Segmented
              label={`Whose place holds for E-${epic.number}`}
              value={choices[epic.id] ?? "open"}
              onChange={(choice) => choice !== "open" && onChoose(epic.id, choice)}
              options={
                [
                  { value: "theirs" as const, label: `Theirs: ${words(epic)}` },
                  { value: "mine" as const, label: `Mine: ${words(move.to)}` },
                ] satisfies { value: "mine" | "theirs" | "open"; label: string }[]
              }
            />
          </li>
        ))}
      </ul>
    </Notice>
  );
}
