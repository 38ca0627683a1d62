"use client";

import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useSearchParams } from "next/navigation";
import { useState, useSyncExternalStore } from "react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useGround } from "@/components/backlog/use-stories";
import { useHere, useMay } from "@/components/flow-teams/here";
import { useCommands } from "@/components/frame/commands";
import { PageFrame } from "@/components/frame/page-frame";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Select } from "@/components/ui/select";
import { TeamDot } from "@/components/ui/team-dot";
import { TextField } from "@/components/ui/text-field";
import { useView } from "@/lib/client/use-view";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { type ImpedimentRow, type ImpedimentsView, daysOld } from "@/lib/domain/dependencies/impediments";
import { counted } from "@/lib/domain/words";
import type { PaintedView } from "@/lib/domain/live";
import { RegisterTabs } from "./register-tabs";
import { changeAddress } from "./use-dependencies-address";

const ImpedimentPanel = dynamic(() => import("./impediment-panel").then((module) => module.ImpedimentPanel));
const RaiseDialog = dynamic(() => import("./raise-impediment-dialog").then((module) => module.RaiseImpedimentDialog));
const ItemPanels = dynamic(() => import("@/components/backlog/item-panels").then((module) => module.ItemPanels));

type ImpedimentsScreenProps = { painted: { view: PaintedView<ImpedimentsView>; ground: PaintedView<GroundView> } };

/** What is in the way now, the oldest on top. */
export function ImpedimentsScreen({ painted }: ImpedimentsScreenProps) {
  const { slug } = useHere();
  const { data } = useView<ImpedimentsView>({ slug, view: "impediments" }, painted.view);
  const ground = useGround(painted.ground);
  const mayRaise = useMay("contribute");
  const panel = usePanelAddress();
  const params = useSearchParams();
  const [text, show, team] = [params.get("q") ?? "", params.get("show") ?? "open", params.get("team")];
  const [isRaising, setRaising] = useState(false);
  useCommands(
    mayRaise
      ? [
          {
            id: "dependencies.raiseImpediment",
            label: "Raise an Impediment",
            keys: "n",
            group: "Impediments",
            icon: <Plus />,
            run: () => setRaising(true),
          },
        ]
      : [],
  );
  if (!ground) return null;
  const shown = data.impediments.filter(passing({ text, show, team }, ground));
  const escalated = data.impediments.filter(({ escalatedAt, resolvedAt }) => escalatedAt && !resolvedAt).length;
  const raiseButton = (
    <Button variant="primary" onClick={() => setRaising(true)}>
      <span className="max-md:hidden">Raise an Impediment</span>
      <span className="md:hidden">Raise</span>
    </Button>
  );
  return (
    <PageFrame
      title="Impediments"
      subtitle={escalated > 0 ? `${escalated} escalated to the Flow Team` : null}
      actions={mayRaise ? raiseButton : null}
      toolbar={
        <>
          <RegisterTabs current="impediments" />
          <span aria-hidden="true" className="mx-1 h-5 border-l max-md:hidden" />
          <TextField
            aria-label="Find in Impediments"
            placeholder="Find"
            className="md:max-w-44"
            value={text}
            onChange={(event) => changeAddress({ q: event.target.value })}
          />
          <Select
            aria-label="Show"
            className="w-40"
            value={show}
            onChange={(event) => changeAddress({ show: event.target.value === "open" ? null : event.target.value })}
          >
            <option value="open">Open</option>
            <option value="escalated">Escalated</option>
            <option value="resolved">Resolved</option>
          </Select>
          <Select
            aria-label="Scrum Team"
            className="w-40"
            value={team ?? ""}
            onChange={(event) => changeAddress({ team: event.target.value })}
          >
            <option value="">Any team</option>
            <option value="flow-team">The Flow Team</option>
            {ground.teams.map(({ id, slug: teamSlug, name }) => (
              <option key={id} value={teamSlug}>
                {name}
              </option>
            ))}
          </Select>
        </>
      }
    >
      {data.impediments.length === 0 ? (
        <EmptyState title="Nothing is in the way" action={mayRaise ? raiseButton : null}>
          What stops a team is said here the moment it does. Its SM is told, and what the team can't solve goes to the
          Flow Team.
        </EmptyState>
      ) : shown.length === 0 ? (
        <EmptyState
          title="No Impediment passes the filters"
          action={<Button onClick={() => changeAddress({ q: null, show: null, team: null })}>Clear the filters</Button>}
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
      {isRaising ? <RaiseDialog onClose={() => setRaising(false)} onRaised={panel.openImpediment} /> : null}
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
    <li>
      <button
        type="button"
        aria-current={isOpen || undefined}
        className="flex w-full items-start gap-3 rounded px-2 py-2.5 text-left -outline-offset-2 hover:bg-hover aria-current:bg-hover"
        onClick={onOpen}
      >
        <Age impediment={impediment} />
        <span className="min-w-0 flex-1">
          <span className="block wrap-anywhere">
            <span className="text-ink-3">I-{number}</span> {title}
          </span>
          <span className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-sm text-ink-3">
            <span className="inline-flex items-center gap-1.5">
              {team ? <TeamDot hue={team.hue} /> : null} {team?.name ?? "The Flow Team"}
            </span>
            <span>{owner ?? "No owner"}</span>
            {story ? <span>In the way of S-{story.number}</span> : null}
            {resolvedAt && resolution ? <span className="text-ink-2">{resolution}</span> : null}
          </span>
        </span>
        {resolvedAt ? <Badge tone="ok">Resolved</Badge> : escalatedAt ? <Badge tone="warn">Escalated</Badge> : null}
      </button>
    </li>
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

function passing(
  { text, show, team }: { text: string; show: string; team: string | null },
  ground: GroundView,
): (impediment: ImpedimentRow) => boolean {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const teamId = ground.teams.find(({ slug }) => slug === team)?.id ?? null;
  return (impediment) => {
    const { number, title, description, owner, resolvedAt, escalatedAt } = impediment;
    if ((show === "resolved") !== (resolvedAt !== null)) return false;
    const isFlowTeams = impediment.teamId === null || escalatedAt !== null;
    if (show === "escalated" && !isFlowTeams) return false;
    if (team === "flow-team" ? !isFlowTeams : team !== null && impediment.teamId !== teamId) return false;
    const all = `I-${number} ${title} ${description} ${owner ?? ""}`.toLocaleLowerCase();
    return words.every((word) => all.includes(word));
  };
}
