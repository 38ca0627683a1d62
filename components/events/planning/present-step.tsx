"use client";

import clsx from "clsx";
import { Check, MoreHorizontal, Plus } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useHere, useMay } from "@/components/flow-teams/here";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { lazily } from "@/components/ui/lazily";
import { Menu } from "@/components/ui/menu";
import { SortableList } from "@/components/ui/sortable-list";
import { TeamDot } from "@/components/ui/team-dot";
import { deleteObjective, moveObjective } from "@/lib/actions/events-planning";
import { useCommand } from "@/lib/client/use-command";
import { missingForReady } from "@/lib/domain/backlog/readiness";
import { type Objective, isTakenUp, isTooLarge } from "@/lib/domain/events/claims";
import { counted } from "@/lib/domain/words";
import { useTurns } from "../answers/use-turns";
import { Opens } from "../room/opens";
import { useRoom } from "../room/use-room";
import type { Plan } from "./use-plan";

const ObjectiveDialog = lazily(dynamic(() => import("./objective-dialog").then((module) => module.ObjectiveDialog)));

/** Objective after objective with its Epics, as the CPO presents them. */
export function PresentStep({ plan }: { plan: Plan }) {
  const { isRunning, mayGiveTurn, isProjector } = useRoom();
  const { flowTeamId } = useHere();
  const mayWrite = useMay("own the product") && !plan.isClosed && !isProjector;
  const { objectives, sprint } = plan.view;
  const turns = useTurns(objectives.map(({ id }) => id));
  const [looked, setLooked] = useState<string | null>(null);
  const [writing, setWriting] = useState<Objective | "new" | null>(null);
  const moving = useCommand(moveObjective, { done: () => "Objective moved" });
  const deleting = useCommand(deleteObjective, { done: () => "Objective deleted" });
  const shown =
    objectives.find(({ id }) => id === (isProjector ? turns.current : (looked ?? turns.current))) ?? objectives[0];
  const leads = isRunning && mayGiveTurn && !isProjector;
  const give = (id: string | null) => {
    setLooked(null);
    turns.give(id);
  };
  const add = mayWrite ? (
    <Button variant={objectives.length === 0 ? "primary" : "secondary"} onClick={() => setWriting("new")}>
      <Plus aria-hidden="true" /> Add an objective
    </Button>
  ) : null;
  const dialog = writing ? (
    <ObjectiveDialog plan={plan} objective={writing === "new" ? null : writing} onClose={() => setWriting(null)} />
  ) : null;
  if (!shown) {
    return (
      <>
        <EmptyState title={`No objective for Flow Sprint ${sprint.number} yet`} action={add}>
          {mayWrite
            ? "Say in a sentence each what this Flow Sprint is to reach, and tie it to the Epics that get there."
            : "The CPO says in a sentence each what this Flow Sprint is to reach, and which Epics get there."}
        </EmptyState>
        {dialog}
      </>
    );
  }
  return (
    <div className="flex flex-col gap-6">
      <Presented plan={plan} objective={shown} isOn={turns.current === shown.id} />
      {isProjector ? null : (
        <section aria-label="Objectives" className="flex flex-col gap-2">
          <div className="flex flex-wrap items-center gap-2">
            <h2 className="text-md">{counted(objectives.length, "objective")}</h2>
            <span className="ml-auto flex flex-wrap gap-2">
              {leads && turns.next ? (
                <Button variant="primary" onClick={() => give(turns.next)}>
                  {turns.current ? "Present the next" : "Present the first"}
                </Button>
              ) : null}
              {leads && turns.current && !turns.next ? (
                <Button onClick={() => give(null)}>All are presented</Button>
              ) : null}
              {add}
            </span>
          </div>
          <SortableList
            items={objectives}
            maySort={mayWrite}
            nameOf={({ text }) => text}
            className="border-t"
            rowClassName="flex items-center gap-2 border-b"
            onMove={(id, place) => {
              const others = objectives.filter((objective) => objective.id !== id);
              const at = others.findIndex((objective) => objective.id === place.id) + (place.at === "after" ? 0 : -1);
              void moving.run({ flowTeamId, objectiveId: id, afterId: others[at]?.id ?? null });
            }}
          >
            {(objective, moves) => (
              <>
                <button
                  type="button"
                  aria-pressed={objective.id === shown.id}
                  onClick={() => setLooked(objective.id)}
                  className={clsx(
                    "flex min-w-0 flex-1 items-center gap-2.5 px-1 py-2 text-left hover:bg-hover",
                    objective.id === shown.id && "font-medium",
                  )}
                >
                  <span
                    aria-hidden="true"
                    className={clsx(
                      "grid size-4.5 shrink-0 place-items-center rounded-full text-xs",
                      turns.done.has(objective.id) ? "bg-ok text-surface" : "bg-sunken text-ink-2",
                    )}
                  >
                    {turns.done.has(objective.id) ? <Check className="size-3" /> : objectives.indexOf(objective) + 1}
                  </span>
                  <span className="min-w-0 flex-1 wrap-anywhere">{objective.text}</span>
                  {turns.done.has(objective.id) ? <span className="sr-only">presented</span> : null}
                  {turns.current === objective.id ? <Badge tone="accent">presented now</Badge> : null}
                  <span className="shrink-0 text-sm text-ink-2">{counted(objective.epicIds.length, "Epic")}</span>
                </button>
                {leads || mayWrite ? (
                  <Menu
                    align="end"
                    label={objective.text}
                    trigger={<IconButton label={`More for ${objective.text}`} icon={<MoreHorizontal />} />}
                    items={[
                      ...(leads ? [{ label: "Present it", onSelect: () => give(objective.id) }] : []),
                      ...(mayWrite
                        ? [
                            { label: "Edit…", onSelect: () => setWriting(objective) },
                            ...moves,
                            { kind: "separator" as const },
                            {
                              label: "Delete",
                              danger: true,
                              onSelect: () => void deleting.run({ flowTeamId, objectiveId: objective.id }),
                            },
                          ]
                        : []),
                    ]}
                  />
                ) : null}
              </>
            )}
          </SortableList>
        </section>
      )}
      {dialog}
    </div>
  );
}

