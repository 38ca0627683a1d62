"use client";

import { ChevronLeft, ChevronRight, Flag, Play } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { ItemPanels } from "@/components/backlog/item-panels";
import { useGround, useStories } from "@/components/backlog/use-stories";
import { ImprovementPanels } from "@/components/events/improvements/improvement-panels";
import { useHere, useMay } from "@/components/flow-teams/here";
import { useCommands } from "@/components/frame/commands";
import { PageFrame } from "@/components/frame/page-frame";
import { Button, buttonLook } from "@/components/ui/button";
import { lazily } from "@/components/ui/lazily";
import { Link } from "@/components/ui/link";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { useView } from "@/lib/client/use-view";
import type { CalendarDate } from "@/lib/domain/calendar/dates";
import type { SprintView } from "@/lib/domain/calendar/sprint-life";
import type { PaintedView } from "@/lib/domain/live";
import { ScopeChanges } from "./scope-changes";
import { SprintHead } from "./sprint-head";
import { TeamsOverview } from "./teams-overview";
import { useSprintAddress } from "./use-sprint-address";

const BurnPart = dynamic(() => import("./burn-part").then((module) => module.BurnPart), {
  ssr: false,
  loading: () => <Skeleton className="h-72" />,
});
const BacklogImprovements = lazily(
  dynamic(() =>
    import("@/components/events/improvements/backlog-improvements").then((module) => module.BacklogImprovements),
  ),
);
const BaselinePart = dynamic(() => import("./baseline-part").then((module) => module.BaselinePart), { ssr: false });
const FlowBacklogPart = dynamic(() => import("./flow-backlog-part").then((module) => module.FlowBacklogPart), {
  ssr: false,
  loading: () => <Skeleton className="h-64" />,
});
/** Comes with the team that is chosen: all of them are shown first. */
const TeamBacklogPart = lazily(
  dynamic(() => import("./team-backlog-part").then((module) => module.TeamBacklogPart)),
  <Skeleton className="h-64" />,
);
const StartDialog = lazily(dynamic(() => import("./start-dialog").then((module) => module.StartDialog)));
const CloseDialog = lazily(dynamic(() => import("./close-dialog").then((module) => module.CloseDialog)));

type SprintScreenProps = {
  number: number;
  initial: PaintedView<SprintView>;
  today: CalendarDate;
  /** Now, in seconds since 1970. */
  now: number;
};

/** One Flow Sprint from its plan to its close: goal, Sprint Backlogs, burn charts, scope changes. */
export function SprintScreen({ number, initial, today, now }: SprintScreenProps) {
  const { slug } = useHere();
  const address = useSprintAddress();
  const key = { slug, view: "sprint", query: { number: String(number) } };
  const { data: sprint, refusal } = useView<SprintView>(key, initial);
  const ground = useGround();
  const { stories } = useStories({ sprint: number });
  const [asking, setAsking] = useState<"start" | "close" | null>(null);
  const mayKeep = useMay("keep the calendar");
  const team = sprint.teams.find(({ id }) => id === address.teamId) ?? null;
  const act = actOf(sprint, mayKeep, setAsking);
  useCommands(act ? [{ id: act.label, label: act.label, icon: act.icon, run: act.run }] : []);
  return (
    <PageFrame
      title={`Flow Sprint ${number}`}
      actions={
        act ? (
          <Button variant="primary" onClick={act.run}>
            {act.icon}
            <span>
              {act.verb}
              <span className="max-sm:sr-only"> the Flow Sprint</span>
            </span>
          </Button>
        ) : null
      }
      toolbar={
        <>
          <Neighbour sprint={sprint.before} label="The Flow Sprint before" icon={<ChevronLeft aria-hidden="true" />} />
          <Neighbour sprint={sprint.after} label="The next Flow Sprint" icon={<ChevronRight aria-hidden="true" />} />
          <Segmented
            label="What is shown"
            value={address.showsFlowBacklog ? "flow" : "sprint"}
            onChange={(shown) => address.change({ backlog: shown === "flow" })}
            options={[
              { value: "sprint", label: "Sprint Backlogs" },
              { value: "flow", label: "Flow Backlog" },
            ]}
          />
          <Select
            aria-label="Scrum Team"
            disabled={address.showsFlowBacklog}
            className="w-52 max-sm:w-40"
            value={team?.id ?? ""}
            onChange={(event) => address.change({ team: event.target.value || null })}
          >
            <option value="">All Scrum Teams</option>
            {sprint.teams.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
          <Link
            className={buttonLook("quiet")}
            href={`/flow-teams/${slug}/capacity?sprint=${number}${team ? `&team=${team.id}` : ""}`}
          >
            Capacity
          </Link>
        </>
      }
    >
      <div className="mx-auto flex max-w-6xl flex-col gap-6">
        <RefusalNotice refusal={refusal} />
        <SprintHead sprint={sprint} today={today} />
        {address.showsFlowBacklog ? (
          <FlowBacklogPart sprint={sprint} />
        ) : (
          <>
            {sprint.state === "planned" ? null : (
              <BurnPart key={number} number={number} team={team} now={now} today={today} />
            )}
            <BacklogImprovements teamId={team?.id ?? null} sprintNumber={number} />
            {team ? (
              <TeamBacklogPart key={team.id} sprint={sprint} team={team} stories={stories} ground={ground} />
            ) : (
              <TeamsOverview sprint={sprint} stories={stories} onChoose={(id) => address.change({ team: id })} />
            )}
            <BaselinePart sprint={sprint} teamId={team?.id ?? null} />
            <ScopeChanges sprint={sprint} teamId={team?.id ?? null} today={today} />
          </>
        )}
      </div>
      {asking === "start" ? <StartDialog sprint={sprint} today={today} onClose={() => setAsking(null)} /> : null}
      {asking === "close" ? (
        <CloseDialog sprint={sprint} stories={stories} ground={ground} today={today} onClose={() => setAsking(null)} />
      ) : null}
      <ItemPanels />
      <ImprovementPanels />
    </PageFrame>
  );
}

/** What the CSM can do next with the Flow Sprint; null for others, and once it is closed. */
function actOf(sprint: SprintView, mayKeep: boolean, ask: (what: "start" | "close") => void) {
  if (!mayKeep || sprint.state === "closed") return null;
  return sprint.state === "running"
    ? { verb: "Close", label: "Close the Flow Sprint", icon: <Flag aria-hidden="true" />, run: () => ask("close") }
    : { verb: "Start", label: "Start the Flow Sprint", icon: <Play aria-hidden="true" />, run: () => ask("start") };
}

function Neighbour({
  sprint,
  label,
  icon,
}: {
  sprint: { number: number } | null;
  label: string;
  icon: React.ReactNode;
}) {
  const { slug } = useHere();
  if (!sprint) return null;
  return (
    <Link
      aria-label={`${label}: S${sprint.number}`}
      data-tip={`${label}: S${sprint.number}`}
      href={`/flow-teams/${slug}/sprints/${sprint.number}`}
      className={buttonLook("quiet", "px-2")}
    >
      {icon}
    </Link>
  );
}
