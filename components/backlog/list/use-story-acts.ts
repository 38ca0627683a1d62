"use client";

import { useState } from "react";
import { patchStories } from "@/components/backlog/use-stories";
import { type StoryOverride, useStoryOverride } from "@/components/backlog/use-story-override";
import { useHere } from "@/components/flow-teams/here";
import { commitStories, deleteStories, editStories, rankStories, takeStoriesOut } from "@/lib/actions/stories";
import { useCommand, useCommandDesk } from "@/lib/client/use-command";
import { type RankedBy, ranksAfter } from "@/lib/domain/backlog/list-places";
import type { StoryFields, StoryPlace } from "@/lib/domain/backlog/story-schema";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import { storyFieldWords } from "@/lib/domain/backlog/story-words";
import type { Edits } from "@/lib/domain/edit";
import type { Refusal } from "@/lib/domain/result";
import { counted } from "@/lib/domain/words";
import type { BacklogScope } from "./use-backlog-model";

/** Where a row holds each field that is edited in lists. */
const rowFields = {
  title: "title",
  estimate: "estimate",
  ownerId: "ownerId",
  teamId: "teamId",
  sprintNumber: "sprint",
  labels: "labels",
  epicId: "epicId",
} as const satisfies Partial<Record<keyof StoryFields, keyof StoryRow>>;
export type ListedField = keyof typeof rowFields;

/** An act that the server asks a reason for, and how to go on with one. */
export type ReasonAsked = { refusal: Refusal; run(reason: string): void };

export type StoryActs = {
  /** Sets one field of Stories as one change. `seen` is what the person began with, where that isn't what is shown. */
  edit<F extends ListedField>(
    stories: readonly StoryRow[],
    field: F,
    to: StoryFields[F] | ((story: StoryRow) => StoryFields[F]),
    seen?: StoryFields[F],
  ): void;
  rank(stories: readonly StoryRow[], place: StoryPlace): void;
  commit(stories: readonly StoryRow[], sprintNumber: number): void;
  takeOut(stories: readonly StoryRow[], sprintNumber: number): void;
  remove(stories: readonly StoryRow[]): void;
  /** Lets one in that isn't Ready (BLG-2). */
  override: StoryOverride;
  reasonAsked: ReasonAsked | null;
  dropReason(): void;
};

/** How Stories are called in a message: "S-12", or how many there are. */
const called = (stories: readonly StoryRow[]) => {
  const [first] = stories;
  return stories.length === 1 && first ? `S-${first.number}` : counted(stories.length, "Story", "Stories");
};
const idsOf = (stories: readonly StoryRow[]) => stories.map(({ id }) => id);

