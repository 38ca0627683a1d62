"use client";

import clsx from "clsx";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { DateField } from "@/components/ui/date-field";
import { EmptyState } from "@/components/ui/empty-state";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Select } from "@/components/ui/select";
import { TeamDot } from "@/components/ui/team-dot";
import { TextField } from "@/components/ui/text-field";
import { addAction, settleNote } from "@/lib/actions/events";
import { patchView } from "@/lib/client/optimistic";
import { serverNow } from "@/lib/client/server-clock";
import { useCommand } from "@/lib/client/use-command";
import type { GroundView } from "@/lib/domain/backlog/ground";
import { raisedName } from "@/lib/domain/events/answers";
import type { RoomNote, RoomView } from "@/lib/domain/events/room";
import { RaisedChip } from "../answers/raised-chip";
import type { Answers } from "../answers/use-answers";
import { roomKey, useRoom } from "../room/use-room";
import { OpenItems } from "./open-items";
import { ParkForm } from "./parking-place";

/** After the reports: what was parked is talked through, and becomes action items with owner and date. */
export function Solutions({ ground, answers }: { ground: GroundView; answers: Answers }) {
  const { room, isRunning, takesPart, isProjector } = useRoom();
  const parked = room.notes.filter(({ kind }) => kind === "parked");
  const left = parked.filter(({ doneAt }) => doneAt === null).length;
  return (
    <>
      <section aria-label="Parked" className="flex flex-col gap-1.5">
        <h2 className="text-lg">
          {parked.length === 0
            ? "Nothing was parked"
            : left === 0
              ? "All that was parked is talked through"
              : `${left} of ${parked.length} to talk through`}
        </h2>
        {parked.length === 0 ? (
          <EmptyState title="A parking place for solutions" heading="h3">
            What comes up during the reports and needs more than a sentence is parked, then talked through here.
          </EmptyState>
        ) : (
          <ul className="flex flex-col border-t">
            {parked.map((note) => (
              <ParkedNote key={note.id} note={note} ground={ground} />
            ))}
          </ul>
        )}
        {isRunning && takesPart && !isProjector ? <ParkForm about={null} /> : null}
      </section>
      <RaisedHere ground={ground} answers={answers} />
      <OpenItems ground={ground} answers={answers} isOpen />
    </>
  );
}

/** Something parked: ticked when it is talked through, and made an action item. */
function ParkedNote({ note, ground }: { note: RoomNote; ground: GroundView }) {
  const { slug, flowTeamId, key, isRunning, takesPart, mayLead, me, isProjector } = useRoom();
  const [isMaking, setIsMaking] = useState(false);
  const { id, text, about, author, doneAt } = note;
  const team = ground.teams.find((one) => one.id === about);
  const settling = useCommand(settleNote, {
    optimistic: ({ isDone }) => [
      patchView<RoomView>(roomKey(slug, key), (view) => ({
        ...view,
        notes: view.notes.map((one) => (one.id === id ? { ...one, doneAt: isDone ? serverNow() : null } : one)),
      })),
    ],
  });
  const maySettle = isRunning && (mayLead || author === me.name);
  const words = <span className={clsx("text-md wrap-anywhere", doneAt && "text-ink-3 line-through")}>{text}</span>;
  return (
    <li className="flex flex-col gap-2 border-b py-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-0 flex-1">
          {isProjector ? (
            words
          ) : (
            <Checkbox
              label={words}
              checked={doneAt !== null}
              disabled={!maySettle}
              onChange={({ target }) => void settling.run({ flowTeamId, key, noteId: id, isDone: target.checked })}
            />
          )}
        </span>
        {team ? (
          <span className="inline-flex items-center gap-1.5 text-sm text-ink-2">
            <TeamDot hue={team.hue} /> {team.name}
          </span>
        ) : null}
        {isRunning && takesPart && !isMaking && !isProjector ? (
          <Button onClick={() => setIsMaking(true)}>Make it an action item</Button>
        ) : null}
      </div>
      {isMaking ? (
        <ActionForm
          text={text}
          onClose={() => setIsMaking(false)}
          onMade={() => {
            setIsMaking(false);
            if (maySettle && doneAt === null) void settling.run({ flowTeamId, key, noteId: id, isDone: true });
          }}
        />
      ) : null}
    </li>
  );
}

type ActionFormProps = { text: string; onClose(): void; onMade(): void };

/** What is to be done, by whom and until when. */
function ActionForm({ text: begun, onClose, onMade }: ActionFormProps) {
  const { flowTeamId, key, room } = useRoom();
  const [text, setText] = useState(begun.slice(0, 300).replace(/\s+/g, " "));
  const [ownerId, setOwnerId] = useState("");
  const [dueOn, setDueOn] = useState("");
  const adding = useCommand(addAction, {
    isInline: true,
    done: ({ number }) => `A-${number} agreed on`,
    onDone: onMade,
  });
  return (
    <form
      className="flex flex-col gap-2 rounded bg-sunken p-2.5"
      onSubmit={(event) => {
        event.preventDefault();
        void adding.run({ flowTeamId, key, text, ownerId: ownerId || null, dueOn: dueOn || null });
      }}
    >
      <TextField
        aria-label="What is to be done"
        autoFocus
        value={text}
        maxLength={300}
        onChange={({ target }) => setText(target.value)}
      />
      <div className="flex flex-wrap gap-2">
        <Select
          aria-label="Its owner"
          className="min-w-40 flex-1"
          value={ownerId}
          onChange={({ target }) => setOwnerId(target.value)}
        >
          <option value="">No owner yet</option>
          {room.people
            .filter(({ roles }) => roles.some(({ role }) => role !== "stakeholder"))
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </Select>
        <DateField aria-label="Its date" className="w-36" value={dueOn} onChange={setDueOn} />
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="primary" type="submit" pending={adding.pending}>
          Agree on it
        </Button>
      </div>
      <RefusalNotice refusal={adding.refusal} />
    </form>
  );
}

/** What was raised from the reports of this event. */
function RaisedHere({ ground, answers }: { ground: GroundView; answers: Answers }) {
  const { isProjector } = useRoom();
  const raised = answers.view?.answers.filter((answer) => answer.raised) ?? [];
  if (raised.length === 0) return null;
  return (
    <section aria-label="Raised in the reports" className="flex flex-col gap-1">
      <h2 className="text-md">Raised in the reports</h2>
      <ul className="flex flex-col border-t">
        {raised.map((answer) => {
          const team = ground.teams.find(({ id }) => id === answer.subjectId);
          return (
            <li
              key={`${answer.subjectId} ${answer.question}`}
              className="flex flex-wrap items-center gap-x-2 gap-y-1 border-b py-1.5"
            >
              {!answer.raised ? null : isProjector ? (
                <Badge tone="accent">{raisedName(answer.raised)}</Badge>
              ) : (
                <RaisedChip raised={answer.raised} />
              )}
              <span className="min-w-40 flex-1 wrap-anywhere">{answer.raised?.title}</span>
              {team ? (
                <span className="ml-auto inline-flex items-center gap-1.5 text-sm text-ink-2">
                  <TeamDot hue={team.hue} /> {team.name}
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
