"use client";

import clsx from "clsx";
import { Check } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { intoSight } from "@/components/ui/into-sight";
import { setInAddress } from "@/lib/client/address";
import type { Question } from "@/lib/domain/events/answers";
import { givenInAll } from "@/lib/domain/events/clock";
import { isLedByTurns, turnSeconds } from "@/lib/domain/events/turns";
import type { YesterdayLine } from "@/lib/domain/events/yesterday";
import { AnswerPart } from "../answers/answer-part";
import { TurnClock } from "../answers/turn-clock";
import { useTurns } from "../answers/use-turns";
import { useRoom } from "../room/use-room";
import { DoneCount } from "./daily-update";
import type { Daily } from "./use-daily";
import { YesterdayLines } from "./yesterday-lines";

type PeopleUpdatesProps = {
  daily: Daily;
  asked: string | null;
  /** How many there are isn't said above. */
  isCounted: boolean;
};

/** The updates, one person after the other; whose turn it is stands out, or else what the step asks. */
export function PeopleUpdates({ daily, asked, isCounted }: PeopleUpdatesProps) {
  const { room, isRunning, isProjector } = useRoom();
  const { people, order } = daily;
  const turns = useTurns(order);
  const seconds = turnSeconds(givenInAll(room.clock), order.length);
  const listed = isProjector && turns.current ? people.filter(({ id }) => id === turns.current) : people;
  return (
    <section aria-label="Updates" className="flex flex-col gap-2">
      <div className="flex min-h-control flex-wrap items-center justify-between gap-2">
        <h2 className="text-md">Updates</h2>
        {isCounted ? <DoneCount daily={daily} /> : null}
      </div>
      <ol aria-label="People" className="flex flex-col gap-2">
        {listed.map((person) => (
          <PersonUpdate
            key={person.id}
            person={person}
            daily={daily}
            hasTurn={isRunning && turns.current === person.id}
            hadTurn={isRunning && turns.done.has(person.id)}
            isPassedOver={isRunning && !order.includes(person.id)}
            onGive={() => {
              setInAddress({ person: null });
              turns.give(person.id);
            }}
            isAsked={asked === person.id}
            seconds={seconds}
          />
        ))}
      </ol>
    </section>
  );
}

type PersonUpdateProps = {
  person: { id: string; name: string };
  daily: Daily;
  hasTurn: boolean;
  hadTurn: boolean;
  /** They aren't here and have said nothing: no turn comes to them by itself. */
  isPassedOver: boolean;
  onGive(): void;
  /** The address asks for them. */
  isAsked: boolean;
  seconds: number;
};

function PersonUpdate({ person, daily, hasTurn, hadTurn, isPassedOver, onGive, isAsked, seconds }: PersonUpdateProps) {
  const { room, step, mayLead, isProjector } = useRoom();
  const { id, name } = person;
  const isWhole = daily.whole.has(id);
  const lines = daily.linesOf(id);
  const hasTold = daily.told.has(id);
  const isByStep = room.event.state === "running" && !isLedByTurns(room.event.kind, room.stage);
  return (
    <li
      // Who leads gives the turn from beside the list.
      ref={isAsked || (hasTurn && mayLead) ? toMiddle : undefined}
      className={clsx("rounded border bg-surface px-3 py-2", hasTurn && "border-accent ring-1 ring-accent")}
    >
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Avatar id={id} name={name} />
        <h3 className="truncate text-md">{name}</h3>
        <span className="ml-auto flex items-center gap-2 text-sm text-ink-2">
          {hasTurn ? <TurnClock seconds={seconds} /> : null}
          {hasTold ? (
            <span className="inline-flex items-center gap-1">
              {isWhole ? <Check aria-hidden="true" className="size-3.5 text-ok" /> : null}
              {isWhole ? "done" : "being written"}
            </span>
          ) : (
            <span className="text-ink-3">{hadTurn ? "has spoken" : isPassedOver ? "not here" : "no update yet"}</span>
          )}
          {isPassedOver && mayLead && !isProjector ? (
            <Button variant="quiet" aria-label={`Give the turn to ${name}`} onClick={onGive}>
              Give the turn
            </Button>
          ) : null}
        </span>
      </div>
      {hasTold || lines.length > 0 ? (
        <div className="mt-1 grid gap-x-2 md:grid-cols-3">
          {daily.answers.questions.map((question, at) => (
            <Cell
              key={question.number}
              question={question}
              daily={daily}
              person={person}
              hasTurn={hasTurn}
              isOn={isByStep && step === stepKeys[at]}
              lines={question.number === 1 ? lines : []}
            />
          ))}
        </div>
      ) : null}
    </li>
  );
}

const stepKeys = ["done", "today", "in_the_way"];
const toMiddle = intoSight("center");

type CellProps = {
  question: Question;
  daily: Daily;
  person: { id: string; name: string };
  /** The keys on the page are its answers'. */
  hasTurn: boolean;
  isOn: boolean;
  /** What the board knows of it. */
  lines: readonly YesterdayLine[];
};

/** One of the three answers of a person; what the step is about stands out, and what isn't done isn't said to be. */
function Cell({ question, daily, person, hasTurn, isOn, lines }: CellProps) {
  const { key, takesPart, isProjector } = useRoom();
  const answer = daily.answers.of(person.id, question.number);
  const underWay = lines.filter(({ how }) => how !== "done");
  return (
    <div className={clsx("rounded", isOn && "bg-accent-soft/40")}>
      <AnswerPart
        eventKey={key}
        subjectId={person.id}
        question={question}
        of={person.name}
        answer={answer}
        isKnown
        isNarrow
        keysFor={hasTurn ? question.becomes : []}
        mayWrite={false}
        mayRaise={takesPart && !isProjector}
      >
        {lines.length > 0 ? (
          <YesterdayLines lines={lines.filter(({ how }) => how === "done")} opens={!isProjector} />
        ) : null}
      </AnswerPart>
      {underWay.length > 0 ? (
        <div className="px-2 pb-1.5">
          <p className="text-sm text-ink-2">Under way</p>
          <YesterdayLines lines={underWay} opens={!isProjector} />
        </div>
      ) : null}
    </div>
  );
}