function Presented({ plan, objective, isOn }: { plan: Plan; objective: Objective; isOn: boolean }) {
  const panel = usePanelAddress();
  const { view, epics, ground } = plan;
  const byId = new Map(epics.map((epic) => [epic.id, epic]));
  const ofIt = ground.epics.filter(({ id }) => objective.epicIds.includes(id));
  return (
    <section aria-label={objective.text} className="flex flex-col gap-4">
      <div className={clsx("border-l-3 pl-4", isOn ? "border-accent" : "border-line-strong")}>
        <p className="flex items-center gap-2 text-ink-2">
          Objective for Flow Sprint {view.sprint.number}
          {isTakenUp(objective, view.claims) ? <Badge tone="ok">taken up</Badge> : null}
        </p>
        <h2 className="text-2xl leading-snug font-semibold text-balance wrap-anywhere">{objective.text}</h2>
      </div>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(17rem,1fr))] gap-3">
        {ofIt.map((known) => {
          const epic = byId.get(known.id);
          const team = ground.teams.find(({ id }) => id === known.leadTeamId);
          const missing = epic ? missingForReady(epic) : [];
          return (
            <li key={known.id} className="flex flex-col gap-2 rounded border bg-surface p-4">
              <Opens
                onOpen={() => panel.openEpic(known.number)}
                className="text-left text-md font-medium wrap-anywhere hover:underline"
              >
                <span className="mr-0.5 font-normal text-ink-3">E-{known.number}</span> {known.title}
              </Opens>
              <div className="flex flex-wrap items-center gap-1.5">
                {epic ? (
                  missing.length === 0 ? (
                    <Badge tone="ok">Ready</Badge>
                  ) : (
                    <Badge title={`It lacks ${missing.join(", ")}.`}>Lacks {missing.join(", ")}</Badge>
                  )
                ) : (
                  <Badge>{known.status}</Badge>
                )}
                {epic?.value != null ? <Badge>value {epic.value}</Badge> : null}
                {epic?.effort != null ? <Badge>{counted(epic.effort, "point")}</Badge> : null}
                {epic && isTooLarge(epic, view.teams) ? <Badge tone="warn">Too big: split first</Badge> : null}
              </div>
              {team ? (
                <p className="flex items-center gap-1.5 text-ink-2">
                  <TeamDot hue={team.hue} /> {team.name} leads it
                </p>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
