"use client";

import { Popover } from "radix-ui";
import { useState } from "react";
import { ComboboxList } from "@/components/ui/combobox-list";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import { type ChosenField, choicesFor, noneWords, nothingWords, saveChoice } from "./choice-options";
import { type RowActs, useLook } from "./list-look";

type ChoiceEditorProps = { story: StoryRow; field: ChosenField; name: string; acts: RowActs };

/** The list a cell's value is chosen from, open at the cell. */
export function ChoiceEditor({ story, field, name, acts }: ChoiceEditorProps) {
  const { ground, mayAll } = useLook();
  const [before] = useState(() => document.activeElement);
  const now = { epicId: story.epicId, teamId: story.teamId, ownerId: story.ownerId, sprintNumber: story.sprint };
  const value = now[field];
  if (!ground) return null;
  const mayGo = (teamId: string | null) => teamId === value || mayAll([story], "teamId", { teamId });
  const choices = choicesFor(ground, field, story.teamId);
  return (
    <Popover.Root open onOpenChange={(open) => !open && acts.edit(story.id, null)}>
      <Popover.Anchor className="pointer-events-none absolute inset-0" />
      <Popover.Portal>
        <Popover.Content
          aria-label={`${name} of S-${story.number}`}
          align="start"
          sideOffset={2}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // Where it was opened from: the cell, or the row whose key was pressed.
            const row = document.querySelector<HTMLElement>(`[data-row="${story.id}"]`);
            const back = before instanceof HTMLElement && row?.contains(before) ? before : row;
            back?.focus({ preventScroll: true });
          }}
          className="appear z-50 w-64 max-w-[calc(100vw-1rem)] overflow-hidden rounded-lg border bg-raised shadow-float outline-none"
        >
          <ComboboxList
            label={`${name} of S-${story.number}`}
            options={field === "teamId" ? choices.filter((team) => mayGo(team.value)) : choices}
            value={value === null ? null : String(value)}
            noneLabel={field === "teamId" && !mayGo(null) ? undefined : noneWords[field]}
            nothingText={nothingWords[field]}
            onChoose={(choice) => {
              acts.edit(story.id, null);
              saveChoice(field, choice, (chosen, to) => to !== value && acts.save(story, chosen, to));
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
