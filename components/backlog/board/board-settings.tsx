"use client";

import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { setWorkflow } from "@/lib/actions/board";
import { useCommand } from "@/lib/client/use-command";
import { columnKindWords } from "@/lib/domain/backlog/board-words";
import type { TeamOnGround } from "@/lib/domain/backlog/ground";
import { type BoardColumn, type ColumnKind, checkWorkflow, columnKinds } from "@/lib/domain/backlog/workflow";

type BoardSettingsProps = { team: TeamOnGround; onClose(): void };

/** A team's own workflow: its columns in order, what each means, its limits. Saved as a whole. */
export function BoardSettings({ team, onClose }: BoardSettingsProps) {
  const { flowTeamId } = useHere();
  const [seen, setSeen] = useState(workflowOf(team));
  const [columns, setColumns] = useState<readonly BoardColumn[]>(seen.columns);
  const [storyLimit, setStoryLimit] = useState(seen.storyLimit);
  const command = useCommand(setWorkflow, {
    isInline: true,
    done: ({ restated }) =>
      `The board of ${team.name} is changed${restated > 0 ? `; ${restated === 1 ? "1 Story has" : `${restated} Stories have`} another status` : ""}`,
    onDone: onClose,
  });
  const local = checkWorkflow(columns);
  const refusal = command.refusal ?? (local.ok ? null : local.refusal);
  const isStale = command.refusal?.code === "stale";

  const edit = (next: readonly BoardColumn[]) => {
    command.dismiss();
    setColumns(next);
  };
  const set = (index: number, part: Partial<BoardColumn>) =>
    edit(columns.map((column, at) => (at === index ? { ...column, ...part } : column)));
  const swap = (index: number, other: number) => {
    const next = [...columns];
    const [one, two] = [next[index], next[other]];
    if (!one || !two) return;
    [next[index], next[other]] = [two, one];
    edit(next);
  };
  const add = () => {
    const before = Math.max(1, columns.length - 1);
    const fresh: BoardColumn = { id: crypto.randomUUID(), name: "", kind: "active", wipLimit: null };
    edit([...columns.slice(0, before), fresh, ...columns.slice(before)]);
  };
  const startAnew = () => {
    const now = workflowOf(team);
    setSeen(now);
    setStoryLimit(now.storyLimit);
    edit(now.columns);
  };
  const save = (from: typeof seen) =>
    void command.run({
      flowTeamId,
      scrumTeamId: team.id,
      seen: from,
      to: { columns: columns.map((column) => ({ ...column, name: column.name.trim() })), storyLimit },
    });

  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Board of ${team.name}`}
      description="The columns of your own workflow. What each means is what flow metrics count by."
      size="lg"
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" pending={command.pending} disabled={!local.ok} onClick={() => save(seen)}>
            Save the board
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <ol className="flex flex-col gap-2" aria-label="Columns from the left">
          {columns.map((column, index) => (
            <ColumnFields
              key={column.id}
              column={column}
              index={index}
              of={columns.length}
              error={refusal?.fields?.[`to.columns.${index}.name`] ?? refusal?.fields?.[`columns.${index}.name`]}
              onChange={(part) => set(index, part)}
              onSwap={(other) => swap(index, other)}
              onRemove={() => edit(columns.filter((_, at) => at !== index))}
            />
          ))}
        </ol>
        <div>
          <Button disabled={columns.length >= 12} onClick={add}>
            <Plus aria-hidden="true" />
            Add a column
          </Button>
        </div>
        <Field
          label="Story limit"
          hint="The largest estimate, in points, with which a Story of this team is Ready."
          error={refusal?.fields?.["to.storyLimit"]}
          className="max-w-56"
        >
          <TextField
            type="number"
            inputMode="numeric"
            min={1}
            max={999}
            value={storyLimit || ""}
            onChange={({ target }) => setStoryLimit(Number(target.value))}
          />
        </Field>
        <p className="text-ink-2">
          Cards of a column you remove go to the first column of their status; undo brings them back. A limit is shown
          and never blocks.
        </p>
        <RefusalNotice
          refusal={refusal}
          shownFields={[
            "to.storyLimit",
            ...columns.flatMap((_, index) => [`to.columns.${index}.name`, `columns.${index}.name`]),
          ]}
          actions={
            isStale ? (
              <>
                <Button onClick={startAnew}>Start from theirs</Button>
                <Button onClick={() => save(workflowOf(team))}>Save mine over it</Button>
              </>
            ) : null
          }
        />
      </div>
    </Dialog>
  );
}

function workflowOf({ columns, storyLimit }: TeamOnGround) {
  return { columns, storyLimit };
}

type ColumnFieldsProps = {
  column: BoardColumn;
  index: number;
  of: number;
  error: string | undefined;
  onChange(part: Partial<BoardColumn>): void;
  onSwap(other: number): void;
  onRemove(): void;
};

function ColumnFields({ column, index, of, error, onChange, onSwap, onRemove }: ColumnFieldsProps) {
  const name = column.name.trim() || `column ${index + 1}`;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_8rem_6rem_auto] items-start gap-2 max-sm:grid-cols-2">
      <Field label="Name" hideLabel={index > 0} error={error} className="max-sm:col-span-2">
        <TextField
          aria-label={`Name of column ${index + 1}`}
          value={column.name}
          maxLength={40}
          onChange={({ target }) => onChange({ name: target.value })}
        />
      </Field>
      <Field label="Work in it" hideLabel={index > 0}>
        <Select
          aria-label={`What ${name} means`}
          value={column.kind}
          onChange={({ target }) => onChange({ kind: target.value as ColumnKind })}
        >
          {columnKinds.map((kind) => (
            <option key={kind} value={kind}>
              {columnKindWords[kind]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Limit" hideLabel={index > 0}>
        <TextField
          type="number"
          inputMode="numeric"
          aria-label={`Limit of ${name}`}
          placeholder="None"
          min={1}
          max={999}
          value={column.wipLimit ?? ""}
          onChange={({ target }) => onChange({ wipLimit: target.value === "" ? null : Number(target.value) })}
        />
      </Field>
      <span className={index === 0 ? "flex sm:pt-6" : "flex"}>
        <IconButton
          label={`Move ${name} to the left`}
          icon={<ArrowUp />}
          disabled={index === 0}
          onClick={() => onSwap(index - 1)}
        />
        <IconButton
          label={`Move ${name} to the right`}
          icon={<ArrowDown />}
          disabled={index === of - 1}
          onClick={() => onSwap(index + 1)}
        />
        <IconButton label={`Remove ${name}`} icon={<X />} disabled={of === 1} onClick={onRemove} />
      </span>
    </li>
  );
}
