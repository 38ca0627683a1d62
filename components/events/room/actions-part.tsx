"use client";

import clsx from "clsx";
import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { Badge } from "@/components/ui/badge";
import { Checkbox } from "@/components/ui/checkbox";
import { DateField } from "@/components/ui/date-field";
import { Select } from "@/components/ui/select";
import { addAction, editAction } from "@/lib/actions/events";
import { patchView } from "@/lib/client/optimistic";
import { useServerNow } from "@/lib/client/server-clock";
import { useCommand } from "@/lib/client/use-command";
import { todayIn } from "@/lib/domain/calendar/dates";
import type { RoomAction, RoomView } from "@/lib/domain/events/room";
import { dayInWords } from "@/lib/domain/events/schedule-words";
import { AddLine } from "./add-line";
import { roomKey, useRoom, useWritesDown } from "./use-room";

/** What is to be done: what came over from before first, then what is agreed now. */
export function ActionsPart() {
  const { flowTeamId, key, room, isRunning } = useRoom();
  const adding = useCommand(addAction);
  const over = room.actions.filter(({ isNew }) => !isNew);
  const fresh = room.actions.filter(({ isNew }) => isNew);
  const mayAdd = useWritesDown() && isRunning;
  if (!mayAdd && room.actions.length === 0) return null;
  return (
    <section aria-label="Action items">
      <h2 className="mb-1 text-sm font-normal text-ink-2">Action items</h2>
      {over.length > 0 ? <ActionList label="Open from before" actions={over} /> : null}
      {over.length > 0 && fresh.length > 0 ? <h3 className="mt-2 text-sm font-normal text-ink-3">New</h3> : null}
      <ActionList label="Agreed now" actions={fresh} />
      {mayAdd ? (
        <AddLine
          kind="action"
          label="An action item"
          placeholder="Add an action item"
          maxLength={300}
          className="mt-1.5"
          onAdd={async (text) => (await adding.run({ flowTeamId, key, text })).ok}
        />
      ) : null}
    </section>
  );
}

function ActionList({ label, actions }: { label: string; actions: readonly RoomAction[] }) {
  return (
    <ul aria-label={label} className="flex flex-col">
      {actions.map((action) => (
        <Action key={action.id} action={action} />
      ))}
    </ul>
  );
}

function Action({ action }: { action: RoomAction }) {
  const { timeZone } = useHere();
  const { slug, flowTeamId, key } = useRoom();
  const writesDown = useWritesDown();
  const { id, number, text, ownerId, owner, dueOn, state } = action;
  const editing = useCommand(editAction, {
    optimistic: ({ edits }) => [
      patchView<RoomView>(roomKey(slug, key), (view) => ({
        ...view,
        actions: view.actions.map((one) =>
          one.id === id
            ? {
                ...one,
                ...(edits.state && { state: edits.state.to }),
                ...(edits.ownerId && {
                  ownerId: edits.ownerId.to,
                  owner: view.people.find((person) => person.id === edits.ownerId?.to)?.name ?? null,
                }),
                ...(edits.dueOn && { dueOn: edits.dueOn.to }),
              }
            : one,
        ),
      })),
    ],
  });
  const edit = (edits: ActionEdits) => void editing.run({ flowTeamId, actionId: id, edits });
  const [isEditing, setIsEditing] = useState(false);
  const isOver = state !== "open";
  const now = useServerNow();
  const today = now === null ? null : todayIn(timeZone, new Date(now));
  const isLate = !isOver && dueOn !== null && today !== null && dueOn < today;
  const says = `${owner ?? "No owner"}, ${dueOn ? `by ${dayInWords(dueOn, today ?? dueOn)}` : "no date"}`;
  const lacks = !isOver && (ownerId === null || dueOn === null);
  const mayEdit = writesDown && !isOver;
  return (
    <li id={`action-${number}`} className="flex flex-col gap-0.5 border-b py-1.5">
      <Checkbox
        label={<span className={clsx("wrap-anywhere", isOver && "text-ink-3 line-through")}>{text}</span>}
        checked={state === "done"}
        disabled={!writesDown}
        onChange={({ target }) => edit({ state: { seen: state, to: target.checked ? "done" : "open" } })}
      />
      <p className="ml-6 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        <span className="text-ink-3">A-{number}</span>
        <span className={lacks ? "text-warn-ink" : "text-ink-2"}>{says}</span>
        {isLate ? <Badge tone="bad">Overdue</Badge> : null}
        {state === "dropped" ? <Badge>Dropped</Badge> : null}
        {mayEdit ? (
          <button
            type="button"
            aria-expanded={isEditing}
            aria-label={`Edit A-${number}`}
            onClick={() => setIsEditing(!isEditing)}
            className="ml-auto min-h-6 min-w-6 rounded text-accent-ink hover:underline pointer-coarse:min-h-control"
          >
            Edit
          </button>
        ) : null}
      </p>
      {mayEdit && isEditing ? <ActionFields action={action} onEdit={edit} /> : null}
    </li>
  );
}

type ActionEdits = Parameters<typeof editAction>[0]["edits"];

/** Who does it, and until when. */
function ActionFields({ action, onEdit }: { action: RoomAction; onEdit(edits: ActionEdits): void }) {
  const { room } = useRoom();
  const { number, ownerId, owner, dueOn } = action;
  return (
    <div className="ml-6 flex flex-col gap-1.5 pt-1">
      <Select
        aria-label={`Owner of A-${number}`}
        className={clsx("w-full", ownerId === null && "border-warn")}
        value={ownerId ?? ""}
        onChange={({ target }) => onEdit({ ownerId: { seen: ownerId, to: target.value || null } })}
      >
        <option value="">No owner</option>
        {ownerId && !room.people.some((person) => person.id === ownerId) ? (
          <option value={ownerId}>{owner}</option>
        ) : null}
        {room.people
          .filter(({ roles }) => roles.some(({ role }) => role !== "stakeholder"))
          .map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
      </Select>
      <span className="flex items-baseline gap-2">
        <span aria-hidden="true" className="text-sm text-ink-2">
          By
        </span>
        <DateField
          aria-label={`Date of A-${number}`}
          className={clsx("flex-1", dueOn === null && "[&_input]:border-warn")}
          value={dueOn ?? ""}
          onChange={(day) => onEdit({ dueOn: { seen: dueOn, to: day || null } })}
        />
      </span>
    </div>
  );
}
