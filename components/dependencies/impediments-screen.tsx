"use client";

import dynamic from "next/dynamic";
import { useSyncExternalStore } from "react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useNow } from "@/components/backlog/board/use-now";
import { useGround } from "@/components/backlog/use-stories";
import { useHere } from "@/components/flow-teams/here";
import { PageFrame } from "@/components/frame/page-frame";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { lazily } from "@/components/ui/lazily";
import { TeamDot } from "@/components/ui/team-dot";
import { setInAddress } from "@/lib/client/address";
import { useView } from "@/lib/client/use-view";
import type { GroundView } from "@/lib/domain/backlog/ground";
import {
  type ImpedimentRow,
  type ImpedimentsView,
  daysOld,
  daysToOld,
  filterImpediments,
} from "@/lib/domain/dependencies/impediments";
import { counted } from "@/lib/domain/words";
import type { PaintedView } from "@/lib/domain/live";
import { RegisterItem } from "./register-item";
import { RegisterToolbar } from "./register-toolbar";
import { useRaising } from "./use-raising";
import { useRegisterAddress } from "./use-register-address";

const ImpedimentPanel = lazily(dynamic(() => import("./impediment-panel").then((module) => module.ImpedimentPanel)));
const RaiseDialog = lazily(
  dynamic(() => import("./raise-impediment-dialog").then((module) => module.RaiseImpedimentDialog)),
);
const ItemPanels = lazily(
  dynamic(() => import("@/components/backlog/item-panels").then((module) => module.ItemPanels)),
);

const shows = [
  { value: "old", label: `Open ${daysToOld} days or more` },
  { value: "escalated", label: "Escalated" },
  { value: "resolved", label: "Resolved" },
];

type ImpedimentsScreenProps = {
  painted: { view: PaintedView<ImpedimentsView>; ground: PaintedView<GroundView> };
  /** When the page was made, in seconds since 1970. */
  paintedAt: number;
};

/** What is in the way now, the oldest on top. */
export function ImpedimentsScreen({ painted, paintedAt }: ImpedimentsScreenProps) {
  const { slug } = useHere();
  const { data } = useView<ImpedimentsView>({ slug, view: "impediments" }, painted.view);
  const ground = useGround(painted.ground);
  const panel = usePanelAddress();
  const address = useRegisterAddress();
  const raising = useRaising("Impediment", "Impediments");
  const now = useNow(paintedAt);
  if (!ground) return null;
  const shown = filterImpediments(data.impediments, address, ground.teams, new Date(now * 1000));
  const escalated = data.impediments.filter(({ escalatedAt, resolvedAt }) => escalatedAt && !resolvedAt).length;
  const teams = [
    { value: "flow-team", label: "The Flow Team" },
    ...ground.teams.map((team) => ({ value: team.slug, label: team.name })),
  ];
  return (
    <PageFrame
      title="Impediments"
      subtitle={escalated > 0 ? `${escalated} escalated to the Flow Team` : null}
      actions={raising.button}
      toolbar={<RegisterToolbar of="Impediments" address={address} shows={shows} teams={teams} />}
    >
      {data.impediments.length === 0 ? (
        <EmptyState title="Nothing is in the way" action={raising.button}>
          What stops a team is said here the moment it does. Its SM is told, and what the team can't solve goes to the
          Flow Team.
        </EmptyState>
      ) : shown.length === 0 ? (
        <EmptyState
          title="No Impediment passes the filters"
          action={<Button onClick={() => setInAddress({ q: null, show: null, team: null })}>Clear the filters</Button>}
        />
      ) : (
        <ul aria-label="Impediments" className="mx-auto flex max-w-3xl flex-col divide-y border-y">
          {shown.map((impediment) => (
            <ImpedimentItem
              key={impediment.id}
              impediment={impediment}
              ground={ground}
              isOpen={panel.impediment === impediment.number}
              onOpen={() => panel.openImpediment(impediment.number)}
            />
          ))}
        </ul>
      )}
      {raising.isOpen ? <RaiseDialog onClose={raising.close} onRaised={panel.openImpediment} /> : null}
      {panel.impediment === null ? null : (
        <ImpedimentPanel
          key={panel.impediment}
          number={panel.impediment}
          impediments={data.impediments}
          ground={ground}
        />
      )}
      {panel.story !== null ? <ItemPanels /> : null}
    </PageFrame>
  );
}

type ImpedimentItemProps = { impediment: ImpedimentRow; ground: GroundView; isOpen: boolean; onOpen(): void };

function ImpedimentItem({ impediment, ground, isOpen, onOpen }: ImpedimentItemProps) {
  const { number, title, owner, story, teamId, escalatedAt, resolvedAt, resolution } = impediment;
  const team = ground.teams.find(({ id }) => id === teamId);
  return (
    <RegisterItem
      name={`I-${number}`}
      title={title}
      isOpen={isOpen}
      onOpen={onOpen}
      lead={<Age impediment={impediment} />}
      facts={
        <>
          <span className="inline-flex items-center gap-1.5">
            {team ? <TeamDot hue={team.hue} /> : null} {team?.name ?? "The Flow Team"}
          </span>
          <span>{owner ?? "No owner"}</span>
          {story ? <span>In the way of S-{story.number}</span> : null}
          {resolvedAt && resolution ? <span className="text-ink-2">{resolution}</span> : null}
        </>
      }
      badge={resolvedAt ? <Badge tone="ok">Resolved</Badge> : escalatedAt ? <Badge tone="warn">Escalated</Badge> : null}
    />
  );
}

/** How long it has been in the way, by the viewer's clock. */
function Age({ impediment: { createdAt, resolvedAt } }: { impediment: ImpedimentRow }) {
  const isHere = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  const days = isHere ? daysOld(createdAt, resolvedAt ? new Date(resolvedAt) : new Date()) : null;
  return (
    <span className="w-14 shrink-0 pt-px text-sm text-ink-2 tabular-nums" title={`Raised ${createdAt.slice(0, 10)}`}>
      {days === null ? "" : days === 0 ? "today" : counted(days, "day")}
    </span>
  );
}

const neverChanges = () => () => {};
