"use client";

import clsx from "clsx";
import { Check } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { AvatarRow } from "@/components/ui/avatar-row";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { TextArea } from "@/components/ui/text-area";
import { checkAnswered, unanswered } from "@/lib/domain/events/answers";
import { todayText } from "@/lib/domain/events/yesterday";
import { AnswerConflict } from "../answers/answer-conflict";
import { useAnswerDraft } from "../answers/use-answer-draft";
import { usePrepared } from "../answers/use-prepared";
import { useRaise } from "../answers/use-raise";
import { InMyWay } from "./in-my-way";
import { type Daily, useDaily } from "./use-daily";
import { YesterdayLines } from "./yesterday-lines";

type DailyUpdateProps = {
  eventKey: string;
  teamId: string;
  /** Giving it is what leads the page. */
  isLeading: boolean;
};

/**
 * One's own update for a team's Daily Scrum, before it or in it: yesterday comes from the board, today
 * is proposed, so that two presses are enough. For the Daily's room and for Today.
 */
export function DailyUpdate({ eventKey, teamId, isLeading }: DailyUpdateProps) {
  const daily = useDaily(eventKey, teamId);
  return daily ? (
    <OwnUpdate key={eventKey} daily={daily} isAmongOthers isLeading={isLeading} />
  ) : (
    <Skeleton className="h-72" />
  );
}

type OwnUpdateProps = {
  daily: Daily;
  /** The page goes on below it: its last line scrolls along there, and covers nothing on a phone. */
  isAmongOthers?: boolean;
  isLeading?: boolean;
  /** A line until it is asked for: who leads looks at the others' first. */
  isFolded?: boolean;
};

