"use client";

import { InlineText } from "@/components/ui/inline-text";
import type { EpicDetail } from "@/lib/domain/backlog/view";
import { PanelSection } from "./panel-section";
import type { EpicEditing } from "./use-epic-edit";

/** What could go wrong with an Epic, edited where it stands. */
export function EpicRiskNote({ epic, editing }: { epic: EpicDetail; editing: EpicEditing }) {
  const isMine = editing.may("riskNote");
  return (
    <PanelSection title="Risk note">
      <InlineText
        multiline
        label="Risk note"
        value={epic.riskNote}
        placeholder={isMine ? "Say what could go wrong, or that nothing is known to" : "No risk note"}
        disabled={!isMine}
        maxLength={4000}
        onSave={(riskNote, seen) => editing.save({ riskNote }, { riskNote: seen })}
      />
    </PanelSection>
  );
}
