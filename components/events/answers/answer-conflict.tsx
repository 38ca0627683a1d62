"use client";

import { Button } from "@/components/ui/button";
import { KeptOffline } from "@/components/ui/kept-offline";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import type { AnswerDraft } from "./use-answer-draft";

/** Why an answer isn't saved: two wrote it at once and a choice is waited for, it was refused, or the connection is away. */
export function AnswerConflict({ draft: { conflict, settle, refusal, isSaving } }: { draft: AnswerDraft }) {
  if (!conflict) {
    return (
      <>
        <KeptOffline isSaving={isSaving} />
        <RefusalNotice refusal={refusal} />
      </>
    );
  }
  return (
    <Notice
      tone="warn"
      alert
      title="Somebody else wrote here while you did"
      actions={
        <>
          <Button onClick={() => settle("theirs")}>Keep theirs</Button>
          <Button onClick={() => settle("mine")}>Save mine</Button>
          <Button variant="primary" onClick={() => settle("both")}>
            Keep both
          </Button>
        </>
      }
    >
      <p className="text-sm text-ink-2">Theirs</p>
      <p className="whitespace-pre-line">{String(conflict.theirs) || "Nothing"}</p>
    </Notice>
  );
}
