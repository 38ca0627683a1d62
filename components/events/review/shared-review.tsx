"use client";

import { useState } from "react";
import { Check, MonitorPlay, Video } from "lucide-react";
import { AwayLine } from "@/components/frame/away-line";
import { Button, buttonLook } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { SavesWaitContext } from "@/components/ui/kept-offline";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { TeamDot } from "@/components/ui/team-dot";
import { TextField } from "@/components/ui/text-field";
import { giveFeedbackByLink, joinByLink, reactByLink } from "@/lib/actions/events-review";
import { contracts } from "@/lib/domain/events/contracts";
import {
  type FeedbackSubject,
  type OwnReview,
  type ReactionKind,
  type SharedReview,
  subjectFields,
} from "@/lib/domain/events/review";
import { useAway } from "@/lib/client/use-away";
import type { PaintedView } from "@/lib/domain/live";
import type { Refusal } from "@/lib/domain/result";
import { dayAndTimeIn, zoneWords } from "../room/room-words";
import { DemoCard } from "./demo-card";
import { DemoClock } from "./demo-clock";
import { FeedbackForm } from "./feedback-form";
import { FeedbackFate } from "./feedback-words";
import { GoalStanding } from "./goal-standing";
import { Reactions } from "./reactions";
import { RecapFigures } from "./recap-figures";
import { SharedAgenda } from "./shared-agenda";
import { askAsGuest, useBeating, useSharedReview } from "./use-shared-review";

type SharedReviewProps = { token: string; painted: PaintedView<SharedReview> };

/** A Flow Sprint Review for somebody who has its link and no account. */
export function SharedReviewScreen({ token, painted }: SharedReviewProps) {
  const shared = useSharedReview(token, painted);
  const { review, refusal, own, isKnown, visitorKey } = shared;
  const isVoid = refusal?.code === "not_found";
  const away = useAway();
  return (
    <div className="mx-auto flex min-h-dvh max-w-3xl flex-col gap-5 p-5 max-md:p-4">
      <AwayLine timeZone={review.timeZone} />
      <header>
        <p className="text-ink-2">{[...whoseReview(review), ...(own ? [`you are ${own.name}`] : [])].join(" · ")}</p>
        <h1 className="text-2xl font-semibold">Review of Flow Sprint {review.sprintNumber}</h1>
        {review.goal ? (
          <div className="mt-2 border-l-3 border-accent pl-3">
            <GoalStanding {...review} verdict={review.outcome?.verdict ?? null} withText />
          </div>
        ) : null}
      </header>
      <main className="flex flex-col gap-5">
        {/* Of a connection that is gone the line above tells. */}
        {away ? null : <RefusalNotice refusal={refusal} />}
        {isVoid ? (
          <Unsent token={token} review={review} />
        ) : !isKnown ? null : own && visitorKey ? (
          <Joined {...shared} own={own} visitorKey={visitorKey} token={token} />
        ) : review.state === "closed" || review.state === "called_off" ? (
          <p>{stateWords(review)}</p>
        ) : (
          <NameForm token={token} visitorKey={visitorKey} onJoined={shared.join} />
        )}
      </main>
    </div>
  );
}

/** The product and the Flow Team; the product alone where it says the Flow Team's name. */
function whoseReview({ product, flowTeam }: SharedReview): string[] {
  return product.toLocaleLowerCase("en").includes(flowTeam.toLocaleLowerCase("en")) ? [product] : [product, flowTeam];
}

/** What was written and not sent stays to be read, and copied, once the link is void. */
function Unsent({ token, review }: { token: string; review: SharedReview }) {
  return (
    <FeedbackForm
      subject={subjectOf(review)}
      epics={review.epics}
      draftKey={`guest ${token}`}
      pending={false}
      refusal={null}
    />
  );
}

/** The demo shown now, as what feedback is about. */
function subjectOf({ shown }: SharedReview): FeedbackSubject {
  return shown && { kind: "Story", id: shown.storyId, number: shown.number };
}

type NameFormProps = { token: string; visitorKey: string | null; onJoined(visitorKey: string): void };

function NameForm({ token, visitorKey, onJoined }: NameFormProps) {
  const [name, setName] = useState("");
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const join = async () => {
    setPending(true);
    const answer = await askAsGuest(() => joinByLink({ token, name, visitorKey }));
    setPending(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) onJoined(answer.value.visitorKey);
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-4 rounded border bg-surface p-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!pending) void join();
      }}
    >
      <p className="text-ink-2">
        See what the teams have finished, say what you think of it, and learn what becomes of your feedback. You need no
        account.
      </p>
      <Field
        label="Your name"
        hint="The people in the room see it beside what you say."
        error={refusal?.fields?.name}
        required
      >
        <TextField value={name} maxLength={80} autoComplete="name" onChange={({ target }) => setName(target.value)} />
      </Field>
      <RefusalNotice refusal={refusal} shownFields={["name"]} />
      <Button type="submit" variant="primary" className="self-start max-sm:w-full" pending={pending}>
        Join the Review
      </Button>
    </form>
  );
}

type JoinedProps = Omit<ReturnType<typeof useSharedReview>, "own" | "visitorKey"> & {
  token: string;
  own: OwnReview;
  visitorKey: string;
};

