"use client";

import clsx from "clsx";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { ImprovementList } from "@/components/events/improvements/improvement-list";
import { useImprovements } from "@/components/events/improvements/use-improvements";
import { useHere } from "@/components/flow-teams/here";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { TeamDot } from "@/components/ui/team-dot";
import { useView } from "@/lib/client/use-view";
import { storyStatusWords } from "@/lib/domain/backlog/story-words";
import type { SprintView } from "@/lib/domain/calendar/sprint-life";
import type { ClaimsView } from "@/lib/domain/events/claims";
import type { FlowBacklogStory, FlowBacklogView } from "@/lib/domain/events/flow-backlog";
import { eventKey } from "@/lib/domain/events/key";
import { counted } from "@/lib/domain/words";

/** The Flow Backlog: claimed Epics with their Stories, and what the Flow Retrospective wants changed. */
export function FlowBacklogPart({ sprint }: { sprint: SprintView }) {
  const { slug } = useHere();
  const query = { sprint: String(sprint.number) };
  const { data: backlog, refusal } = useView<FlowBacklogView>({ slug, view: "flow-backlog", query });
  const { data: plan } = useView<ClaimsView>({ slug, view: "claims", query });
  const { data: kept } = useImprovements({ teamId: null }, sprint.number);
  if (!backlog || !plan) return refusal ? <RefusalNotice refusal={refusal} /> : <Skeleton className="h-64" />;
  const improvements = kept?.improvements.filter(({ sprintNumber }) => sprintNumber === sprint.number) ?? [];
  const points = plan.claims.reduce((sum, claim) => sum + claim.points, 0);
  const planning = eventKey({ kind: "planning_1", sprintNumber: sprint.number, ordinal: 1, teamSlug: null });
  return (
    <div className="flex flex-col gap-6">
      <section aria-label="Claimed Epics" className="flex flex-col gap-2">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 className="text-lg">Claimed Epics</h2>
          <span className="text-ink-2">
            {counted(backlog.epics.length, "Epic")}, {counted(points, "point")} claimed
          </span>
        </div>
        {backlog.epics.length === 0 ? (
          <EmptyState
            title="No Epic is claimed yet"
            heading="h3"
            action={
              <Link className="underline underline-offset-2" href={`/flow-teams/${slug}/events/${planning}`}>
                Open Flow Sprint Planning 1
              </Link>
            }
          >
            Teams claim Epics in Flow Sprint Planning 1; these and their Stories are the Flow Backlog.
          </EmptyState>
        ) : (
          backlog.epics.map((epic) => <ClaimedEpic key={epic.id} epic={epic} plan={plan} sprint={sprint} />)
        )}
      </section>
      <section className="flex flex-col gap-2">
        <h2 className="text-lg">Improvements</h2>
        {improvements.length === 0 ? (
          <p className="rounded border bg-surface px-4 py-3 text-ink-2">
            None for this Flow Sprint. The Flow Sprint Retrospective before it puts them here.
          </p>
        ) : (
          <ImprovementList improvements={improvements} whose={{ teamId: null }} from={sprint.number} isOrdered />
        )}
      </section>
    </div>
  );
}

type ClaimedEpicProps = { epic: FlowBacklogView["epics"][number]; plan: ClaimsView; sprint: SprintView };

function ClaimedEpic({ epic, plan, sprint }: ClaimedEpicProps) {
  const panel = usePanelAddress();
  const claims = plan.claims.filter(({ epicId }) => epicId === epic.id);
  const isHere = (story: FlowBacklogStory) => story.isCommitted || story.sprint === sprint.number;
  const here = epic.stories.filter(isHere);
  return (
    <details open={here.length > 0} className="group overflow-hidden rounded border bg-surface">
      <summary className="flex cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
        <span className="min-w-0 flex-1 basis-60 font-medium wrap-anywhere">
          <span className="mr-0.5 font-normal text-ink-3">E-{epic.number}</span> {epic.title}
        </span>
        {claims.map(({ teamId, points }) => {
          const team = plan.teams.find(({ id }) => id === teamId);
          return (
            <span key={teamId} className="inline-flex items-center gap-1.5 text-ink-2">
              {team ? <TeamDot hue={team.hue} /> : null}
              {team?.name ?? "A retired team"} <span className="tabular-nums">{points}</span>
            </span>
          );
        })}
        <span className="text-sm text-ink-3">
          {here.length} of {counted(epic.stories.length, "Story", "Stories")} here
        </span>
      </summary>
      <ul className="border-t">
        {epic.stories.map((story) => {
          const team = sprint.teams.find(({ id }) => id === story.teamId);
          return (
            <li
              key={story.id}
              className={clsx(
                "flex items-center gap-3 border-b px-4 py-1.5 last:border-b-0",
                !isHere(story) && "text-ink-3",
              )}
            >
              <button
                type="button"
                onClick={() => panel.openStory(story.number)}
                className="min-h-6 min-w-0 flex-1 text-left wrap-anywhere hover:underline"
              >
                <span className="mr-0.5 text-ink-3">S-{story.number}</span> {story.title}
              </button>
              {team ? (
                <span className="inline-flex items-center gap-1.5 max-sm:sr-only">
                  <TeamDot hue={team.hue} /> {team.name}
                </span>
              ) : null}
              <Badge tone={story.status === "done" ? "ok" : story.isCommitted ? "accent" : "neutral"}>
                {story.status === "done" || story.isCommitted
                  ? storyStatusWords[story.status].toLowerCase()
                  : story.sprint === null
                    ? "not planned"
                    : `S${story.sprint}`}
              </Badge>
              <span className="w-6 text-right tabular-nums">{story.estimate ?? "–"}</span>
            </li>
          );
        })}
        {epic.stories.length === 0 ? <li className="px-4 py-2 text-ink-2">It has no Stories yet.</li> : null}
      </ul>
    </details>
  );
}
