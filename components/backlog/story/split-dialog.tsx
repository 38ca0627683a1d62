"use client";

import { Plus, X } from "lucide-react";
import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { splitStory } from "@/lib/actions/stories";
import { useCommand } from "@/lib/client/use-command";
import type { StoryDetail } from "@/lib/domain/backlog/story-detail";
import { counted } from "@/lib/domain/words";
import { usePanelAddress } from "../use-panel-address";

type Part = { key: number; title: string; points: string };

/** Splits new Stories off one: names them, and says of each criterion and Task where it belongs. */
export function SplitDialog({ story, onClose }: { story: StoryDetail; onClose(): void }) {
  const { flowTeamId } = useHere();
  const { openStory } = usePanelAddress();
  const [parts, setParts] = useState<readonly Part[]>([{ key: 0, title: "", points: "" }]);
  const [left, setLeft] = useState(story.estimate?.toString() ?? "");
  /** By criterion or Task: the part it moves to; absent for what stays. */
  const [moves, setMoves] = useState<ReadonlyMap<string, number>>(new Map());
  const command = useCommand(splitStory, {
    isInline: true,
    done: ({ made }) => `${counted(made.length, "Story", "Stories")} split off S-${story.number}`,
    onDone: ({ made }) => {
      onClose();
      if (made[0]) openStory(made[0].number);
    },
  });
  const change = (key: number, fields: Partial<Part>) =>
    setParts(parts.map((part) => (part.key === key ? { ...part, ...fields } : part)));
  const movedTo = (key: number, rows: readonly { id: string }[]) =>
    rows.filter(({ id }) => moves.get(id) === key).map(({ id }) => id);

  function split(): void {
    const rest = pointsOf(left);
    void command.run({
      flowTeamId,
      storyId: story.id,
      parts: parts.map(({ key, title, points }) => ({
        title,
        estimate: pointsOf(points),
        criterionIds: movedTo(key, story.criteria),
        taskIds: movedTo(key, story.tasks),
      })),
      ...(rest !== story.estimate && { estimate: { seen: story.estimate, to: rest } }),
    });
  }

  return (
    <FormDialog
      title={`Split S-${story.number}`}
      description="The new Stories come right behind it. Comments, watchers, Dependencies and history stay with it."
      submitLabel="Split it"
      pending={command.pending}
      onClose={onClose}
      onSubmit={split}
    >
      {parts.map(({ key, title, points }, index) => (
        <div key={key} className="flex items-end gap-2">
          <Field
            label={`New Story ${index + 1}`}
            className="flex-1"
            error={command.refusal?.fields?.[`parts.${index}.title`]}
          >
            <TextField value={title} maxLength={200} onChange={(event) => change(key, { title: event.target.value })} />
          </Field>
          <Field label="Points" className="w-20">
            <TextField
              inputMode="numeric"
              value={points}
              onChange={(event) => change(key, { points: event.target.value })}
            />
          </Field>
          {parts.length > 1 ? (
            <IconButton
              label={`Leave out new Story ${index + 1}`}
              icon={<X />}
              onClick={() => setParts(parts.filter((part) => part.key !== key))}
            />
          ) : null}
        </div>
      ))}
      <div className="flex items-end justify-between gap-2">
        <Button
          disabled={parts.length >= 10}
          onClick={() =>
            setParts([...parts, { key: Math.max(...parts.map(({ key }) => key)) + 1, title: "", points: "" }])
          }
        >
          <Plus aria-hidden="true" /> One more
        </Button>
        <Field label={`Left to S-${story.number}`} className="w-32">
          <TextField inputMode="numeric" value={left} onChange={(event) => setLeft(event.target.value)} />
        </Field>
      </div>
      <Rows
        title="Acceptance criteria"
        rows={story.criteria.map(({ id, text }) => ({ id, text }))}
        {...{ story, parts, moves, onMove: setMoves }}
      />
      <Rows
        title="Tasks"
        rows={story.tasks.map(({ id, title }) => ({ id, text: title }))}
        {...{ story, parts, moves, onMove: setMoves }}
      />
      {story.criteria.length + story.tasks.length === 0 ? (
        <p className="text-ink-2">
          S-{story.number} has no acceptance criteria and no Tasks yet: nothing is to be shared out.
        </p>
      ) : null}
      <RefusalNotice refusal={command.refusal} shownFields={parts.map((_, index) => `parts.${index}.title`)} />
    </FormDialog>
  );
}

type RowsProps = {
  title: string;
  rows: readonly { id: string; text: string }[];
  story: StoryDetail;
  parts: readonly Part[];
  moves: ReadonlyMap<string, number>;
  onMove(moves: ReadonlyMap<string, number>): void;
};

function Rows({ title, rows, story, parts, moves, onMove }: RowsProps) {
  if (rows.length === 0) return null;
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1 font-medium">{title}</legend>
      {rows.map(({ id, text }) => (
        <div key={id} className="flex items-center gap-2">
          <span className="min-w-0 flex-1 wrap-anywhere">{text}</span>
          <Select
            aria-label={`Where it belongs: ${text}`}
            className="w-40 shrink-0"
            value={moves.get(id) ?? ""}
            onChange={(event) => {
              const next = new Map(moves);
              if (event.target.value === "") next.delete(id);
              else next.set(id, Number(event.target.value));
              onMove(next);
            }}
          >
            <option value="">Stays in S-{story.number}</option>
            {parts.map((part, index) => (
              <option key={part.key} value={part.key}>
                {part.title || `New Story ${index + 1}`}
              </option>
            ))}
          </Select>
        </div>
      ))}
    </fieldset>
  );
}

/** What is typed as points; what is no number goes along as it is and is refused in words. */
function pointsOf(typed: string): number | null {
  return typed.trim() === "" ? null : Number(typed);
}
