"use client";

import clsx from "clsx";
import { Check, ChevronDown } from "lucide-react";
import { Button } from "@/components/ui/button";
import { intoSight } from "@/components/ui/into-sight";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TeamDot } from "@/components/ui/team-dot";
import { teamColor } from "@/components/ui/team-color";
import type { TeamOnGround } from "@/lib/domain/backlog/ground";
import { checkAnswered, firstToBecome, raisedKinds, raisedName } from "@/lib/domain/events/answers";
import type { Refusal } from "@/lib/domain/result";
import { AnswerPart } from "../answers/answer-part";
import { TurnClock } from "../answers/turn-clock";
import { useMayAnswer } from "../answers/use-may-answer";
import { usePrepared } from "../answers/use-prepared";
import type { Answers } from "../answers/use-answers";
import { Opens } from "../room/opens";
import { useRoom } from "../room/use-room";

type ReportRowProps = {
  team: TeamOnGround;
  answers: Answers;
  isOpen: boolean;
  /** It is the one looked at: the keys on the page are its answers'. */
  hasKeys: boolean;
  hasTurn: boolean;
  hadTurn: boolean;
  /** What a turn may take, in seconds. */
  turnTakes: number;
  onToggle(): void;
};

/** A team's report: its five answers in a row, or open to be read, written and raised from. */
export function ReportRow({ team, answers, isOpen, hasKeys, hasTurn, hadTurn, turnTakes, onToggle }: ReportRowProps) {
  const { room, isProjector } = useRoom();
  const isPrepared = room.prepared.includes(team.id);
  const hasAnswered = answers.subjects.has(team.id);
  return (
    <li
      ref={hasTurn ? toTop : undefined}
      {...teamColor(team.hue)}
      className={clsx(
        "scroll-mt-3 overflow-hidden rounded border bg-surface",
        hasTurn && "border-team-edge ring-1 ring-team-edge",
      )}
    >
      <h3>
        <Opens
          aria-expanded={isOpen}
          onOpen={onToggle}
          className="flex w-full items-center gap-2 px-3 py-2 text-left -outline-offset-2 hover:bg-hover"
        >
          <TeamDot hue={team.hue} />
          <span className="truncate text-md font-semibold">{team.name}</span>
          {hadTurn && !hasTurn ? (
            <span className="inline-flex items-center gap-1 text-sm text-ok-ink">
              <Check aria-hidden="true" className="size-3.5" /> has reported
            </span>
          ) : null}
          <span className="ml-auto flex items-center gap-2 text-sm text-ink-2">
            {hasTurn ? <TurnClock seconds={turnTakes} /> : null}
            {hasTurn || hadTurn ? null : isPrepared ? (
              <span className="inline-flex items-center gap-1">
                <Check aria-hidden="true" className="size-3.5 text-ok" /> prepared
              </span>
            ) : hasAnswered ? (
              "being written"
            ) : (
              <span className="text-ink-3">nothing written yet</span>
            )}
            {isProjector ? null : (
              <ChevronDown aria-hidden="true" className={clsx("size-4 text-ink-3", isOpen && "rotate-180")} />
            )}
          </span>
        </Opens>
      </h3>
      {isOpen ? (
        <Report team={team} answers={answers} hasKeys={hasKeys} />
      ) : hasAnswered ? (
        <AnswersInARow team={team} answers={answers} />
      ) : null}
    </li>
  );
}

const toTop = intoSight("start");

/** The answers side by side, each begun under what it answers. */
function AnswersInARow({ team, answers }: { team: TeamOnGround; answers: Answers }) {
  return (
    <ol className="grid grid-cols-5 gap-3 px-3 pb-2.5 text-sm max-md:hidden">
      {answers.questions.map(({ number, text: asked, short }) => {
        const answer = answers.of(team.id, number);
        return (
          <li key={number} className="min-w-0">
            <span className="sr-only">{asked} </span>
            <span aria-hidden="true" title={asked} className="block truncate text-xs text-ink-3">
              {short ?? asked}
            </span>
            <span title={answer?.text} className={clsx("line-clamp-2 wrap-anywhere", !answer && "text-ink-3")}>
              {answer?.raised ? (
                <span className="font-medium text-accent-ink">{raisedName(answer.raised)} </span>
              ) : null}
              {answer?.text ?? "–"}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

/** The answers one under the other; the team's SM and PO write here. */
function Report({ team, answers, hasKeys }: Pick<ReportRowProps, "team" | "answers" | "hasKeys">) {
  const { key, room, takesPart, isProjector, isClosed } = useRoom();
  const mayWrite = useMayAnswer()(team.id);
  const meant = answers.view?.meantBefore[team.id];
  const mayRaise = takesPart && !isProjector && !isClosed && room.event.state !== "called_off";
  const prepared = usePrepared(key, team.id, {
    said: `${team.name} has prepared`,
    back: `${team.name} hasn't prepared yet`,
  });
  const isPrepared = room.prepared.includes(team.id);
  const textOf = (question: number) => answers.of(team.id, question)?.text ?? "";
  const keysOf = raisedKinds.flatMap((kind) => {
    const first = firstToBecome(answers.questions, kind, (question) => answers.of(team.id, question));
    return first === null ? [] : [{ kind, question: first }];
  });
  const whole = checkAnswered(room.event.kind, answers.questions, textOf);
  // What was missing goes as it is answered.
  const wasRefused = prepared.refusal?.code === "invalid";
  const lacks = mayWrite && (isPrepared || wasRefused) && !whole.ok ? whole.refusal : null;
  return (
    <div className="flex flex-col gap-1 border-t px-1 py-1.5">
      {answers.questions.map((question) => (
        <AnswerPart
          key={question.number}
          eventKey={key}
          subjectId={team.id}
          question={question}
          of={team.name}
          answer={answers.of(team.id, question.number)}
          isKnown={answers.view !== undefined}
          mayWrite={mayWrite}
          mayRaise={mayRaise}
          missing={lacks?.fields?.[`question ${question.number}`]}
          keysFor={hasKeys ? keysOf.flatMap((one) => (one.question === question.number ? one.kind : [])) : []}
          hint={question.number === 1 && meant ? `Last time it meant to finish: ${meant}` : undefined}
        />
      ))}
      {mayWrite ? (
        <PreparedButton prepared={prepared} isPrepared={isPrepared} refusal={wasRefused ? lacks : prepared.refusal} />
      ) : null}
    </div>
  );
}

type PreparedButtonProps = {
  prepared: ReturnType<typeof usePrepared>;
  isPrepared: boolean;
  refusal: Refusal | null;
};

function PreparedButton({ prepared, isPrepared, refusal }: PreparedButtonProps) {
  return (
    <div className="flex flex-col gap-2 px-2 pt-1 pb-1.5">
      <div>
        <Button
          aria-pressed={isPrepared}
          className={isPrepared ? "border-ok bg-ok-soft text-ok-ink" : ""}
          onClick={() => (isPrepared ? prepared.takeBack() : void prepared.say())}
        >
          {isPrepared ? (
            <>
              <Check /> Prepared
            </>
          ) : (
            "We’re prepared"
          )}
        </Button>
      </div>
      {/* Below: it goes as the last answer is left, for this very button. */}
      <RefusalNotice refusal={refusal} shownFields={Object.keys(refusal?.fields ?? {})} />
    </div>
  );
}
