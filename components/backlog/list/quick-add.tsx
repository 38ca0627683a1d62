"use client";

import { Plus, SquarePen } from "lucide-react";
import { type RefObject, useRef, useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { IconButton } from "@/components/ui/icon-button";
import { useToastsAbove } from "@/components/ui/use-toasts-above";
import { createStory } from "@/lib/actions/stories";
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
  const [title, setTitle] = useState("");
  const foot = useRef<HTMLDivElement>(null);
  useToastsAbove(foot);
  const command = useCommand(createStory, {
    done: ({ number }) => `S-${number} written ${place.words}`,
    onDone: ({ number }) => onMade(number),
  });
  async function add(): Promise<void> {
    const { words: _, ...where } = place;
    const typed = title.trim();
    if (typed === "" || command.pending) return;
    setTitle("");
    const answer = await command.run({ flowTeamId, title: typed, ...where });
    // What was refused is there to be corrected, unless something else has been typed since.
    if (!answer.ok) setTitle((now) => now || typed);
  }
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
        value={title}
        maxLength={200}
        enterKeyHint="done"
        className="h-full min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-3 pointer-coarse:text-lg"
        onChange={({ target }) => setTitle(target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") void add();
          if (event.key === "Escape") event.currentTarget.blur();
        }}
      />
      <IconButton
        label="Write it in a form, from a template"
        icon={<SquarePen />}
        onClick={() => {
          onForm(title.trim());
          setTitle("");
        }}
      />
    </div>
  );
}
