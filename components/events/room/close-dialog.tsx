"use client";

import { useId, useState } from "react";
import { useLeftDrafts } from "@/components/conversations/use-draft";
import { useMay } from "@/components/flow-teams/here";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextArea } from "@/components/ui/text-area";
import { closeEvent } from "@/lib/actions/events";
import { useCommand } from "@/lib/client/use-command";
import { sayLackingActions } from "@/lib/domain/events/action-items";
import { checkOutputs } from "@/lib/domain/events/outputs";
import { counted } from "@/lib/domain/words";
import { useWaitsForNumber } from "../poker/use-waits-for-number";
import { LeftOpen } from "../review/left-open";
import { Output, useOutputs } from "./closing-list";
import { roomLines } from "./room-drafts";
import { useRoom } from "./use-room";

/** Closes the event: at once where its outputs are there, for the CSM with a reason where they aren't (EVT-2). */
export function CloseDialog({ onClose }: { onClose(): void }) {
  const { slug, flowTeamId, key, room, contract } = useRoom();
  const outputs = useOutputs();
  const titleId = useId();
  const mayOverride = useMay("override gates");
  const [reason, setReason] = useState("");
  const [isAsked, setIsAsked] = useState(false);
  const { run, pending, refusal } = useCommand(closeEvent, { isInline: true, onDone: onClose });
  const missing = (outputs ?? []).filter(({ isMet }) => !isMet);
  const check = checkOutputs(room.event.kind, missing, { mayOverride });
  // Where the contract asks for it, the closing list names them.
  const lacking = outputs?.some(({ key: output }) => output === "actions") ? null : sayLackingActions(room.actions);
  const waitsForNumber = useWaitsForNumber();
  const [unsent] = useLeftDrafts(roomLines(slug, key));
  const overrides = missing.length > 0 && mayOverride;
  const submit = () => {
    if (overrides && reason.trim() === "") return setIsAsked(true);
    void run({ flowTeamId, key, overrideReason: overrides ? reason.trim() : null });
  };
  return (
    <FormDialog
      title={`Close ${contract.name}`}
      description="The minutes are written and the room becomes read-only. Mistakes are corrected by an addendum."
      submitLabel={overrides ? "Override and close" : "Close event"}
      pending={pending}
      barredBy={missing.length > 0 && !overrides ? missingWords(missing.length) : undefined}
      onClose={onClose}
      onSubmit={submit}
    >
      {missing.length > 0 ? (
        <section aria-labelledby={titleId}>
          <h3 id={titleId}>What is missing</h3>
          <ul className="mt-1 flex flex-col">
            {missing.map((output) => (
              <Output key={output.key} output={output} isUnfolded onLeave={onClose} />
            ))}
          </ul>
          {overrides || check.ok ? null : <p className="mt-2 text-ink-2">{check.refusal.wayOut}</p>}
        </section>
      ) : outputs ? (
        <p>All outputs are there.</p>
      ) : null}
      {room.event.kind === "review" ? <LeftOpen /> : null}
      {lacking ? <Notice tone="warn">{lacking}</Notice> : null}
      {waitsForNumber ? <Notice tone="warn">The vote on the table has no number agreed on yet.</Notice> : null}
      {unsent.length > 0 ? (
        <Notice tone="warn">You have typed something and not sent it. It stays out of the minutes.</Notice>
      ) : null}
      {overrides ? (
        <Field
          label="Why it closes without them"
          required
          error={isAsked && reason.trim() === "" ? "Write the reason down." : refusal?.fields?.overrideReason}
        >
          <TextArea value={reason} maxLength={2000} onChange={({ target }) => setReason(target.value)} />
        </Field>
      ) : null}
      <RefusalNotice
        refusal={refusal?.rule === "EVT-2" && missing.length > 0 ? null : refusal}
        shownFields={["overrideReason"]}
        rulebookHref={`/flow-teams/${slug}/rulebook`}
      />
    </FormDialog>
  );
}

const missingWords = (count: number) => `${counted(count, "output")} ${count === 1 ? "is" : "are"} missing (EVT-2)`;
