"use client";

import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { usePanelAddress } from "@/components/backlog/use-panel-address";
import { useHere } from "@/components/flow-teams/here";
import { Ago } from "@/components/history/ago";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { FormFoot } from "@/components/ui/form-foot";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextArea } from "@/components/ui/text-area";
import { useKeptFocus } from "@/components/ui/use-kept-focus";
import type { GroundView } from "@/lib/domain/backlog/ground";
import type { Queue } from "@/lib/domain/dependencies/queue";
import { suggestPromise } from "@/lib/domain/dependencies/sprints-to-offer";
import type { Judged } from "@/lib/domain/dependencies/view";
import { EndLabel, StandingBadge, StateBadge, UnfinishedGiver } from "./dependency-words";
import { SprintSelect } from "./sprint-select";
import { useStep } from "./use-step";

/** What waits for the person's answer, soonest needed first, and what their teams wait for. */
export function DependencyQueue({ queue, ground }: { queue: Queue; ground: GroundView }) {
  const list = useRef<HTMLDivElement>(null);
  const isEmpty = Object.values(queue).every((part) => part.length === 0);
  // What is answered goes: the next row has the focus then.
  useKeptFocus(list, { rows: "[data-row]" });
  /** Arrows walk through the rows, whatever part they are in. */
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
    const at = rows.indexOf(event.target as HTMLElement);
    const next = at < 0 ? undefined : rows[at + step];
    if (step === 0 || !next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the rows in it take the focus; it moves it between them
    <div ref={list} tabIndex={-1} onKeyDown={onKeyDown} className="mx-auto flex max-w-3xl flex-col gap-7 outline-none">
      {isEmpty ? (
        <EmptyState title="Nothing waits for you">
          What other teams ask of yours comes here, and you answer it in a click. The board and the list show all
          others.
        </EmptyState>
      ) : null}
      <Part title="To answer" hint="A accepts, D declines" rows={queue.toAnswer}>
        {(dependency) => <AnswerRow key={dependency.id} dependency={dependency} ground={ground} />}
      </Part>
      <Part title="Delivered, to verify" rows={queue.toVerify}>
        {(dependency) => <VerifyRow key={dependency.id} dependency={dependency} ground={ground} />}
      </Part>
      <Part title="Declined, yours to settle" rows={queue.declined}>
        {(dependency) => <PlainRow key={dependency.id} dependency={dependency} ground={ground} />}
      </Part>
      <Part title="You wait for an answer" rows={queue.waiting}>
        {(dependency) => <PlainRow key={dependency.id} dependency={dependency} ground={ground} />}
      </Part>
    </div>
  );
}

type PartProps = {
  title: string;
  hint?: string;
  rows: readonly Judged[];
  children(dependency: Judged): ReactNode;
};

function Part({ title, hint, rows, children }: PartProps) {
  if (rows.length === 0) return null;
  return (
    <section>
      <h2 className="mb-1 flex items-baseline gap-2 font-semibold">
        {title} <span className="font-normal text-ink-3 tabular-nums">{rows.length}</span>
        {hint ? <span className="ml-auto text-sm font-normal text-ink-3 pointer-coarse:hidden">{hint}</span> : null}
      </h2>
      <ul className="flex flex-col divide-y border-y">{rows.map(children)}</ul>
    </section>
  );
}

type RowProps = { dependency: Judged; ground: GroundView };

type FactsProps = RowProps & { onKeyDown?(event: KeyboardEvent): void; children?: ReactNode };

/** A row's facts: who needs what of whom, by when, and why. */
function Row({ dependency, ground, onKeyDown, children }: FactsProps) {
  const { openDependency } = usePanelAddress();
  const { number, needer, giver, neederTeamId, giverTeamId, note, needed, createdAt, standing } = dependency;
  return (
    <li
      data-row={dependency.id}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: single keys answer the row that has the focus
      tabIndex={0}
      aria-label={`D-${number}`}
      className="flex flex-col gap-2 rounded py-3 -outline-offset-2 md:px-2"
      onKeyDown={(event) => {
        if (event.target === event.currentTarget && event.key === "Enter") openDependency(number);
        if (event.target === event.currentTarget && !event.metaKey && !event.ctrlKey) onKeyDown?.(event);
      }}
    >
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <button
          type="button"
          className="min-h-6 rounded text-sm text-ink-3 hover:underline pointer-coarse:min-h-9"
          onClick={() => openDependency(number)}
        >
          D-{number}
        </button>
        <EndLabel item={needer} teamId={neederTeamId} ground={ground} />
        <span className="text-ink-3">needs</span>
        <EndLabel item={giver} teamId={giverTeamId} ground={ground} />
        {standing.kind === "conflict" ? <StandingBadge dependency={dependency} /> : null}
      </div>
      {note ? <p className="text-ink-2 wrap-anywhere">{note}</p> : null}
      <p className="text-sm text-ink-3">
        {needed === null ? "Nobody said by when" : `Needed by S${needed}`} · asked <Ago at={createdAt} />
        {dependency.state === "declined" && dependency.answer ? ` · ${dependency.answer}` : null}
      </p>
      {children}
    </li>
  );
}

