"use client";

import { ExternalLink, X } from "lucide-react";
import { useState } from "react";
import { useHere, useMay } from "@/components/flow-teams/here";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { FormFoot } from "@/components/ui/form-foot";
import { IconButton } from "@/components/ui/icon-button";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TextField } from "@/components/ui/text-field";
import { addEpicLink, removeEpicLink } from "@/lib/actions/backlog";
import { useCommand } from "@/lib/client/use-command";
import type { EpicDetail } from "@/lib/domain/backlog/view";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { PanelSection } from "./panel-section";

type EpicLinksProps = { epic: EpicDetail; roadmap: RoadmapView; mayEdit: boolean; onOpen(number: number): void };

/** Plain links to other Epics and to addresses outside. */
export function EpicLinks({ epic, roadmap, mayEdit, onOpen }: EpicLinksProps) {
  const { flowTeamId } = useHere();
  const isArchitect = useMay("keep the technical roadmap");
  const [isAdding, setAdding] = useState(false);
  const removal = useCommand(removeEpicLink, { done: () => "Link removed" });
  const may = mayEdit || isArchitect;
  return (
    <PanelSection title="Links" count={epic.links.length} onAdd={may && !isAdding ? () => setAdding(true) : undefined}>
      {isAdding ? <AddLink epic={epic} roadmap={roadmap} onClose={() => setAdding(false)} /> : null}
      {epic.links.length === 0 && !isAdding ? <p className="text-ink-3">None</p> : null}
      <ul>
        {epic.links.map((link) => {
          const name = link.epic ? `E-${link.epic.number} ${link.epic.title}` : link.title || link.url || "";
          return (
            <li key={link.id} className="flex items-center gap-2 py-0.5">
              {link.epic ? (
                <button
                  type="button"
                  className="min-w-0 truncate text-left hover:underline"
                  onClick={() => onOpen(link.epic?.number ?? 0)}
                >
                  {name}
                </button>
              ) : (
                <a
                  href={link.url ?? ""}
                  target="_blank"
                  rel="noreferrer noopener"
                  className="flex min-w-0 items-center gap-1 hover:underline"
                >
                  <span className="truncate">{name}</span>
                  <ExternalLink aria-label="opens in a new tab" className="size-3.5 shrink-0 text-ink-3" />
                </a>
              )}
              {may ? (
                <IconButton
                  className="ml-auto"
                  label={`Remove the link to ${name}`}
                  icon={<X />}
                  onClick={() => void removal.run({ flowTeamId, linkId: link.id })}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
    </PanelSection>
  );
}

function AddLink({ epic, roadmap, onClose }: { epic: EpicDetail; roadmap: RoadmapView; onClose(): void }) {
  const { flowTeamId } = useHere();
  const [otherId, setOtherId] = useState<string | null>(null);
  const [url, setUrl] = useState("");
  const [title, setTitle] = useState("");
  const command = useCommand(addEpicLink, { isInline: true, done: () => "Link added", onDone: onClose });
  const options = roadmap.epics
    .filter((other) => other.id !== epic.id)
    .map((other) => ({ value: other.id, label: other.title, hint: `E-${other.number}` }));
  const to = otherId
    ? { kind: "epic" as const, epicId: otherId }
    : url.trim()
      ? { kind: "address" as const, url: url.trim(), title }
      : null;
  return (
    <form
      className="mb-3 flex flex-col gap-3 rounded border bg-sunken p-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (to) void command.run({ flowTeamId, epicId: epic.id, to });
      }}
    >
      <Field label="Another Epic">
        <Combobox options={options} value={otherId} noneLabel="No Epic" onChange={setOtherId} />
      </Field>
      {otherId ? null : (
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label="Or an address" error={command.refusal?.fields?.["to.url"]}>
            <TextField type="url" placeholder="https://" value={url} onChange={(event) => setUrl(event.target.value)} />
          </Field>
          <Field label="Called">
            <TextField value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
          </Field>
        </div>
      )}
      <RefusalNotice refusal={command.refusal} shownFields={["to.url"]} />
      <FormFoot submitLabel="Add the link" disabled={!to} pending={command.pending} onCancel={onClose} />
    </form>
  );
}
