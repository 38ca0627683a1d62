"use client";

import { Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { EndLabel } from "@/components/dependencies/dependency-words";
import { useMay } from "@/components/flow-teams/here";
import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { lazily } from "@/components/ui/lazily";
import { useView } from "@/lib/client/use-view";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { type RisksView, missingInRisk, roamWords } from "@/lib/domain/dependencies/risks";
import { isSettled, planningWords } from "@/lib/domain/dependencies/standing";
import type { Judged } from "@/lib/domain/dependencies/view";
import { useRoom } from "../room/use-room";

const RaiseDependencyDialog = lazily(
  dynamic(() =>
    import("@/components/dependencies/raise-dependency-dialog").then((module) => module.RaiseDependencyDialog),
  ),
);
const RaiseRiskDialog = lazily(
  dynamic(() => import("@/components/dependencies/raise-risk-dialog").then((module) => module.RaiseRiskDialog)),
);

type PlanRegisterProps = { needed: readonly Judged[]; ground: GroundView; sprint: number };

/** The Dependencies needed by this Flow Sprint and the open Risks, with a way to add one. */
export function PlanRegister({ needed, ground, sprint }: PlanRegisterProps) {
  const { slug, isProjector } = useRoom();
  const panel = usePanelAddress();
  const mayRaise = useMay("contribute") && !isProjector;
  const [raising, setRaising] = useState<"Dependency" | "Risk" | null>(null);
  const { data } = useView<RisksView>({ slug, view: "risks" });
  const risks = data?.risks.filter(({ closedAt }) => closedAt === null) ?? [];
  return (
    <div className="grid items-start gap-6 xl:grid-cols-2">
      <section aria-label="Dependencies" className="min-w-0">
        <Head title={`Dependencies needed by S${sprint}`} count={needed.length}>
          {mayRaise ? <AddButton what="Dependency" onAdd={() => setRaising("Dependency")} /> : null}
        </Head>
        <ul className="border-t">
          {needed.map((dependency) => (
            <li key={dependency.id} className="border-b">
              <button
                type="button"
                onClick={() => panel.openDependency(dependency.number)}
                className="flex w-full flex-col gap-0.5 px-1 py-2 text-left hover:bg-hover"
              >
                <span className="flex w-full min-w-0 items-center gap-1.5">
                  <EndLabel item={null} teamId={dependency.neederTeamId} ground={ground} />
                  <span className="text-ink-3">needs</span>
                  <EndLabel item={null} teamId={dependency.giverTeamId} ground={ground} />
                  <Badge className="ml-auto" tone={toneOf(dependency)}>
                    {dependency.standing.kind === "conflict" ? "conflict" : planningWords(dependency)}
                  </Badge>
                </span>
                <span className="w-full truncate text-ink-2">
                  D-{dependency.number} {dependency.note.split("\n")[0] || dependency.giver?.title || ""}
                  {dependency.needed === null ? "" : ` by S${dependency.needed}`}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {needed.length === 0 ? <p className="py-3 text-ink-2">Nobody waits for anybody yet.</p> : null}
      </section>
      <section aria-label="Risks" className="min-w-0">
        <Head title="Open Risks" count={risks.length}>
          {mayRaise ? <AddButton what="Risk" onAdd={() => setRaising("Risk")} /> : null}
        </Head>
        <ul className="border-t">
          {risks.map((risk) => {
            const lacks = missingInRisk(risk);
            return (
              <li key={risk.id} className="border-b">
                <button
                  type="button"
                  onClick={() => panel.openRisk(risk.number)}
                  className="flex w-full flex-col gap-0.5 px-1 py-2 text-left hover:bg-hover"
                >
                  <span className="flex w-full min-w-0 items-center gap-2">
                    <span className="min-w-0 flex-1 truncate font-medium">{risk.title}</span>
                    <Badge tone={lacks.length > 0 ? "warn" : "accent"}>
                      {risk.roam ? roamWords[risk.roam].toLowerCase() : "no class"}
                    </Badge>
                  </span>
                  <span className="w-full truncate text-ink-2">{risk.owner ?? "Nobody owns it"}</span>
                </button>
              </li>
            );
          })}
        </ul>
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

function Head({ title, count, children }: { title: string; count: number; children: React.ReactNode }) {
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