function AnswerRow({ dependency, ground }: RowProps) {
  const { slug } = useHere();
  const [sprint, setSprint] = useState(() => suggestPromise(dependency, ground.sprints));
  const [isDeclining, setDeclining] = useState(false);
  const [word, setWord] = useState("");
  const step = useStep(dependency);
  const isGiver = dependency.answeringTeamId === dependency.giverTeamId;
  const accept = () => void step.run("accept", isGiver ? { promisedForSprint: sprint } : {});
  return (
    <Row
      dependency={dependency}
      ground={ground}
      onKeyDown={(event) => {
        if (event.key !== "a" && event.key !== "d") return;
        event.preventDefault();
        if (event.key === "a") accept();
        else setDeclining(true);
      }}
    >
      {isDeclining ? (
        <form
          noValidate
          className="flex flex-col gap-3 rounded border bg-sunken p-3"
          onSubmit={(event) => {
            event.preventDefault();
            void step.run("decline", { word });
          }}
        >
          <Field label="Why you decline it" required error={step.refusal?.fields?.word}>
            <TextArea autoFocus value={word} maxLength={2000} onChange={(event) => setWord(event.target.value)} />
          </Field>
          <RefusalNotice refusal={step.refusal?.fields?.word ? null : step.refusal} />
          <FormFoot submitLabel="Decline" pending={step.pending} onCancel={() => setDeclining(false)} />
        </form>
      ) : (
        <div className="flex flex-wrap items-center gap-2">
          {isGiver ? (
            <span className="w-64 max-md:w-full">
              <SprintSelect
                label={`The sprint promised for D-${dependency.number}`}
                hideLabel
                noneLabel="Choose a sprint"
                sprints={ground.sprints}
                value={sprint}
                near={dependency.needed}
                onChange={setSprint}
              />
            </span>
          ) : null}
          <Button
            pending={step.pending}
            aria-label={`Accept${isGiver && sprint ? ` for S${sprint}` : ""}: D-${dependency.number}`}
            onClick={accept}
          >
            {isGiver && sprint ? `Accept for S${sprint}` : "Accept"}
          </Button>
          <Button aria-label={`Decline… D-${dependency.number}`} onClick={() => setDeclining(true)}>
            Decline…
          </Button>
        </div>
      )}
      {isDeclining ? null : <RefusalNotice refusal={step.refusal} rulebookHref={`/flow-teams/${slug}/rulebook`} />}
    </Row>
  );
}

function VerifyRow({ dependency, ground }: RowProps) {
  const step = useStep(dependency);
  const { openDependency } = usePanelAddress();
  return (
    <Row dependency={dependency} ground={ground}>
      <UnfinishedGiver dependency={dependency} />
      <div className="flex flex-wrap gap-2">
        <Button
          aria-label={`Verify D-${dependency.number}`}
          pending={step.pending}
          onClick={() => void step.run("verify")}
        >
          Verify
        </Button>
        <Button aria-label={`Hand back… D-${dependency.number}`} onClick={() => openDependency(dependency.number)}>
          Hand back…
        </Button>
      </div>
      <RefusalNotice refusal={step.refusal} />
    </Row>
  );
}

function PlainRow({ dependency, ground }: RowProps) {
  const step = useStep(dependency);
  return (
    <Row dependency={dependency} ground={ground}>
      <div className="flex flex-wrap items-center gap-2">
        <StateBadge state={dependency.state} />
        {dependency.state === "declined" ? (
          <Button
            aria-label={`Propose again: D-${dependency.number}`}
            pending={step.pending}
            onClick={() => void step.run("propose_again")}
          >
            Propose again
          </Button>
        ) : null}
      </div>
      <RefusalNotice refusal={step.refusal} />
    </Row>
  );
}
