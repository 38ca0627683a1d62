"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { IconButton } from "@/components/ui/icon-button";
import { Popover } from "@/components/ui/popover";
import { TextField } from "@/components/ui/text-field";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { pointsOf } from "@/lib/domain/backlog/list-rows";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import { counted } from "@/lib/domain/words";
import { choicesFor, fieldValue, noneWords } from "./choice-options";
import type { ListedField, StoryActs } from "./use-story-acts";

type BulkBarProps = {
  stories: readonly StoryRow[];
  ground: GroundView;
  acts: StoryActs;
  /** The Flow Sprint Stories are committed to here. */
  sprint: number | undefined;
  may: { commit: boolean; remove: boolean };
  onClear(): void;
};

const fields: readonly { field: ListedField; name: string }[] = [
  { field: "epicId", name: "Epic" },
  { field: "teamId", name: "Team" },
  { field: "sprintNumber", name: "Flow Sprint" },
  { field: "ownerId", name: "Owner" },
];

/** What can be done to all Stories chosen, each as one change that can be undone as one. */
export function BulkBar({ stories, ground, acts, sprint, may, onClear }: BulkBarProps) {
  const committed = stories.filter(({ isCommitted }) => isCommitted);
  const isAllIn = committed.length === stories.length;
  const running = ground.sprints.find(({ state }) => state === "running")?.number;
  const target = sprint ?? stories.find((story) => story.sprint !== null)?.sprint ?? running;
  return (
    <section
      aria-label="Change all chosen"
      className="flex shrink-0 flex-wrap items-center gap-2 border-t bg-raised px-4 py-2 shadow-float max-md:max-h-[45dvh] max-md:overflow-y-auto"
    >
      <p className="mr-2 font-medium" role="status">
        {counted(stories.length, "Story", "Stories")} chosen
        <span className="font-normal text-ink-3"> · {counted(pointsOf(stories), "point")}</span>
      </p>
      {fields.map(({ field, name }) => (
        <Combobox
          key={field}
          aria-label={`${name} of all chosen`}
          options={choicesFor(ground, field, stories[0]?.teamId)}
          value={null}
          noneLabel={noneWords[field] ?? "None"}
          onChange={(choice) => acts.edit(stories, field, fieldValue(field, choice) as never)}
          trigger={<Button>{name}</Button>}
        />
      ))}
      <OneLine
        name="Points"
        label="Points of all chosen"
        isNumber
        onSet={(text) => acts.edit(stories, "estimate", text === "" ? null : Number(text))}
      />
      <OneLine
        name="Label"
        label="Label to add to all chosen"
        onSet={(text) => text && acts.edit(stories, "labels", ({ labels }) => [...new Set([...labels, text])])}
      />
      {may.commit && target !== undefined && !isAllIn ? (
        <Button onClick={() => acts.commit(stories, target)}>Commit to S{target}</Button>
      ) : null}
      {may.commit && committed.length > 0 ? (
        <Button onClick={() => acts.takeOut(committed, committed[0]?.sprint ?? 0)}>Take out of the sprint</Button>
      ) : null}
      {may.remove ? (
        <Button
          variant="quiet"
          onClick={() => {
            acts.remove(stories);
            onClear();
          }}
        >
          Remove
        </Button>
      ) : null}
      <span className="ml-auto">
        <IconButton label="Choose none" shortcut="Esc" icon={<X />} onClick={onClear} />
      </span>
    </section>
  );
}

type OneLineProps = { name: string; label: string; isNumber?: boolean; onSet(text: string): void };

/** A button with one line to type in. */
function OneLine({ name, label, isNumber, onSet }: OneLineProps) {
  const [text, setText] = useState("");
  return (
    <Popover label={label} trigger={<Button>{name}</Button>}>
      <form
        className="flex items-center gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          onSet(text.trim());
          setText("");
          // Esc is how a popover is left.
          event.currentTarget.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
        }}
      >
        <TextField
          aria-label={label}
          value={text}
          {...(isNumber && { inputMode: "numeric" as const })}
          maxLength={40}
          onChange={({ target }) => setText(target.value)}
        />
        <Button type="submit">Set</Button>
      </form>
    </Popover>
  );
}
