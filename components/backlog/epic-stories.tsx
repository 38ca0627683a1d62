import { Circle, CircleCheck, CircleDot } from "lucide-react";
import type { EpicDetail } from "@/lib/domain/backlog/view";
import type { TeamInView } from "@/lib/domain/roadmap/view";
import { PanelSection } from "./panel-section";

const looks = {
  open: { icon: Circle, word: "Open", tone: "text-ink-3" },
  in_progress: { icon: CircleDot, word: "In progress", tone: "text-accent" },
  done: { icon: CircleCheck, word: "Done", tone: "text-ok" },
};

/** The Stories an Epic's progress is counted from. */
export function EpicStories({ epic, teams }: { epic: EpicDetail; teams: readonly TeamInView[] }) {
  const done = epic.stories.filter((story) => story.status === "done").length;
  return (
    <PanelSection title="Stories" count={epic.stories.length}>
      {epic.stories.length === 0 ? (
        <p className="text-ink-3">None yet, so there is no progress to count.</p>
      ) : (
        <p className="mb-1 text-sm text-ink-3">{done} done</p>
      )}
      <ul>
        {epic.stories.map((story) => {
          const { icon: Icon, word, tone } = looks[story.status];
          return (
            <li key={story.id} className="flex items-center gap-2 py-0.5">
              <Icon aria-label={word} className={`size-4 shrink-0 ${tone}`} />
              <span className="min-w-0 flex-1 truncate" title={story.title}>
                {story.title}
              </span>
              <span className="text-sm text-ink-3">{teams.find((team) => team.id === story.teamId)?.name}</span>
              <span className="min-w-10 text-right whitespace-nowrap text-ink-2 tabular-nums">
                {story.estimate === null ? "–" : `${story.estimate} pts`}
              </span>
            </li>
          );
        })}
      </ul>
    </PanelSection>
  );
}
