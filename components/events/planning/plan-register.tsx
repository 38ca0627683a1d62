"use client";

import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { EndLabel, teamOf } from "@/components/dependencies/dependency-words";
import { useDependencies } from "@/components/dependencies/use-dependencies";
import { useMay } from "@/components/flow-teams/here";
import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Fold } from "@/components/ui/fold";
import { lazily } from "@/components/ui/lazily";
import { TeamDot } from "@/components/ui/team-dot";
import { useView } from "@/lib/client/use-view";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { type RiskRow, type RisksView, missingInRisk, roamWords } from "@/lib/domain/dependencies/risks";
import { inRegisterOrder, isSettled, neededBy, planningWords } from "@/lib/domain/dependencies/standing";
import type { Judged } from "@/lib/domain/dependencies/view";
import { isTakenUp } from "@/lib/domain/events/claims";
import { Opens } from "../room/opens";
import { useRoom } from "../room/use-room";
import type { Plan } from "./use-plan";

const RaiseDependencyDialog = lazily(
  dynamic(() =>
    import("@/components/dependencies/raise-dependency-dialog").then((module) => module.RaiseDependencyDialog),
  ),
);
const RaiseRiskDialog = lazily(
  dynamic(() => import("@/components/dependencies/raise-risk-dialog").then((module) => module.RaiseRiskDialog)),
);

