"use client";

import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useHere } from "@/components/flow-teams/here";
import { useView } from "@/lib/client/use-view";
import type { SprintView } from "@/lib/domain/calendar/sprint-life";
import { type BaselineStory, type BaselineView, differenceFrom } from "@/lib/domain/events/baseline";
import { counted } from "@/lib/domain/words";
import { instantWords } from "./sprint-words";

/** What was planned against what is: what came in and went out since the plan was frozen. */
export function BaselinePart({ sprint, teamId }: { sprint: SprintView; teamId: string | null }) {
  const { slug, timeZone } = useHere();
  const { data } = useView<BaselineView>({ slug, view: "baseline", query: { number: String(sprint.number) } });
  if (!data?.baseline || data.frozenAt === null) return null;
  const { planned, now, added, removed, reestimated } = differenceFrom(
    data.baseline,
    sprint.stays,
    teamId ?? undefined,
  );
  const isSame = added.length + removed.length + reestimated.length === 0;
  return (
    <section aria-label="Plan and what is" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-lg">The plan and what is</h2>
        <span className="text-ink-2 tabular-nums" title={`Frozen ${instantWords(data.frozenAt / 1000, timeZone)}`}>
          {counted(planned, "point")} planned, {now} now
        </span>
      </div>
      <div className="flex flex-col gap-3 rounded border bg-surface px-4 py-3">
        {data.baseline.goal && data.baseline.goal !== sprint.goal ? (
          <p className="wrap-anywhere">
            <span className="text-ink-2">The goal was: </span>
            {data.baseline.goal}
          </p>
        ) : null}
        {isSame ? <p className="text-ink-2">The Sprint Backlogs hold what was planned.</p> : null}
        <Stories title="Came in since" stories={added} />
        <Stories title="Went out since" stories={removed} />
        <Stories
          title="Estimated anew"
          stories={reestimated.map(({ story }) => story)}
          says={(story) => {
            const points = reestimated.find((one) => one.story.storyId === story.storyId)?.points ?? story.points;
            return `${story.points} → ${counted(points, "point")}`;
          }}
        />
      </div>
    </section>
  );
}

type StoriesProps = { title: string; stories: readonly BaselineStory[]; says?: (story: BaselineStory) => string };

function Stories({ title, stories, says = ({ points }) => counted(points, "point") }: StoriesProps) {
  const panel = usePanelAddress();
  if (stories.length === 0) return null;
  return (
    <div>
      <h3 className="text-sm font-medium text-ink-2">
        {title}: {stories.length}
      </h3>
      <ul>
        {stories.map((story) => (
          <li key={story.storyId} className="flex items-baseline gap-3">
            <button
              type="button"
              onClick={() => panel.openStory(story.number)}
              className="min-h-6 min-w-0 flex-1 text-left wrap-anywhere hover:underline"
            >
              <span className="mr-0.5 text-ink-3">S-{story.number}</span> {story.title}
            </button>
            <span className="text-ink-2 tabular-nums">{says(story)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
