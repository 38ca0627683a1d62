"use client";

import { X } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { InlineText } from "@/components/ui/inline-text";
import { TextField } from "@/components/ui/text-field";
import { useAddToList } from "@/lib/client/use-add-line";
import type { EpicDetail } from "@/lib/domain/backlog/view";
import { PanelSection } from "./panel-section";
import type { EpicEditing } from "./use-epic-edit";

/** An Epic's acceptance conditions: a list, each line edited where it stands. */
export function EpicConditions({ epic, editing }: { epic: EpicDetail; editing: EpicEditing }) {
  const conditions = epic.acceptanceConditions;
  const disabled = !editing.may("acceptanceConditions");
  const save = (acceptanceConditions: string[], seen = conditions) =>
    editing.save({ acceptanceConditions }, { acceptanceConditions: seen });

  const line = useAddToList(conditions, save);

  return (
    <PanelSection title="Acceptance conditions" count={conditions.length}>
      <ul className="flex flex-col gap-0.5">
        {conditions.map((condition, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; what is typed there stays when others change it
          <li key={index} className="group flex items-start gap-2">
            <span aria-hidden="true" className="mt-2.5 size-1 shrink-0 rounded-full bg-ink-3" />
            <div className="min-w-0 flex-1">
              <InlineText
                label={`Condition ${index + 1}`}
                value={condition}
                placeholder=""
                disabled={disabled}
                maxLength={500}
                onSave={(text, seen) =>
                  save(
                    text ? conditions.with(index, text) : conditions.toSpliced(index, 1),
                    conditions.with(index, seen),
                  )
                }
              />
            </div>
            {disabled ? null : (
              <IconButton
                label={`Remove condition ${index + 1}`}
                icon={<X />}
                onClick={() => void save(conditions.toSpliced(index, 1))}
              />
            )}
          </li>
        ))}
      </ul>
      {conditions.length === 0 && disabled ? <p className="text-ink-3">None yet</p> : null}
      {disabled ? null : (
        <TextField
          aria-label="Add an acceptance condition"
          placeholder="It's accepted when…"
          {...line.field}
          maxLength={500}
          className="mt-1"
          onBlur={line.send}
        />
      )}
    </PanelSection>
  );
}
