"use client";

import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { setCallLink } from "@/lib/actions/events-schedule";
import { useCommand } from "@/lib/client/use-command";
import { contracts } from "@/lib/domain/events/contracts";
import { type CallScope, callScopes } from "@/lib/domain/events/schedule-schema";
import type { ScheduleView, ShownEvent } from "@/lib/domain/events/schedule-view";

type CallLinkFormProps = { event: ShownEvent; view: ScheduleView; mayChange: boolean };

/** Where the video call of an event is, of all of its kind, or of all of its team. */
export function CallLinkForm({ event, view, mayChange }: CallLinkFormProps) {
  const { flowTeamId } = useHere();
  const { key, kind, teamId, callLink, ownLink } = event;
  const [link, setLink] = useState(callLink);
  const [scope, setScope] = useState<CallScope>(ownLink === null ? "series" : "event");
  const command = useCommand(setCallLink, {
    isInline: true,
    done: (_, input) => (input.link ? "Link of the video call saved" : "Link of the video call taken away"),
  });
  if (!mayChange) {
    return callLink ? (
      <a href={callLink} target="_blank" rel="noreferrer" className="break-all underline underline-offset-2">
        {callLink}
      </a>
    ) : (
      <p className="text-ink-2">No link yet.</p>
    );
  }
  const owner = view.teams.find(({ id }) => id === teamId)?.name ?? "the Flow Team";
  const from = `from S${view.sprint.number} on`;
  const labels: Record<CallScope, string> = {
    event: "This one alone",
    series: `Each ${contracts[kind].name} ${from}`,
    all: `All events of ${owner} ${from}`,
  };
  const error = command.refusal?.fields?.link;
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void command.run({ flowTeamId, key, scope, link: link.trim(), seen: callLink });
      }}
    >
      <Field label="Address of the call" hint="It begins with https://. Empty takes it away." error={error}>
        <TextField
          type="url"
          inputMode="url"
          value={link}
          maxLength={500}
          placeholder="https://"
          onChange={({ target }) => setLink(target.value)}
        />
      </Field>
      <div className="flex flex-wrap items-end gap-2">
        <Field label="For" className="min-w-48 flex-1">
          <Select value={scope} onChange={({ target }) => setScope(target.value as CallScope)}>
            {callScopes.map((one) => (
              <option key={one} value={one}>
                {labels[one]}
              </option>
            ))}
          </Select>
        </Field>
        <Button type="submit" pending={command.pending}>
          Save the link
        </Button>
      </div>
      <RefusalNotice refusal={error ? null : command.refusal} />
    </form>
  );
}
