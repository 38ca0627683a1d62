"use client";

import { CircleAlert, CircleCheck, Rocket } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { PageFrame } from "@/components/frame/page-frame";
import { Badge } from "@/components/ui/badge";
import { Button, buttonLook } from "@/components/ui/button";
import { lazily } from "@/components/ui/lazily";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { RefusalNotice } from "@/components/ui/refusal-notice";
import { launchFlowTeam } from "@/lib/actions/flow-teams";
import { useCommand } from "@/lib/client/use-command";
import { rulebook } from "@/lib/domain/flow-teams/rulebook";
import { type Mend, type Missing, type Standing, canLaunch, launchStanding } from "@/lib/domain/flow-teams/standing";
import type { PeopleView } from "@/lib/domain/flow-teams/view";
import type { PaintedView } from "@/lib/domain/live";
import { useHere, useMay } from "./here";
import type { Question } from "./teams-acts";
import { usePeople } from "./use-people";

const TeamsDialogs = lazily(dynamic(() => import("./teams-dialogs").then((module) => module.TeamsDialogs)));

/** How far a Flow Team is from its launch: TEAM-1 to TEAM-5, each with what puts it right. */
export function LaunchScreen({ initial }: { initial: PaintedView<PeopleView> }) {
  const { flowTeamId, slug } = useHere();
  const people = usePeople(initial);
  const { facts } = people;
  const mayRun = useMay("run the flow team");
  const [question, ask] = useState<Question | null>(null);
  const launch = useCommand(launchFlowTeam, { isInline: true, done: () => `${facts.name} is launched` });
  const standing = launchStanding(facts);
  const left = standing.filter(({ kind, holds }) => kind === "hard" && !holds).length;
  const isReady = canLaunch(facts).ok;

  return (
    <PageFrame
      title="Launch"
      subtitle={subtitleOf(facts.state, left)}
      actions={
        mayRun && facts.state === "forming" ? (
          <Button
            variant="primary"
            disabled={!isReady}
            pending={launch.pending}
            onClick={() => void launch.run({ flowTeamId })}
          >
            <Rocket aria-hidden="true" />
            Launch
          </Button>
        ) : null
      }
    >
      <div className="mx-auto flex max-w-3xl flex-col gap-4">
        <RefusalNotice refusal={launch.refusal} rulebookHref={`/flow-teams/${slug}/rulebook`} />
        <LaunchState state={facts.state} isReady={isReady} mayRun={mayRun} />
        <ol className="flex flex-col gap-3">
          {standing.map((one) => (
            <li key={one.rule}>
              <RuleCard standing={one} isForming={facts.state === "forming"} onMend={mayRun ? ask : null} />
            </li>
          ))}
        </ol>
        {mayRun && facts.state === "forming" ? (
          <p className="text-ink-2">
            Many people at once?{" "}
            <button
              type="button"
              className="font-medium text-accent-ink underline underline-offset-2"
              onClick={() => ask({ is: "paste" })}
            >
              Add them from a list
            </button>
            .
          </p>
        ) : null}
      </div>
      {question ? <TeamsDialogs question={question} people={people} onClose={() => ask(null)} /> : null}
    </PageFrame>
  );
}

function subtitleOf(state: string, left: number): string {
  if (state !== "forming") return state === "active" ? "Launched" : "Retired";
  if (left === 0) return "Ready";
  return left === 1 ? "1 rule is left to meet" : `${left} rules are left to meet`;
}

function LaunchState({ state, isReady, mayRun }: { state: string; isReady: boolean; mayRun: boolean }) {
  const { slug } = useHere();
  if (state === "active") {
    return (
      <Notice
        tone="ok"
        title="This Flow Team is launched"
        actions={
          <Link href={`/flow-teams/${slug}/calendar`} className={buttonLook()}>
            Go to the calendar
          </Link>
        }
      >
        The first four rules hold from now on, at any time.
      </Notice>
    );
  }
  if (state === "retired")
    return <Notice title="This Flow Team is retired">It can be read, and nothing of it changes any more.</Notice>;
  if (!isReady) {
    return (
      <p className="text-ink-2 text-pretty">
        A Flow Team is launched once it is whole. From then on it stays so: roles are handed over, and no team is left
        without its people.
      </p>
    );
  }
  return (
    <Notice tone="ok" title="Everything is in place">
      {mayRun
        ? "Launch it when you are. After that the first four rules hold at any time."
        : "The CSM or an Administrator launches it."}
    </Notice>
  );
}

/** How many missing things are listed before the rest is only counted. */
const listed = 9;

type RuleCardProps = { standing: Standing; isForming: boolean; onMend: ((question: Question) => void) | null };

function RuleCard({ standing, isForming, onMend }: RuleCardProps) {
  const { slug } = useHere();
  const { rule, kind, holds, facts, missing } = standing;
  const title = rulebook[0]?.rules.find(({ id }) => id === rule)?.title ?? rule;
  const Icon = holds ? CircleCheck : CircleAlert;
  const tone = holds ? "text-ok-ink" : kind === "advice" ? "text-warn-ink" : isForming ? "text-ink-3" : "text-bad-ink";
  return (
    <section aria-labelledby={rule} className="rounded-lg border bg-surface">
      <div className="flex items-start gap-3 px-4 py-3">
        <Icon aria-hidden="true" className={`mt-0.5 size-5 shrink-0 ${tone}`} />
        <div className="min-w-0 flex-1">
          <h2 id={rule} className="text-md font-semibold">
            {title}
          </h2>
          <p className="text-ink-2">{facts}</p>
        </div>
        {kind === "advice" && !holds ? <Badge tone="warn">Advice</Badge> : null}
        <Link
          href={`/flow-teams/${slug}/rulebook#${rule}`}
          className="shrink-0 text-sm text-ink-3 underline underline-offset-2"
        >
          {rule}
        </Link>
      </div>
      {missing.length > 0 ? (
        <ul className="border-t px-4 py-1.5">
          {missing.slice(0, listed).map((one) => (
            <MissingLine key={one.text} missing={one} onMend={onMend} />
          ))}
          {missing.length > listed ? <li className="py-1.5 text-ink-3">And {missing.length - listed} more.</li> : null}
        </ul>
      ) : null}
    </section>
  );
}

function MissingLine({ missing: { text, mend }, onMend }: { missing: Missing; onMend: RuleCardProps["onMend"] }) {
  const { slug } = useHere();
  const question = questionOf(mend);
  return (
    <li className="flex min-h-9 items-center gap-3 py-1">
      <span className="min-w-0 flex-1">{text}</span>
      {question && onMend ? (
        <Button onClick={() => onMend(question)} aria-label={`${mendLabels[mend.act]}: ${text}`}>
          {mendLabels[mend.act]}
        </Button>
      ) : question ? null : (
        <Link
          href={`/flow-teams/${slug}/teams`}
          className="shrink-0 font-medium text-accent-ink underline underline-offset-2"
        >
          {mendLabels[mend.act]}
        </Link>
      )}
    </li>
  );
}

const mendLabels: Record<Mend["act"], string> = {
  "add team": "Add a Scrum Team",
  "give role": "Choose",
  "see team": "See the team",
  "see people": "See the people",
};

function questionOf(mend: Mend): Question | null {
  if (mend.act === "add team") return { is: "add team" };
  return mend.act === "give role" ? { is: "fill", seat: mend.seat } : null;
}
