"use client";

import { X } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextField } from "@/components/ui/text-field";
import { labelsAmong, storiesToLabel } from "@/lib/domain/backlog/bulk-labels";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import type { StoryActs } from "./use-story-acts";

type LabelsOfAllProps = {
  stories: readonly StoryRow[];
  /** All in the list: their labels are offered. */
  allStories: readonly StoryRow[];
  acts: StoryActs;
};

/** A label for all chosen Stories, and those that some of them have, to be taken off. */
export function LabelsOfAll({ stories, allStories, acts }: LabelsOfAllProps) {
  const [text, setText] = useState("");
  const listId = useId();
  const theirs = labelsAmong(stories);
  const onAll = theirs.filter(({ count }) => count === stories.length).map(({ label }) => label);
  const offered = labelsAmong(allStories).filter(({ label }) => !onAll.includes(label));
  return (
    <div className="flex max-w-72 flex-col gap-3">
      <form
        className="flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          const label = text.trim();
          const lacking = storiesToLabel(stories, label, "add");
          if (label && lacking.length > 0) acts.edit(lacking, "labels", ({ labels }) => [...labels, label]);
          setText("");
          // Esc is how a popover is left.
          event.currentTarget.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
        }}
      >
        <Field label="Label to add to all chosen">
          <TextField
            autoFocus
            list={listId}
            value={text}
            maxLength={40}
            onChange={({ target }) => setText(target.value)}
          />
        </Field>
        <Button type="submit">Set</Button>
      </form>
      <datalist id={listId}>
        {offered.map(({ label }) => (
          <option key={label} value={label} />
        ))}
      </datalist>
      {theirs.length > 0 ? (
        <section aria-label="Labels to take off">
          <h3 className="text-sm font-normal text-ink-2">Take off</h3>
          <ul className="flex flex-wrap gap-1">
            {theirs.map(({ label, count }) => (
              <li key={label}>
                <Button
                  variant="quiet"
                  aria-label={`${label} ${count} of ${stories.length}, take it off`}
                  onClick={() =>
                    acts.edit(storiesToLabel(stories, label, "take off"), "labels", ({ labels }) =>
                      labels.filter((other) => other !== label),
                    )
                  }
                >
                  {label}
                  <span className="font-normal text-ink-3 tabular-nums">
                    {count} of {stories.length}
                  </span>
                  <X aria-hidden="true" />
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
