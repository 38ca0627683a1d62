"use client";

import { Plus, SquarePen } from "lucide-react";
import { type RefObject, useRef } from "react";
import { useHere } from "@/components/flow-teams/here";
import { IconButton } from "@/components/ui/icon-button";
import { useToastsAbove } from "@/components/ui/use-toasts-above";
import { createStory } from "@/lib/actions/stories";
import { useAddLine } from "@/lib/client/use-add-line";
import { useCommand } from "@/lib/client/use-command";

/** Where a Story written here goes, and what that is called. */
export type NewStoryPlace = {
  epicId?: string | null;
  teamId?: string | null;
  sprintNumber?: number | null;
  words: string;
};

type QuickAddProps = {
  place: NewStoryPlace;
  line: RefObject<HTMLInputElement | null>;
  /** Is told the new Story's number: the list shows where it stands. */
  onMade(number: number): void;
  /** Goes on in a form with what was typed. */
  onForm(title: string): void;
};

/** One line at the foot of the list: Enter writes a Story, and the next can be typed at once. */
export function QuickAdd({ place, line, onMade, onForm }: QuickAddProps) {
  const { flowTeamId } = useHere();
  const foot = useRef<HTMLDivElement>(null);
  useToastsAbove(foot);
  const command = useCommand(createStory, {
    done: ({ number }) => `S-${number} written ${place.words}`,
    onDone: ({ number }) => onMade(number),
  });
  const { field, typed, type } = useAddLine(async (title) => {
    const { words: _, ...where } = place;
    return (await command.run({ flowTeamId, title, ...where })).ok;
  });
  return (
    <div
      ref={foot}
      className="flex h-10 shrink-0 items-center gap-2 border-t bg-surface px-4 has-[input:focus-visible]:inset-ring-2 has-[input:focus-visible]:inset-ring-accent max-md:h-12 max-md:pr-1"
    >
      <Plus aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
      <input
        ref={line}
        aria-label={`New Story ${place.words}`}
        placeholder={`New Story ${place.words}`}
        {...field}
        maxLength={200}
        enterKeyHint="done"
        className="h-full min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-3 pointer-coarse:text-lg"
        onKeyDown={(event) => {
          field.onKeyDown(event);
          if (event.key === "Escape") event.currentTarget.blur();
        }}
      />
      <IconButton
        label="Write it in a form, from a template"
        icon={<SquarePen />}
        onClick={() => {
          onForm(typed.trim());
          type("");
        }}
      />
    </div>
  );
}