/** The same, where what it is put together from is read already. */
export function OwnUpdate({ daily, isAmongOthers = false, isLeading = true, isFolded = false }: OwnUpdateProps) {
  const { actor } = useHere();
  const { eventKey, answers, room } = daily;
  const { personId } = actor;
  const [addsMore, setAddsMore] = useState(false);
  const [isUnfolded, setIsUnfolded] = useState(false);
  const [hasTypedToday, setHasTypedToday] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const form = useRef<HTMLElement>(null);
  const lines = daily.linesOf(personId);
  const stored = (question: number) => answers.of(personId, question)?.text ?? "";
  const more = useAnswerDraft({ eventKey, subjectId: personId, question: 1 }, stored(1));
  const today = useAnswerDraft({ eventKey, subjectId: personId, question: 2 }, stored(2));
  const way = useAnswerDraft({ eventKey, subjectId: personId, question: 3 }, stored(3));
  const raising = useRaise({ eventKey, subjectId: personId, question: 3 }, way.flush);
  const prepared = usePrepared(eventKey, personId, { said: "Your update is there", back: "Your update is open again" });
  // Proposed until something is typed or said.
  const proposed = !hasTypedToday && stored(2) === "" && today.text === "" ? todayText(lines) : "";
  const typedAt = (question: number) => [more.text, today.text, way.text][question - 1] ?? "";
  const isDone = room.prepared.includes(personId) && unanswered(answers.questions, typedAt).length === 0;
  const shownAt = (question: number) => typedAt(question) || (question === 2 ? proposed : "");
  const whole = checkAnswered("daily_scrum", answers.questions, shownAt);
  const isLacking = isAsked && !whole.ok;
  const missing = (isLacking ? whole.refusal : prepared.refusal)?.fields ?? {};

  async function finish(): Promise<void> {
    setIsAsked(true);
    if (!whole.ok) {
      requestAnimationFrame(() => {
        const lacking = form.current?.querySelector<HTMLElement>("[aria-invalid=true], [data-missing] button");
        lacking?.focus({ preventScroll: true });
        // Clear of what stays at the foot of a phone.
        lacking?.scrollIntoView({ block: "center" });
      });
      return;
    }
    const typed = [more, today, way].flatMap((draft, at) => {
      const edit = draft.unsaved() ?? (draft === today && proposed ? { seen: "", to: proposed } : null);
      return edit ? [{ question: at + 1, edits: { text: edit } }] : [];
    });
    const answer = await prepared.say(typed);
    if (answer.ok) for (const draft of [more, today, way]) draft.forget();
    setIsUnfolded(false);
    setIsAsked(false);
  }

  // Once it is given, it makes room for what else is on the page.
  if ((isDone || isFolded) && !isUnfolded) {
    return (
      <section aria-label="My update" className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {isDone ? (
          <p className="inline-flex items-center gap-1.5 text-md font-medium">
            <Check aria-hidden="true" className="size-4 text-ok" /> Your update is there
          </p>
        ) : (
          <p className="text-ink-2">Your update: not given yet</p>
        )}
        <Button variant="quiet" onClick={() => setIsUnfolded(true)}>
          {isDone ? "Change it" : "Write it"}
        </Button>
        <span className="ml-auto">
          <DoneCount daily={daily} />
        </span>
      </section>
    );
  }

  return (
    <section ref={form} aria-label="My update" className="flex flex-col gap-4">
      <Part title="Yesterday, from the board">
        <div className="rounded border bg-surface px-3.5 py-1">
          {lines.length > 0 ? (
            <YesterdayLines lines={lines} />
          ) : (
            <p className="py-2 text-ink-2">Nothing of yours has moved or is under way on the board.</p>
          )}
          {addsMore || more.text ? (
            <TextArea
              aria-label="What else I did"
              rows={1}
              autoFocus={addsMore}
              maxLength={4000}
              value={more.text}
              onChange={({ target }) => more.type(target.value)}
              onBlur={() => void more.flush()}
              className="my-1.5 min-h-11!"
            />
          ) : (
            <button
              type="button"
              className="py-2 font-medium text-accent-ink hover:underline pointer-coarse:min-h-11"
              onClick={() => setAddsMore(true)}
            >
              Add something else
            </button>
          )}
        </div>
        <AnswerConflict draft={more} />
      </Part>
      <Part title="Today">
        <Field label="Today" hideLabel error={missing["question 2"]}>
          <TextArea
            placeholder="What I mean to do today"
            rows={2}
            maxLength={4000}
            value={today.text || proposed}
            onChange={({ target }) => {
              setHasTypedToday(true);
              today.type(target.value);
            }}
            onBlur={() => void today.flush()}
            className="min-h-11!"
          />
        </Field>
        <AnswerConflict draft={today} />
      </Part>
      <Part title="In my way">
        <InMyWay
          hindrances={daily.hindrancesOf(personId)}
          draft={way}
          answer={answers.of(personId, 3)}
          raising={raising}
          isMissing={missing["question 3"] !== undefined}
        />
        <AnswerConflict draft={way} />
        <RefusalNotice refusal={raising.refusal} />
      </Part>
      <div
        className={clsx(
          "flex flex-col gap-2.5 md:flex-row-reverse md:items-center md:justify-between",
          !isAmongOthers &&
            "sticky bottom-0 z-1 -mx-4 bg-background px-4 pt-2 pb-3 short:static md:static md:mx-0 md:bg-transparent md:p-0",
        )}
      >
        <DoneCount daily={daily} />
        <Button
          variant={isLeading && !isFolded && !isDone ? "primary" : "secondary"}
          aria-pressed={isDone}
          className={isDone ? "border-ok bg-ok-soft text-ok-ink max-md:h-12" : "max-md:h-12 max-md:text-lg"}
          onClick={() => (isDone ? prepared.takeBack() : void finish())}
        >
          {isDone ? (
            <>
              <Check /> Done
            </>
          ) : (
            "I’m done"
          )}
        </Button>
        <RefusalNotice refusal={isLacking ? null : prepared.refusal} shownFields={["question 2", "question 3"]} />
      </div>
    </section>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <h3 className="font-normal text-ink-2">{title}</h3>
      {children}
    </section>
  );
}

/** Who has given an update, of those it is waited for. */
export function DoneCount({ daily: { people, whole } }: { daily: Daily }) {
  const awaited = people.filter(({ isAwaited }) => isAwaited);
  const done = awaited.filter(({ id }) => whole.has(id));
  return (
    <div className="flex items-center gap-2.5">
      <AvatarRow people={done} label="Have given their update" limit={6} />
      <span className="text-ink-2">
        {done.length} of {awaited.length} updates done
      </span>
    </div>
  );
}
