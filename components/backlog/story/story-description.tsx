"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { Markdown } from "@/components/conversations/markdown";
import { Button } from "@/components/ui/button";
import { KeptOffline } from "@/components/ui/kept-offline";
import { lazily } from "@/components/ui/lazily";
import { Skeleton } from "@/components/ui/skeleton";
import type { StoryDetail } from "@/lib/domain/backlog/story-detail";
import { toggleCheck } from "@/lib/domain/conversations/mentions";
import { PanelSection } from "../panel-section";
import type { StoryEditing } from "./use-story-edit";

const MarkdownEditor = lazily(
  dynamic(() => import("@/components/conversations/markdown-editor").then((module) => module.MarkdownEditor)),
  <Skeleton className="h-32" />,
);

type StoryDescriptionProps = { story: StoryDetail; mayEdit: boolean; editing: StoryEditing };

/** The Story in words: read as it will look, its checklists clickable, and written as Markdown. */
export function StoryDescription({ story, mayEdit, editing: { save, waits } }: StoryDescriptionProps) {
  const [isEditing, setEditing] = useState(false);
  const description = waits.description ?? story.description;
  return (
    <PanelSection
      title="Description"
      action={
        mayEdit && !isEditing && description ? (
          <Button variant="quiet" aria-label="Edit the description" onClick={() => setEditing(true)}>
            Edit
          </Button>
        ) : null
      }
    >
      {isEditing ? (
        <MarkdownEditor
          label="Description"
          value={description}
          placeholder="Whom it helps, and how"
          draftKey={`description ${story.id}`}
          item={{ kind: "Story", id: story.id }}
          maxLength={50_000}
          autoFocus
          onCancel={() => setEditing(false)}
          onSave={async (text, seen) => {
            const isSaved = text === description || (await save({ description: text }, { description: seen }));
            if (isSaved) setEditing(false);
            return isSaved;
          }}
        />
      ) : description ? (
        <Markdown
          text={description}
          {...(mayEdit && {
            onToggle: (index: number, isChecked: boolean) =>
              void save({ description: toggleCheck(description, index, isChecked) }, { description }),
          })}
        />
      ) : mayEdit ? (
        <button
          type="button"
          onClick={() => setEditing(true)}
          className="-mx-1.5 block w-[calc(100%+0.75rem)] rounded-md px-1.5 py-0.5 text-left text-ink-3 hover:bg-hover"
        >
          Say whom it helps, and how
        </button>
      ) : (
        <p className="text-ink-3">No description</p>
      )}
      <KeptOffline isSaving={!isEditing && "description" in waits} />
    </PanelSection>
  );
}
