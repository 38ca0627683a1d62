"use client";

import { useMemo } from "react";
import { PanelSection } from "@/components/backlog/panel-section";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { WatchButton } from "@/components/conversations/watch-button";
import { useHere, useMay } from "@/components/flow-teams/here";
import { Ago } from "@/components/history/ago";
import { Button } from "@/components/ui/button";
import { InlineText } from "@/components/ui/inline-text";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { SidePanel } from "@/components/ui/side-panel";
import { withdrawDependency } from "@/lib/actions/dependencies";
import { useCommand } from "@/lib/client/use-command";
import { can } from "@/lib/domain/access";
import { needAndPromise } from "@/lib/domain/dependencies/conflicts";
import { itemName } from "@/lib/domain/dependencies/rules";
import type { ItemAtEnd, Judged } from "@/lib/domain/dependencies/view";
import { DependencyActs } from "./dependency-acts";
import { ItemTalk } from "./item-talk";
import { EndLabel, StandingBadge, StateBadge, nameOf, teamName } from "./dependency-words";
import { Downstream } from "./downstream";
import { NotInRegister } from "./register-panel";
import { SprintSelect } from "./sprint-select";
import type { DependenciesInSight } from "./use-dependencies";
import { useDependencyEdit } from "./use-dependency-edit";

type DependencyPanelProps = { number: number; data: DependenciesInSight; onClose(): void };

/** All of one Dependency: its ends, the next step, what hangs on it, and what was said about it. */
export function DependencyPanel({ number, data, onClose }: DependencyPanelProps) {
  const dependency = data.judged.find((one) => one.number === number);
  if (!dependency) {
    return (
      <NotInRegister name={`D-${number}`} onClose={onClose}>
        This Dependency doesn't exist, or it was withdrawn.
      </NotInRegister>
    );
  }
  return <OpenDependency key={dependency.id} dependency={dependency} data={data} onClose={onClose} />;
}

type OpenProps = { dependency: Judged; data: DependenciesInSight; onClose(): void };

function OpenDependency({ dependency, data, onClose }: OpenProps) {
  const { slug, actor, flowTeamId } = useHere();
  const { ground, view } = data;
  const { number, needer, giver, neederTeamId, giverTeamId, answeringTeamId, standing } = dependency;
  const editing = useDependencyEdit(dependency);
  const isMember = useMay("contribute");
  const ofItems = {
    ...needAndPromise({ ...dependency, neededBySprint: null }, needer, giver),
    promised: giver?.lastSprint ?? null,
  };
  const maySpeak = (teamId: string) =>
    isMember &&
    (can(actor, "write epics", { flowTeamId, scrumTeamId: teamId }) || can(actor, "keep the calendar", { flowTeamId }));
  const people = useMemo(() => new Map(view.people.map(({ id, name }) => [id, name])), [view.people]);
  const nameIn = (id: string | null) => (id && people.get(id)) || "somebody";
  const withdraw = useCommand(withdrawDependency, { done: () => `D-${number} withdrawn`, onDone: onClose });
  return (
    <SidePanel
      eyebrow={`D-${number} · Dependency`}
      title={nameOf(dependency, ground)}
      onClose={onClose}
      actions={<WatchButton itemKind="Dependency" itemId={dependency.id} />}
    >
      <div className="flex flex-col gap-5">
        <div className="flex flex-wrap items-center gap-2">
          <StateBadge state={dependency.state} />
          <StandingBadge dependency={dependency} />
        </div>
        <dl className="grid grid-cols-[5rem_minmax(0,1fr)] items-center gap-x-3 gap-y-2">
          <dt className="text-ink-3">Needer</dt>
          <dd>
            <EndButton item={needer} teamId={neederTeamId} data={data} />
          </dd>
          <dt className="text-ink-3">Giver</dt>
          <dd>
            <EndButton item={giver} teamId={giverTeamId} data={data} />
          </dd>
          <dt className="text-ink-3">Answers</dt>
          <dd>{teamName(ground, answeringTeamId)}, by its PO</dd>
          <dt className="text-ink-3">Asked</dt>
          <dd>
            by {nameIn(dependency.raisedById)}, <Ago at={dependency.createdAt} />
          </dd>
          {dependency.answeredAt ? (
            <>
              <dt className="text-ink-3">Answered</dt>
              <dd>
                by {nameIn(dependency.answeredById)}, <Ago at={dependency.answeredAt} />
                {dependency.answer ? <q className="mt-0.5 block text-ink-2">{dependency.answer}</q> : null}
              </dd>
            </>
          ) : null}
        </dl>
        <DependencyActs dependency={dependency} ground={ground} />
        <div className="grid gap-4 sm:grid-cols-2">
          <SprintSelect
            label="Needed by"
            sprints={ground.sprints}
            value={dependency.neededBySprint}
            near={dependency.needed}
            noneLabel={ofItems.needed === null ? "Not said" : `By its item: S${ofItems.needed}`}
            disabled={!maySpeak(neederTeamId)}
            onChange={(neededBySprint) => void editing.save({ neededBySprint })}
          />
          <SprintSelect
            label="Promised for"
            sprints={ground.sprints}
            value={dependency.promisedForSprint}
            near={dependency.needed}
            noneLabel={ofItems.promised === null ? "Not said" : `By its item: S${ofItems.promised}`}
            disabled={!maySpeak(giverTeamId)}
            onChange={(promisedForSprint) => void editing.save({ promisedForSprint })}
          />
        </div>
        <RefusalNotice refusal={editing.refusal} rulebookHref={`/flow-teams/${slug}/rulebook`} />
        <PanelSection title="What exactly is needed">
          <InlineText
            multiline
            label="What exactly is needed"
            value={dependency.note}
            placeholder={isMember ? "Say what is enough for the needer to go on" : "Nothing said"}
            disabled={!isMember}
            maxLength={2000}
            onSave={(note, seen) => editing.save({ note }, { note: seen })}
          />
        </PanelSection>
        <PanelSection title="Mitigation">
          <InlineText
            multiline
            label="Mitigation"
            value={dependency.mitigation}
            placeholder={
              standing.kind === "conflict"
                ? "Say what is done so that a late delivery doesn't hurt: then it is red no longer"
                : "What is done so that a late delivery doesn't hurt"
            }
            disabled={!isMember}
            maxLength={2000}
            onSave={(mitigation, seen) => editing.save({ mitigation }, { mitigation: seen })}
          />
        </PanelSection>
        <Downstream dependency={dependency} data={data} />
        <ItemTalk kind="Dependency" id={dependency.id} />
        {isMember && (dependency.raisedById === actor.personId || maySpeak(neederTeamId)) ? (
          <div>
            <Button
              variant="quiet"
              pending={withdraw.pending}
              onClick={() => void withdraw.run({ flowTeamId, dependencyId: dependency.id })}
            >
              Withdraw the Dependency
            </Button>
          </div>
        ) : null}
      </div>
    </SidePanel>
  );
}

type EndButtonProps = { item: ItemAtEnd | null; teamId: string; data: DependenciesInSight };

/** An end that opens its item in this panel's place. */
function EndButton({ item, teamId, data }: EndButtonProps) {
  const { openEpic, openStory } = usePanelAddress();
  const label = <EndLabel item={item} teamId={teamId} ground={data.ground} />;
  if (!item) return label;
  return (
    <button
      type="button"
      aria-label={`Open ${itemName(item)} ${item.title}`}
      className="flex max-w-full min-w-0 rounded text-left hover:underline"
      onClick={() => (item.kind === "Story" ? openStory(item.number) : openEpic(item.number))}
    >
      {label}
    </button>
  );
}
