"use client";

import { X } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { addNote, removeNote } from "@/lib/actions/events";
import { useCommand } from "@/lib/client/use-command";
import { AddLine } from "./add-line";
import { useRoom, useWritesDown } from "./use-room";

/** The decisions taken: one line each, Enter writes it down. */
export function DecisionsPart() {
  const { flowTeamId, key, room, isRunning, mayLead, me } = useRoom();
  const adding = useCommand(addNote, { queueAs: "events.addNote" });
  const removing = useCommand(removeNote, { done: () => "Decision taken off" });
  const decisions = room.notes.filter(({ kind }) => kind === "decision");
  const mayAdd = useWritesDown() && isRunning;
  if (!mayAdd && decisions.length === 0) return null;
  return (
    <section aria-label="Decisions">
      <h2 className="mb-1 text-sm font-normal text-ink-2">Decisions</h2>
      <ul className="flex flex-col">
        {decisions.map(({ id, text: decided, author }) => (
          <li key={id} className="group flex items-start gap-1 border-b py-1.5">
            <span className="min-w-0 flex-1 wrap-anywhere">
              {decided}
              {author ? <span className="block text-sm text-ink-3">{author}</span> : null}
            </span>
            {mayAdd && (mayLead || author === me.name) ? (
              <IconButton
                label={`Take off: ${decided}`}
                icon={<X />}
                className="opacity-0 group-hover:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
                onClick={() => void removing.run({ flowTeamId, key, noteId: id })}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {mayAdd ? (
        <AddLine
          kind="decision"
          label="A decision"
          placeholder="Write down a decision"
          maxLength={2000}
          className="mt-1.5"
          onAdd={async (text) => (await adding.run({ flowTeamId, key, kind: "decision", text })).ok}
        />
      ) : null}
    </section>
  );
}
