"use client";

import { useState } from "react";
import { useConflicts } from "@/components/backlog/use-conflicts";
import { useHere } from "@/components/flow-teams/here";
import { editStories } from "@/lib/actions/stories";
import { useCommand } from "@/lib/client/use-command";
import { useWaitingFields } from "@/lib/client/use-waiting";
import { type StoryStanding, storyFieldsDenied } from "@/lib/domain/backlog/story-policy";
import type { StoryField, StoryFields } from "@/lib/domain/backlog/story-schema";
import { storyFieldWords } from "@/lib/domain/backlog/story-words";
import { type Edits, editsTo } from "@/lib/domain/edit";
import type { FieldConflict, Refusal } from "@/lib/domain/result";

/** What an edit needs to know of the Story it edits. */
type EditedStory = StoryFields & { id: string; number: number; createdById: string | null };

type QueuedEdits = { stories: readonly { storyId: string; edits: Partial<Edits<StoryFields>> }[] };

export type StoryEditing = {
  /**
   * Saves fields as one change. `seen` is what the person began with, where that isn't what the
   * screen shows now. False where it was refused; what waits for a choice is taken over. While the
   * server is away it waits with what was typed, and is sent when the server is back.
   */
  save(fields: Partial<StoryFields>, seen?: Partial<StoryFields>, reason?: string): Promise<boolean>;
  /** What waits to be sent, as it was chosen or typed: shown in place of what is stored. */
  waits: Partial<StoryFields>;
  /** Whether the person may edit the field. */
  may(field: StoryField): boolean;
  pending: boolean;
  refusal: Refusal | null;
  dismiss(): void;
  /** Fields somebody else changed meanwhile: each waits for a choice. */
  conflicts: readonly FieldConflict[];
  /** Keeps theirs, or saves mine over it. */
  settle(conflict: FieldConflict, choice: "mine" | "theirs"): void;
  /** The edit that was refused for want of a reason: saving it again with one lets it through. */
  wantsReason: Partial<StoryFields> | null;
};

/** Edits a Story field by field, asking "mine or theirs" only where two changed the same one. */
export function useStoryEdit(story: EditedStory, standing: StoryStanding): StoryEditing {
  const { flowTeamId, actor, isRetired } = useHere();
  const conflicts = useConflicts();
  const [wantsReason, setWantsReason] = useState<Partial<StoryFields> | null>(null);
  const waits = useWaitingFields<QueuedEdits, StoryFields>(
    "stories.editStories",
    story.id,
    ({ stories }, id) => stories.find(({ storyId }) => storyId === id)?.edits,
  );
  const command = useCommand(editStories, {
    isInline: true,
    queueAs: "stories.editStories",
    done: (_, input) =>
      `${Object.keys(input.stories[0]?.edits ?? {})
        .map((field) => storyFieldWords[field as StoryField])
        .join(" and ")} of S-${story.number} saved`,
    onRefusal: conflicts.take,
  });

  async function save(
    fields: Partial<StoryFields>,
    // What waits comes before this one: it is what is stored by then.
    seen: Partial<StoryFields> = { ...story, ...waits },
    reason = "",
  ): Promise<boolean> {
    const stories = [{ storyId: story.id, edits: editsTo(fields, seen) }];
    const answer = await command.run({ flowTeamId, stories, reason });
    setWantsReason(!answer.ok && answer.refusal.fields?.reason ? fields : null);
    return answer.ok || answer.refusal.code === "stale";
  }

  return {
    save,
    waits,
    may: (field) => !isRetired && storyFieldsDenied(actor, standing, [field]).length === 0,
    pending: command.pending,
    refusal: conflicts.open.length > 0 || wantsReason ? null : command.refusal,
    dismiss: () => {
      setWantsReason(null);
      command.dismiss();
    },
    conflicts: conflicts.open,
    settle: (conflict, choice) => conflicts.settle(conflict, choice, { save, dismiss: command.dismiss }),
    wantsReason,
  };
}
