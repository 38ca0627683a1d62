"use client";

import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormFoot } from "@/components/ui/form-foot";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextArea } from "@/components/ui/text-area";
import type { GroundView } from "@/lib/domain/backlog/ground";
import type { DependencyAct } from "@/lib/domain/dependencies/schema";
import { suggestPromise } from "@/lib/domain/dependencies/sprints-to-offer";
import { actWords, asksForWord, stepsFor } from "@/lib/domain/dependencies/states";
import type { Judged } from "@/lib/domain/dependencies/view";
import { UnfinishedGiver, teamName } from "./dependency-words";
import { SprintSelect } from "./sprint-select";
import { useStep } from "./use-step";

/** The steps the person can take now; those that need a word or a promise ask for it first. */
export function DependencyActs({ dependency, ground }: { dependency: Judged; ground: GroundView }) {
  const { actor, flowTeamId, slug, isRetired } = useHere();
  const [asking, setAsking] = useState<DependencyAct | null>(null);
  const [word, setWord] = useState("");
  const [sprint, setSprint] = useState(() => suggestPromise(dependency, ground.sprints));
  const step = useStep(dependency, () => {
    setAsking(null);
    setWord("");
  });
  const acts = isRetired ? [] : stepsFor(actor, { ...dependency, flowTeamId });
  const isGiver = dependency.answeringTeamId === dependency.giverTeamId;
  const asks = (act: DependencyAct) => asksForWord(act) !== null || (act === "accept" && isGiver);
  if (acts.length === 0) return <WhoIsNext dependency={dependency} ground={ground} />;
  if (asking) {
    const isAccepting = asking === "accept";
    return (
      <form
        noValidate
        className="flex flex-col gap-3 rounded border bg-sunken p-3"
        onSubmit={(event) => {
          event.preventDefault();
          void step.run(asking, { word, ...(isAccepting && { promisedForSprint: sprint }) });
        }}
      >
        {isAccepting ? (
          <SprintSelect
            autoFocus
            label="Promised for"
            noneLabel="Choose a sprint"
            error={step.refusal?.fields?.promisedForSprint}
            sprints={ground.sprints}
            value={sprint}
            near={dependency.needed}
            onChange={setSprint}
          />
        ) : null}
        <Field
          label={isAccepting ? "A word with it" : (asksForWord(asking) ?? "A word with it")}
          required={!isAccepting}
          error={step.refusal?.fields?.word}
        >
          <TextArea autoFocus={!isAccepting} value={word} maxLength={2000} onChange={(e) => setWord(e.target.value)} />
        </Field>
        <RefusalNotice
          refusal={step.refusal}
          shownFields={["promisedForSprint", "word"]}
          rulebookHref={`/flow-teams/${slug}/rulebook`}
        />
        <FormFoot submitLabel={actWords[asking]} pending={step.pending} onCancel={() => setAsking(null)} />
      </form>
    );
  }
  const ends = acts.includes("deliver") || acts.includes("verify");
  return (
    <div className="flex flex-col gap-2">
      {dependency.state === "proposed" ? <WhoIsNext dependency={dependency} ground={ground} /> : null}
      {ends ? <UnfinishedGiver dependency={dependency} /> : null}
      <div className="flex flex-wrap gap-2">
        {acts.map((act, index) => (
          <Button
            key={act}
            variant={index === 0 ? "primary" : "secondary"}
            pending={step.pending}
            onClick={() => (asks(act) ? setAsking(act) : void step.run(act))}
          >
            {actWords[act]}
            {asks(act) ? "…" : ""}
          </Button>
        ))}
      </div>
      <RefusalNotice refusal={step.refusal} rulebookHref={`/flow-teams/${slug}/rulebook`} />
    </div>
  );
}

/** Whose turn it is. */
export function WhoIsNext({ dependency, ground }: { dependency: Judged; ground: GroundView }) {
  const { state, answeringTeamId, giverTeamId, neederTeamId } = dependency;
  const words = {
    proposed: `Waits for the PO of ${teamName(ground, answeringTeamId)} to answer.`,
    accepted: `${teamName(ground, giverTeamId)} has said yes and hasn't started on it.`,
    in_progress: `${teamName(ground, giverTeamId)} works on it.`,
    delivered: `Waits for ${teamName(ground, neederTeamId)} to verify it.`,
    verified: "Done: the needer has what it needed.",
    declined: "Declined. Who raised it, or their PO, can propose it again.",
  }[state];
  return <p className="text-ink-2">{words}</p>;
}
