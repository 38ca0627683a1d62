"use client";

import { useState } from "react";
import { PanelSection } from "@/components/backlog/panel-section";
import { useHere } from "@/components/flow-teams/here";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormFoot } from "@/components/ui/form-foot";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Segmented } from "@/components/ui/segmented";
import { TextArea } from "@/components/ui/text-area";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { type RiskRow, type RoamClass, missingInRisk, roamClasses, roamWords } from "@/lib/domain/dependencies/risks";
import { allOf } from "@/lib/domain/words";
import { PersonSelect } from "./person-select";
import { useRiskEdit } from "./use-register-edit";

type RiskClassProps = { risk: RiskRow; ground: GroundView; mayKeep: boolean };

/** RISK-1: the Risk's class with what it takes, given in one form. */
export function RiskClass({ risk, ground, mayKeep }: RiskClassProps) {
  const [isClassing, setClassing] = useState(false);
  const missing = risk.closedAt === null ? missingInRisk(risk) : [];
  return (
    <PanelSection
      title="ROAM class"
      action={
        mayKeep && !isClassing ? (
          <Button variant="quiet" onClick={() => setClassing(true)}>
            {risk.roam ? "Change" : "Class it"}
          </Button>
        ) : null
      }
    >
      {isClassing ? (
        <ClassForm risk={risk} ground={ground} onClose={() => setClassing(false)} />
      ) : (
        <div className="flex flex-col gap-2">
          <p className="flex flex-wrap items-baseline gap-2">
            <Badge tone={risk.roam ? "accent" : "neutral"}>{risk.roam ? roamWords[risk.roam] : "Not classed"}</Badge>
            {risk.owner ? <span>Owner: {risk.owner}</span> : null}
            {missing.length > 0 ? <span className="text-ink-2">It lacks {allOf(missing)}.</span> : null}
          </p>
          {risk.roam === "mitigated" && risk.plan ? <p className="whitespace-pre-line">{risk.plan}</p> : null}
          {risk.roam === "accepted" ? (
            <p className="whitespace-pre-line">
              {risk.acceptedBy ?? "Somebody"} accepts it: {risk.acceptedWhy}
            </p>
          ) : null}
        </div>
      )}
    </PanelSection>
  );
}

const meanings: Record<RoamClass, string> = {
  resolved: "It can't happen any more.",
  owned: "Somebody watches it and sees to it.",
  accepted: "Nothing is done about it, and somebody says so.",
  mitigated: "There is a plan so that it is less likely, or hurts less.",
};

function ClassForm({ risk, ground, onClose }: Omit<RiskClassProps, "mayKeep"> & { onClose(): void }) {
  const { actor, slug } = useHere();
  const [roam, setRoam] = useState<RoamClass>(risk.roam ?? "owned");
  const [ownerId, setOwner] = useState(risk.ownerId);
  const [plan, setPlan] = useState(risk.plan);
  const [acceptedById, setAcceptedBy] = useState<string | null>(risk.acceptedById ?? actor.personId);
  const [acceptedWhy, setWhy] = useState(risk.acceptedWhy);
  const edit = useRiskEdit(risk);
  const submit = async () => {
    const wanted = {
      roam,
      ownerId,
      ...(roam === "mitigated" && { plan }),
      ...(roam === "accepted" && { acceptedById, acceptedWhy }),
    };
    if (await edit.save(wanted)) onClose();
  };
  const fields = edit.refusal?.fields ?? {};
  return (
    <form
      noValidate
      className="flex flex-col gap-3 rounded border bg-sunken p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Segmented
        label="ROAM class"
        value={roam}
        onChange={setRoam}
        className="bg-hover"
        options={roamClasses.map((value) => ({ value, label: roamWords[value] }))}
      />
      <p className="text-sm text-ink-2">{meanings[roam]}</p>
      <PersonSelect
        label="Owner"
        noneLabel="Nobody yet"
        error={fields.ownerId}
        ground={ground}
        value={ownerId}
        onChange={setOwner}
      />
      {roam === "mitigated" ? (
        <Field label="Plan" required error={fields.plan}>
          <TextArea value={plan} maxLength={4000} onChange={(event) => setPlan(event.target.value)} />
        </Field>
      ) : null}
      {roam === "accepted" ? (
        <>
          <PersonSelect
            label="Who accepts it"
            noneLabel="Nobody yet"
            error={fields.acceptedById}
            ground={ground}
            value={acceptedById}
            onChange={setAcceptedBy}
          />
          <Field label="Why" required error={fields.acceptedWhy}>
            <TextArea value={acceptedWhy} maxLength={4000} onChange={(event) => setWhy(event.target.value)} />
          </Field>
        </>
      ) : null}
      <RefusalNotice
        refusal={edit.refusal}
        shownFields={["ownerId", "plan", "acceptedById", "acceptedWhy"]}
        rulebookHref={`/flow-teams/${slug}/rulebook`}
      />
      <FormFoot submitLabel="Set the class" pending={edit.pending} onCancel={onClose} />
    </form>
  );
}
