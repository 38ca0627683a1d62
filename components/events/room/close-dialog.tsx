"use client";

import { useState } from "react";
import { useLeftDrafts } from "@/components/conversations/use-draft";
import { useMay } from "@/components/flow-teams/here";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextArea } from "@/components/ui/text-area";
import { closeEvent } from "@/lib/actions/events";
import { useCommand } from "@/lib/client/use-command";
import { sayLackingActions } from "@/lib/domain/events/action-items";
import { useWaitsForNumber } from "../poker/use-waits-for-number";
import { useOutputs } from "./closing-list";
import { roomLines } from "./room-drafts";
import { useRoom } from "./use-room";

/** Closes the event: at once where its outputs are there, for the CSM with a reason where they aren't (EVT-2). */
export function CloseDialog({ onClose }: { onClose(): void }) {
  const { slug, flowTeamId, key, room, contract } = useRoom();
  const outputs = useOutputs() ?? [];
  const mayOverride = useMay("override gates");
  const [reason, setReason] = useState("");
  const [isAsked, setIsAsked] = useState(false);
  const { run, pending, refusal } = useCommand(closeEvent, { isInline: true, onDone: onClose });
  const missing = outputs.filter(({ isMet }) => !isMet);
  // Where the contract asks for it, the closing list names them.
  const lacking = outputs.some(({ key: output }) => output === "actions") ? null : sayLackingActions(room.actions);
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
      onClose={onClose}
      onSubmit={submit}
    >
      {missing.length > 0 ? (
        <div className="rounded-lg bg-warn-soft p-3 text-warn-ink">
          <p className="font-medium">Outputs are missing (EVT-2)</p>
          <ul className="mt-1 flex flex-col gap-1">
            {missing.map(({ key: output, name, met, of, missing: items }) => (
              <li key={output}>
                {name}
                {of > 0 ? `: ${met} of ${of}` : ": not there"}.
                {items[0] ? (
                  <>
                    {" "}
                    <Link href={items[0].href} className="underline">
                      {items[0].label}
                    </Link>
                    {items.length > 1 ? `, and ${items.length - 1} more.` : "."}
                  </>
                ) : null}
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <p>All outputs are there.</p>
      )}
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
      <RefusalNotice refusal={refusal} shownFields={["overrideReason"]} rulebookHref={`/flow-teams/${slug}/rulebook`} />
    </FormDialog>
  );
}