/** What can be done to one Story or to many in a list, shown at once while the server decides. */
export function useStoryActs(scope: BacklogScope, allStories: readonly StoryRow[], rankedBy: RankedBy): StoryActs {
  const { slug, flowTeamId } = useHere();
  const { refusals } = useCommandDesk();
  const [reasonAsked, setReasonAsked] = useState<ReasonAsked | null>(null);
  const inList = (ids: readonly string[]) => {
    const named = new Set(ids);
    return allStories.filter(({ id }) => named.has(id));
  };
  const patch = (ids: readonly string[], change: (row: StoryRow) => StoryRow) => [
    patchStories(slug, scope, ids, change),
  ];
  /** Asks for the reason where one is missing; else the page's notice says what is wrong. */
  const orAsk =
    <Input extends { reason?: string | undefined }>(again: (input: Input) => void) =>
    (refusal: Refusal, input: Input) => {
      if (refusal.fields?.reason === undefined) return refusals.add(refusal);
      setReasonAsked({ refusal, run: (reason) => again({ ...input, reason }) });
    };

  const editing = useCommand(editStories, {
    queueAs: "stories.editStories",
    optimistic: ({ stories }) => {
      const to = new Map(stories.map(({ storyId, edits }) => [storyId, edits]));
      return patch([...to.keys()], (row) => {
        const changed = Object.entries(to.get(row.id) ?? {}).map(([field, edit]) => [
          rowFields[field as ListedField],
          edit?.to,
        ]);
        return { ...row, ...Object.fromEntries(changed) };
      });
    },
    done: (_, { stories }) => {
      const [field = "title"] = Object.keys(stories[0]?.edits ?? {}) as ListedField[];
      return `${storyFieldWords[field]} of ${called(inList(stories.map(({ storyId }) => storyId)))} saved`;
    },
    onRefusal: (refusal, input) => {
      const [conflict] = refusal.conflicts ?? [];
      const [only] = input.stories;
      if (!conflict || !only || input.stories.length > 1)
        return orAsk<typeof input>((next) => void editing.run(next))(refusal, input);
      const { mine, theirs } = conflict;
      const field = conflict.field as ListedField;
      const message = `${storyFieldWords[field]} of ${called(inList([only.storyId]))}: somebody else changed it while you did.`;
      const wayOut = "Theirs stands. Save yours over it, or close this to keep theirs.";
      // A conflict holds what was sent and what is stored: values of the field's own type.
      const edits = { [field]: { seen: theirs, to: mine } } as Edits<StoryFields>;
      const run = () => void editing.run({ flowTeamId, stories: [{ storyId: only.storyId, edits }] });
      refusals.add({ ...refusal, message, wayOut }, { label: "Save mine", run });
    },
  });
  const ranking = useCommand(rankStories, {
    optimistic: (input) => {
      const ranks = ranksAfter(allStories, input);
      const rank = input.order === "epic" ? "epicRank" : "teamRank";
      return patch(input.storyIds, (row) => ({ ...row, [rank]: ranks.get(row.id) ?? row[rank] }));
    },
    done: (_, { storyIds, order }) =>
      `${called(inList(storyIds))} moved in the order of the ${order === "epic" ? "Epic" : "team"}`,
  });
  const override = useStoryOverride();
  const committing = useCommand(commitStories, {
    optimistic: ({ storyIds, sprintNumber }) =>
      patch(storyIds, (row) => ({ ...row, isCommitted: true, sprint: sprintNumber })),
    done: (_, { storyIds, sprintNumber }) =>
      `${called(inList(storyIds))} taken into the Sprint Backlog of S${sprintNumber}`,
    onRefusal: (refusal, input) =>
      refusal.rule === "BLG-2"
        ? override.show(refusal, () => void committing.run(input))
        : orAsk<typeof input>((next) => void committing.run(next))(refusal, input),
  });
  const leaving = useCommand(takeStoriesOut, {
    optimistic: ({ storyIds }) => patch(storyIds, (row) => ({ ...row, isCommitted: false })),
    done: (_, { storyIds, sprintNumber }) =>
      `${called(inList(storyIds))} taken out of the Sprint Backlog of S${sprintNumber}`,
    onRefusal: (refusal, input) => orAsk<typeof input>((next) => void leaving.run(next))(refusal, input),
  });
  const removal = useCommand(deleteStories, {
    done: (_, { storyIds }) => `${called(inList(storyIds))} removed`,
  });

  return {
    edit(stories, field, to, seen) {
      const edits = stories.map((story) => ({
        storyId: story.id,
        edits: {
          [field]: {
            seen: seen === undefined ? story[rowFields[field]] : seen,
            to: typeof to === "function" ? to(story) : to,
          },
        },
      }));
      if (edits.length > 0) void editing.run({ flowTeamId, stories: edits });
    },
    rank: (stories, place) => void ranking.run({ flowTeamId, order: rankedBy, storyIds: idsOf(stories), place }),
    commit: (stories, sprintNumber) => void committing.run({ flowTeamId, sprintNumber, storyIds: idsOf(stories) }),
    takeOut: (stories, sprintNumber) => void leaving.run({ flowTeamId, sprintNumber, storyIds: idsOf(stories) }),
    remove: (stories) => void removal.run({ flowTeamId, storyIds: idsOf(stories) }),
    override,
    reasonAsked,
    dropReason: () => setReasonAsked(null),
  };
}
