"use client";

import type { StoryRow } from "@/lib/domain/backlog/story-row";
import { CellLine, cellTitleLook } from "./editable";
import { type RowActs, useLook } from "./list-look";
import type { ListedField } from "./use-story-acts";

export type StoryCellProps = { story: StoryRow; editing: ListedField | null; tabIndex: number; acts: RowActs };

/** The title: a click opens the Story, F2 or a double click edits. */
export function StoryTitle({ story, editing, tabIndex, acts, onOpen }: StoryCellProps & { onOpen(): void }) {
  const look = useLook();
  const label = `Title of S-${story.number}`;
  if (editing === "title") {
    return (
      <CellLine
        label={label}
        value={story.title}
        maxLength={200}
        onEnd={() => acts.edit(story.id, null)}
        onSave={(text, seen) => text.trim() && acts.save(story, "title", text.trim(), seen)}
      />
    );
  }
  const may = look.may(story, "title");
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      className={cellTitleLook}
      title={may ? "Open; F2 or a double click edits" : undefined}
      onClick={onOpen}
      onDoubleClick={() => may && acts.edit(story.id, "title")}
      onKeyDown={(event) => {
        if (event.key === "F2" && may) acts.edit(story.id, "title");
      }}
    >
      <span className="truncate">{story.title}</span>
    </button>
  );
}
