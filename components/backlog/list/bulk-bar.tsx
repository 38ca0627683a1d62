"use client";

import { X } from "lucide-react";
import dynamic from "next/dynamic";
import { useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { lazily } from "@/components/ui/lazily";
import { Popover } from "@/components/ui/popover";
import { TextField } from "@/components/ui/text-field";
import { useToastsAbove } from "@/components/ui/use-toasts-above";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { pointsOf } from "@/lib/domain/backlog/list-rows";
import type { StoryRow } from "@/lib/domain/backlog/story-row";
import { counted } from "@/lib/domain/words";
import { type ChosenField, choicesFor, noneWords, nothingWords, saveChoice } from "./choice-options";
import { useLook } from "./list-look";
import type { ListedField, StoryActs } from "./use-story-acts";

const LabelsOfAll = lazily(dynamic(() => import("./labels-of-all").then((module) => module.LabelsOfAll)));

type BulkBarProps = {
  stories: readonly StoryRow[];
  /** All in the list. */
  allStories: readonly StoryRow[];
  ground: GroundView;
  acts: StoryActs;
  /** The Flow Sprint Stories are committed to here. */
  sprint: number | undefined;
  may: { commit: boolean; remove: boolean };
  onClear(): void;
};

const chosenFields: readonly { field: ChosenField; name: string }[] = [
  { field: "epicId", name: "Epic" },
  { field: "teamId", name: "Team" },
  { field: "sprintNumber", name: "Flow Sprint" },
  { field: "ownerId", name: "Owner" },
];
const bulkFields: readonly ListedField[] = [...chosenFields.map(({ field }) => field), "estimate", "labels"];

/**
 * What the person may do to all Stories chosen, each as one change that can be undone as one. What
 * they may not do to every one of them isn't offered.
 */
export function BulkBar({ stories, allStories, ground, acts, sprint, may, onClear }: BulkBarProps) {
  const { mayAll } = useLook();
  const bar = useRef<HTMLElement>(null);
  useToastsAbove(bar);
  const offered = useMemo(() => bulkFields.filter((field) => mayAll(stories, field)), [mayAll, stories]);
  const committed = stories.filter(({ isCommitted }) => isCommitted);
  const isAllIn = committed.length === stories.length;
  const running = ground.sprints.find(({ state }) => state === "running")?.number;
  const target = sprint ?? stories.find((story) => story.sprint !== null)?.sprint ?? running;
  return (
    <section
      ref={bar}
      aria-label="Change all chosen"
      className="flex shrink-0 items-center gap-2 border-t bg-raised px-4 py-2 max-md:flex-wrap"
    >
      <p className="mr-2 shrink-0 font-medium" role="status">
        {counted(stories.length, "Story", "Stories")} chosen
        <span className="font-normal text-ink-3"> · {counted(pointsOf(stories), "point")}</span>
      </p>
      {/* On a phone one line that scrolls, so that the rows keep the screen. */}
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2 max-md:order-last max-md:-mx-4 max-md:-my-1 max-md:w-[calc(100%+2rem)] max-md:flex-none max-md:flex-nowrap max-md:overflow-x-auto max-md:px-4 max-md:py-1">
        {chosenFields
          .filter(({ field }) => offered.includes(field))
          .map(({ field, name }) => (
            <FieldOfAll key={field} field={field} name={name} stories={stories} ground={ground} acts={acts} />
          ))}
        {offered.includes("estimate") ? (
          <PointsOfAll onSet={(text) => acts.edit(stories, "estimate", text === "" ? null : Number(text))} />
        ) : null}
        {offered.includes("labels") ? (
          <Popover label="Labels of all chosen" trigger={<Button>Label</Button>}>
            <LabelsOfAll stories={stories} allStories={allStories} acts={acts} />
          </Popover>
        ) : null}
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
        {offered.length === 0 && !may.commit && !may.remove ? (
          <p className="text-ink-2">
            You may change nothing in all of them: ask their PO, or the CPO for those of no team.
          </p>
        ) : null}
      </div>
      <span className="ml-auto">
        <IconButton label="Choose none" shortcut="Esc" icon={<X />} onClick={onClear} />
      </span>
    </section>
  );
}

type FieldOfAllProps = Pick<BulkBarProps, "stories" | "ground" | "acts"> & { field: ChosenField; name: string };

/** A field chosen from a list for all of them; of the teams only those that all may go to. */
function FieldOfAll({ field, name, stories, ground, acts }: FieldOfAllProps) {
  const { mayAll } = useLook();
  const { options, mayBeNone } = useMemo(() => {
    const mayGo = (teamId: string | null) => field !== "teamId" || mayAll(stories, "teamId", { teamId });
    const choices = choicesFor(ground, field, stories[0]?.teamId);
    return { options: choices.filter(({ value }) => mayGo(value)), mayBeNone: mayGo(null) };
  }, [ground, field, stories, mayAll]);
  return (
    <Combobox
      aria-label={`${name} of all chosen`}
      options={options}
      value={null}
      noneLabel={mayBeNone ? noneWords[field] : undefined}
      nothingText={nothingWords[field]}
      onChange={(choice) => saveChoice(field, choice, (chosen, to) => acts.edit(stories, chosen, to))}
      trigger={<Button>{name}</Button>}
    />
  );
}

/** A button with one line to type points in; none where it is empty. */
function PointsOfAll({ onSet }: { onSet(text: string): void }) {
  const [text, setText] = useState("");
  return (
    <Popover label="Points of all chosen" trigger={<Button>Points</Button>}>
      <form
        className="flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          onSet(text.trim());
          setText("");
          // Esc is how a popover is left.
          event.currentTarget.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
        }}
      >
        <Field label="Points of all chosen">
          <TextField inputMode="numeric" value={text} maxLength={40} onChange={({ target }) => setText(target.value)} />
        </Field>
        <Button type="submit">Set</Button>
      </form>
    </Popover>
  );
}