/** What the plan has open: objectives nobody has claimed for, the Dependencies needed by this Flow Sprint and the open Risks, with a way to add one. */
export function PlanRegister({ plan: { view, ground } }: { plan: Plan }) {
  const { slug, room, isProjector } = useRoom();
  const panel = usePanelAddress();
  const mayRaise = useMay("contribute") && !isProjector;
  const [raising, setRaising] = useState<"Dependency" | "Risk" | null>(null);
  const { data: register } = useDependencies();
  const { data } = useView<RisksView>({ slug, view: "risks" });
  const sprint = view.sprint.number;
  const unclaimed = view.objectives.filter((objective) => !isTakenUp(objective, view.claims));
  const needed = register ? neededBy(register.judged, sprint) : [];
  const risks = data?.risks.filter(({ closedAt }) => closedAt === null) ?? [];
  return (
    <div className="flex flex-col gap-6 in-data-projector:grid in-data-projector:grid-cols-2 in-data-projector:items-start">
      {/* On a wall all objectives stand above, and say so themselves. */}
      {unclaimed.length > 0 && !isProjector ? (
        <section aria-label="Objectives not claimed" className="min-w-0">
          <Head title="Objectives not claimed" count={unclaimed.length} />
          <ul className="border-t">
            {unclaimed.map(({ id, text }) => (
              <li key={id} className="flex items-baseline gap-2 border-b px-1 py-2 wrap-anywhere">
                <span aria-hidden="true" className="size-2 shrink-0 rounded-full bg-warn" />
                {text}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section aria-label="Dependencies" className="min-w-0">
        <Head title={`Dependencies needed by S${sprint}`} count={needed.length}>
          {mayRaise ? <AddButton what="Dependency" onAdd={() => setRaising("Dependency")} /> : null}
        </Head>
        <Rows>
          {inRegisterOrder(needed, room.openedAt).map((dependency) => (
            <DependencyLine
              key={dependency.id}
              dependency={dependency}
              ground={ground}
              onOpen={() => panel.openDependency(dependency.number)}
            />
          ))}
        </Rows>
        {needed.length === 0 ? <p className="py-3 text-ink-2">Nobody waits for anybody yet.</p> : null}
      </section>
      <section aria-label="Risks" className="min-w-0">
        <Head title="Open Risks" count={risks.length}>
          {mayRaise ? <AddButton what="Risk" onAdd={() => setRaising("Risk")} /> : null}
        </Head>
        <Rows>
          {risks.map((risk) => (
            <RiskLine key={risk.id} risk={risk} ground={ground} onOpen={() => panel.openRisk(risk.number)} />
          ))}
        </Rows>
        {risks.length === 0 ? <p className="py-3 text-ink-2">No Risk is open.</p> : null}
      </section>
      {raising === "Dependency" ? <RaiseDependencyDialog onClose={() => setRaising(null)} /> : null}
      {raising === "Risk" ? (
        <RaiseRiskDialog
          ground={ground}
          onClose={() => setRaising(null)}
          onRaised={(number) => panel.openRisk(number)}
        />
      ) : null}
    </div>
  );
}

/** How many rows of a kind stand there before the others are folded: what comes of the event is below them. */
const mostShown = 5;

function Rows({ children }: { children: ReactNode[] }) {
  const { isProjector } = useRoom();
  const shown = isProjector ? children : children.slice(0, mostShown);
  const others = children.slice(shown.length);
  return (
    <>
      <ul className="border-t">{shown}</ul>
      {others.length > 0 ? (
        <Fold title={`${others.length} more`} className="mt-1 text-ink-2" lineClass="w-fit">
          <ul className="mt-1 border-t text-ink">{others}</ul>
        </Fold>
      ) : null}
    </>
  );
}

/** A row of the register, which opens what it names. */
function RowButton({ onOpen, children }: { onOpen(): void; children: ReactNode }) {
  return (
    <li className="border-b">
      <Opens onOpen={onOpen} className="flex w-full flex-col gap-0.5 px-1 py-2 text-left hover:bg-hover">
        {children}
      </Opens>
    </li>
  );
}

type DependencyLineProps = { dependency: Judged; ground: GroundView; onOpen(): void };

/** A Dependency in a row: who needs it from whom, what it is, and where it stands. */
function DependencyLine({ dependency, ground, onOpen }: DependencyLineProps) {
  const { number, neederTeamId, giverTeamId, note, giver, needed, standing } = dependency;
  return (
    <RowButton onOpen={onOpen}>
      <span className="flex w-full min-w-0 flex-wrap items-center gap-x-1.5">
        <EndLabel item={null} teamId={neederTeamId} ground={ground} />
        <span className="text-ink-3">needs</span>
        <EndLabel item={null} teamId={giverTeamId} ground={ground} />
      </span>
      <span className="flex w-full min-w-0 items-center gap-2">
        <span className="min-w-0 flex-1 truncate text-ink-2">
          D-{number} {note.split("\n")[0] || giver?.title || ""}
          {needed === null ? "" : ` by S${needed}`}
        </span>
        <Badge className="shrink-0" tone={toneOf(dependency)}>
          {standing.kind === "conflict" ? "conflict" : planningWords(dependency)}
        </Badge>
      </span>
    </RowButton>
  );
}

/** A Risk in a row: what it is, whose, and its ROAM class. */
function RiskLine({ risk, ground, onOpen }: { risk: RiskRow; ground: GroundView; onOpen(): void }) {
  const team = risk.teamId ? teamOf(ground, risk.teamId) : undefined;
  return (
    <RowButton onOpen={onOpen}>
      <span className="flex w-full min-w-0 items-center gap-2">
        <span className="min-w-0 flex-1 truncate font-medium" title={risk.title}>
          {risk.title}
        </span>
        <Badge tone={missingInRisk(risk).length > 0 ? "warn" : "accent"} className="shrink-0">
          {risk.roam ? roamWords[risk.roam].toLowerCase() : "no class"}
        </Badge>
      </span>
      <span className="flex w-full min-w-0 items-center gap-1.5 text-ink-2">
        {team ? <TeamDot hue={team.hue} /> : null}
        <span className="truncate">
          {team?.name ?? "The Flow Team"}, {risk.owner ? `owned by ${risk.owner}` : "owned by nobody yet"}
        </span>
      </span>
    </RowButton>
  );
}

function Head({ title, count, children }: { title: string; count: number; children?: ReactNode }) {
  return (
    <div className="flex h-9 items-center gap-2">
      <h2 className="text-md">{title}</h2>
      <span className="text-ink-3 tabular-nums">{count}</span>
      <span className="ml-auto">{children}</span>
    </div>
  );
}

function AddButton({ what, onAdd }: { what: string; onAdd(): void }) {
  return (
    <Button variant="quiet" onClick={onAdd} aria-label={`Add a ${what}`}>
      <Plus aria-hidden="true" /> Add
    </Button>
  );
}

function toneOf(dependency: Judged): Tone {
  if (dependency.standing.kind === "conflict") return "bad";
  return isSettled(dependency) ? "ok" : "warn";
}
