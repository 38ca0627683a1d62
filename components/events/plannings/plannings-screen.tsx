"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useHere } from "@/components/flow-teams/here";
import { PageFrame } from "@/components/frame/page-frame";
import { buttonLook } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { useView } from "@/lib/client/use-view";
import { type TeamPlanningsView, planningsStanding, unclosedWords } from "@/lib/domain/events/team-planning";
import type { PaintedView } from "@/lib/domain/live";
import { counted } from "@/lib/domain/words";
import { PlanningsTable } from "./plannings-table";

type PlanningsScreenProps = { sprint: number; initial: PaintedView<TeamPlanningsView> };

/** Every Scrum Team's planning of a Flow Sprint at once: how far each is, and what it lacks to close. */
export function PlanningsScreen({ sprint, initial }: PlanningsScreenProps) {
  const { slug } = useHere();
  const key = { slug, view: "team-plannings", query: { sprint: String(sprint) } };
  const { data: view, refusal } = useView<TeamPlanningsView>(key, initial);
  const standing = planningsStanding(view.teams);
  return (
    <PageFrame
      title="Team Sprint Plannings"
      subtitle={
        <Link href={`/flow-teams/${slug}/sprints/${sprint}`} className="hover:underline">
          Flow Sprint {sprint}
        </Link>
      }
      toolbar={
        <>
          <Neighbour sprint={view.before} label="The Flow Sprint before" icon={<ChevronLeft aria-hidden="true" />} />
          <span className="font-semibold whitespace-nowrap">S{sprint}</span>
          <Neighbour sprint={view.after} label="The next Flow Sprint" icon={<ChevronRight aria-hidden="true" />} />
          <Link href={`/flow-teams/${slug}/events?sprint=${sprint}`} className={buttonLook("quiet", "ml-auto")}>
            All events
          </Link>
        </>
      }
    >
      <div className="mx-auto flex max-w-7xl flex-col gap-5">
        <RefusalNotice refusal={refusal} />
        {view.teams.length === 0 ? (
          <EmptyState title="No team plans this Flow Sprint">
            Each Scrum Team plans it in a room of its own, between Flow Sprint Planning 1 and 2. Here they stand side by
            side.
          </EmptyState>
        ) : (
          <>
            <Standing standing={standing} teams={view.teams.length} />
            <PlanningsTable teams={view.teams} />
          </>
        )}
      </div>
    </PageFrame>
  );
}

/** In one sentence where all teams together are. */
function Standing({ standing, teams }: { standing: ReturnType<typeof planningsStanding>; teams: number }) {
  const { closed, points, capacity } = standing;
  const others = unclosedWords(standing);
  const over = points - capacity;
  return (
    <section aria-label="All teams together">
      <p className="text-xl font-semibold">
        {closed === teams
          ? "All teams have closed their planning"
          : `${closed} of ${counted(teams, "team")} ${closed === 1 ? "has" : "have"} closed`}
        {others ? <span className="font-normal text-ink-2">; {others}</span> : null}
      </p>
      <p className="mt-1 text-md text-ink-2 tabular-nums">
        {points} of {counted(capacity, "point")} committed
        {over > 0 ? <span className="font-medium text-warn-ink">, {over} over capacity</span> : null}
      </p>
    </section>
  );
}

function Neighbour({ sprint, label, icon }: { sprint: number | null; label: string; icon: React.ReactNode }) {
  const { slug } = useHere();
  if (sprint === null) return <span className="w-8" />;
  return (
    <Link
      aria-label={`${label}: S${sprint}`}
      data-tip={`${label}: S${sprint}`}
      href={`/flow-teams/${slug}/events/team-plannings?sprint=${sprint}`}
      className={buttonLook("quiet", "px-2")}
    >
      {icon}
    </Link>
  );
}