function Joined({ token, review, own, visitorKey, refreshOwn }: JoinedProps) {
  useBeating(token, visitorKey);
  const away = useAway();
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const act = async <Value,>(what: Parameters<typeof askAsGuest<Value>>[0]) => {
    setPending(true);
    const answer = await askAsGuest(what);
    setPending(false);
    setRefusal(answer.ok ? null : answer.refusal);
    await refreshOwn();
    return answer;
  };
  const { shown, shownSince, state, clock, timeZone, callLink } = review;
  const isRecap = clock !== null && contracts.review.steps[clock.step]?.key === "recap";
  const form = (
    <FeedbackForm
      subject={subjectOf(review)}
      epics={review.epics}
      draftKey={`guest ${token}`}
      pending={pending}
      isWaiting={pending && away !== null}
      refusal={refusal}
      onSend={(text, about) => act(() => giveFeedbackByLink({ token, visitorKey, ...subjectFields(about), text }))}
    />
  );
  return (
    <SavesWaitContext value={away}>
      {state === "running" ? null : <p className="text-lg">{stateWords(review)}</p>}
      {callLink ? (
        <a
          href={callLink}
          target="_blank"
          rel="noreferrer"
          className={buttonLook("secondary", "self-start max-sm:w-full")}
        >
          <Video aria-hidden="true" /> Video call
        </a>
      ) : null}
      {clock ? <SharedAgenda clock={clock} timeZone={timeZone} /> : null}
      {isRecap ? <Outcome review={review} /> : null}
      {shown ? (
        <DemoCard demo={shown} clock={shownSince ? <DemoClock since={shownSince} seconds={null} /> : null}>
          <OwnReactions
            key={shown.storyId}
            demo={shown}
            own={own}
            onToggle={(kind, isOn) => act(() => reactByLink({ token, visitorKey, storyId: shown.storyId, kind, isOn }))}
          />
          {form}
        </DemoCard>
      ) : state === "running" ? (
        <section className="flex flex-col gap-4 rounded border bg-surface p-5 max-md:p-4">
          <p className="text-ink-2">
            {isRecap
              ? "The demos come next. Each appears here by itself."
              : "No demo is shown just now. The next one appears here by itself."}
          </p>
          {form}
        </section>
      ) : null}
      <OwnFeedback own={own} />
      <SharedPlaylist review={review} />
      {isRecap ? null : <Outcome review={review} />}
    </SavesWaitContext>
  );
}

type OwnReactionsProps = {
  demo: NonNullable<SharedReview["shown"]>;
  own: OwnReview;
  onToggle(kind: ReactionKind, isOn: boolean): Promise<unknown>;
};

/** Shown at once; the count follows with the next look at the room. */
function OwnReactions({ demo, own, onToggle }: OwnReactionsProps) {
  const [under, setUnder] = useState<{ kind: ReactionKind; isOn: boolean } | null>(null);
  const isOn = (kind: ReactionKind) =>
    under?.kind === kind ? under.isOn : own.reactions.includes(`${demo.storyId} ${kind}`);
  return (
    <Reactions
      counts={demo.reactions}
      isOn={isOn}
      onToggle={(kind) => {
        setUnder({ kind, isOn: !isOn(kind) });
        void onToggle(kind, !isOn(kind)).then(() => setUnder(null));
      }}
    />
  );
}

function Outcome({ review: { outcome } }: { review: SharedReview }) {
  if (!outcome) return null;
  return (
    <section aria-label="What came of the Flow Sprint" className="flex flex-col gap-4">
      <h2 className="font-medium">What came of the Flow Sprint</h2>
      <RecapFigures recap={outcome} />
    </section>
  );
}

function OwnFeedback({ own }: { own: OwnReview }) {
  if (own.feedback.length === 0) return null;
  return (
    <section aria-label="Your feedback">
      <h2 className="mb-1.5 font-medium">Your feedback</h2>
      <ul className="divide-y rounded border bg-surface">
        {own.feedback.map((one) => (
          <li key={one.id} className="flex flex-col gap-1.5 px-4 py-3">
            <p className="whitespace-pre-line wrap-anywhere">{one.text}</p>
            {one.about ? <p className="text-sm text-ink-2 wrap-anywhere">On {one.about}</p> : null}
            {one.state === "open" ? (
              <p className="text-sm text-ink-2">The Chief Product Owner hasn’t answered yet.</p>
            ) : (
              <FeedbackFate {...one} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function SharedPlaylist({ review: { demos, shown } }: { review: SharedReview }) {
  if (demos.length === 0) return null;
  return (
    <section aria-label="Demos">
      <h2 className="mb-1.5 font-medium">Demos</h2>
      <ul className="divide-y rounded border bg-surface">
        {demos.map(({ storyId, number, title, team, wasShown }) => (
          <li key={storyId} className="flex min-h-10 items-center gap-3 px-4 py-1.5">
            <span className="grid size-4 shrink-0 place-items-center text-accent">
              {storyId === shown?.storyId ? (
                <MonitorPlay role="img" aria-label="Shown now" className="size-4" />
              ) : wasShown ? (
                <Check role="img" aria-label="Shown" className="size-4" />
              ) : null}
            </span>
            <span className="min-w-0 flex-1 wrap-anywhere">
              <span className="mr-1 text-ink-3">S-{number}</span> {title}
            </span>
            {team ? (
              <span className="inline-flex shrink-0 items-center gap-1.5 text-sm text-ink-2">
                <TeamDot hue={team.hue} /> {team.name}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function stateWords({ state, startsAt, timeZone }: SharedReview): string {
  if (state === "closed") return "The Review is over. Thank you for being there.";
  if (state === "called_off") return "The Review was called off.";
  return `The Review begins ${dayAndTimeIn(startsAt, timeZone)} ${zoneWords(timeZone)}. Stay here: the page goes on by itself.`;
}
