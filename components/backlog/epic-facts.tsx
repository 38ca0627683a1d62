"use client";

import { type ReactNode, useState } from "react";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { type EpicStatus, epicKinds, epicStatuses, valueScale } from "@/lib/domain/backlog/kinds";
import type { EpicFields } from "@/lib/domain/backlog/schema";
import { valuePerEffort, wsjf } from "@/lib/domain/backlog/scores";
import type { EpicDetail } from "@/lib/domain/backlog/view";
import { fieldWords, kindWords, statusWords } from "@/lib/domain/backlog/words";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { LabelsField } from "./labels-field";
import { SpanField } from "./span-field";
import type { EpicEditing } from "./use-epic-edit";

/** The facts of an Epic, each edited where it stands. */
export function EpicFacts({
  epic,
  roadmap,
  editing,
}: {
  epic: EpicDetail;
  roadmap: RoadmapView;
  editing: EpicEditing;
}) {
  const { may, save } = editing;
  const teams = roadmap.teams.map((team) => ({ value: team.id, label: team.name, hue: team.hue }));
  const people = roadmap.people.map((person) => ({ value: person.id, label: person.name }));
  return (
    <div className="grid grid-cols-2 gap-x-4 gap-y-3">
      <Field label={fieldWords.status}>
        <Select
          value={epic.status}
          disabled={!may("status")}
          onChange={(event) => void save({ status: event.target.value as EpicStatus })}
        >
          {epicStatuses.map((status) => (
            <option key={status} value={status}>
              {statusWords[status]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={fieldWords.kind}>
        <Select
          value={epic.kind}
          disabled={!may("kind")}
          onChange={(event) => void save({ kind: event.target.value as EpicFields["kind"] })}
        >
          {epicKinds.map((kind) => (
            <option key={kind} value={kind}>
              {kindWords[kind]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={fieldWords.leadTeamId}>
        <Combobox
          options={teams}
          value={epic.leadTeamId}
          noneLabel="No team"
          disabled={!may("leadTeamId")}
          onChange={(leadTeamId) => void save({ leadTeamId })}
        />
      </Field>
      <Field label={fieldWords.ownerId}>
        <Combobox
          options={people}
          value={epic.ownerId}
          noneLabel="Nobody"
          disabled={!may("ownerId")}
          onChange={(ownerId) => void save({ ownerId })}
        />
      </Field>
      <SpanField
        className="col-span-2"
        epic={epic}
        sprints={roadmap.sprints}
        disabled={!may("firstSprint")}
        onSave={save}
      />
      <EffortField
        effort={epic.effort}
        disabled={!may("effort")}
        onSave={(effort, seen) => save({ effort }, { effort: seen })}
      />
      <ScaleField field="value" epic={epic} editing={editing} />
      <ScaleField field="timeCriticality" epic={epic} editing={editing} />
      <ScaleField field="riskReduction" epic={epic} editing={editing} />
      <Scores epic={epic} />
      <LabelsField
        className="col-span-2"
        labels={epic.labels}
        known={roadmap.epics.flatMap((other) => other.labels)}
        disabled={!may("labels")}
        onSave={(labels, seen) => save({ labels }, seen && { labels: seen })}
      />
    </div>
  );
}

type ScaleName = "value" | "timeCriticality" | "riskReduction";

/** One of the scores on the scale of value. */
export function ScaleField({ field, epic, editing }: { field: ScaleName; epic: EpicDetail; editing: EpicEditing }) {
  const words: Record<ScaleName, ReactNode> = {
    value: fieldWords.value,
    timeCriticality: fieldWords.timeCriticality,
    riskReduction: fieldWords.riskReduction,
  };
  return (
    <Field label={words[field]}>
      <Select
        value={epic[field] ?? ""}
        disabled={!editing.may(field)}
        onChange={(event) =>
          void editing.save({ [field]: event.target.value === "" ? null : Number(event.target.value) })
        }
      >
        {/* Its sign keeps letters, the page's keys, from choosing it. */}
        <option value="">(not said)</option>
        {valueScale.map((step) => (
          <option key={step} value={step}>
            {step}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** The effort in points; saved when it is left. */
export function EffortField({
  effort,
  disabled,
  onSave,
}: {
  effort: number | null;
  disabled: boolean;
  onSave(effort: number | null, seen: number | null): Promise<boolean>;
}) {
  const [draft, setDraft] = useState<{ typed: string; seen: number | null } | null>(null);
  const typed = draft?.typed ?? effort?.toString() ?? "";
  const number = typed.trim() === "" ? null : Number(typed);
  const isWrong = number !== null && (!Number.isInteger(number) || number < 1 || number > 9999);
  const save = async () => {
    if (!draft || isWrong) return;
    if (number === draft.seen || number === effort || (await onSave(number, draft.seen))) setDraft(null);
  };
  return (
    <Field label={`${fieldWords.effort} in points`} error={isWrong ? "A whole number from 1 to 9,999." : null}>
      <TextField
        inputMode="numeric"
        value={typed}
        disabled={disabled}
        onChange={(event) => setDraft({ typed: event.target.value, seen: draft ? draft.seen : effort })}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key === "Enter") void save();
        }}
      />
    </Field>
  );
}

/** The computed orders of an Epic; nothing until value and effort are known. */
export function Scores({ epic }: { epic: EpicDetail }) {
  const first = wsjf(epic);
  const second = valuePerEffort(epic);
  if (first === null || second === null) return null;
  return (
    <p className="col-span-2 text-sm text-ink-3">
      <span title="Weighted shortest job first: value, time criticality and risk reduction together, over effort">
        WSJF {first.toFixed(2)}
      </span>
      {" · "}
      <span title="Value over effort">value over effort {second.toFixed(2)}</span>
    </p>
  );
}
