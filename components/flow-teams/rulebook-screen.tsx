"use client";

import { useState } from "react";
import { PageFrame } from "@/components/frame/page-frame";
import { Badge, type Tone } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { Segmented } from "@/components/ui/segmented";
import { useView } from "@/lib/client/use-view";
import { type Rule, ruleKinds, rulebook } from "@/lib/domain/flow-teams/rulebook";
import type { RuleStanding } from "@/lib/domain/flow-teams/rulebook-standing";
import type { PaintedView } from "@/lib/domain/live";
import type { RuleId } from "@/lib/domain/result";
import { useHere } from "./here";

const shownKinds = ["all", "trouble"] as const;
type Shown = (typeof shownKinds)[number];

/** Every rule, with how this Flow Team stands against it now. */
export function RulebookScreen({ initial }: { initial: PaintedView<RuleStanding[]> }) {
  const { slug } = useHere();
  const { data } = useView<RuleStanding[]>({ slug, view: "rulebook" }, initial);
  const [shown, setShown] = useState<Shown>("all");
  const standing = new Map(data.map((one) => [one.rule, one]));
  const isTrouble = ({ id }: Rule) => needsALook(standing.get(id));
  const chapters = rulebook
    .map((chapter) => ({ ...chapter, rules: chapter.rules.filter((rule) => shown === "all" || isTrouble(rule)) }))
    .filter(({ rules }) => rules.length > 0);

  return (
    <PageFrame
      title="Rulebook"
      subtitle={summaryOf(data)}
      toolbar={
        <Segmented
          label="Which rules"
          value={shown}
          onChange={setShown}
          options={[
            { value: "all", label: "All rules" },
            {
              value: "trouble",
              label: (
                <>
                  What needs a look
                  <span className="text-ink-3 tabular-nums">{data.filter(needsALook).length}</span>
                </>
              ),
            },
          ]}
        />
      }
    >
      <div className="mx-auto flex max-w-4xl flex-col gap-6">
        <p className="font-medium md:hidden">{summaryOf(data)}</p>
        <dl className="grid gap-x-6 gap-y-2 text-ink-2 md:grid-cols-3">
          {Object.values(ruleKinds).map(({ name, meaning }) => (
            <div key={name}>
              <dt className="font-semibold text-ink">{name}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        {chapters.length === 0 ? (
          <p className="py-10 text-center text-ink-2">Nothing needs a look: every rule that is measured holds.</p>
        ) : null}
        {chapters.map(({ title, rules }) => (
          <section key={title} aria-label={title}>
            <h2 className="mb-2 text-md font-semibold">{title}</h2>
            <ul className="divide-y rounded-lg border bg-surface">
              {rules.map((rule) => (
                <RuleRow key={rule.id} rule={rule} standing={standing.get(rule.id)} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </PageFrame>
  );
}

function needsALook(standing: RuleStanding | undefined): boolean {
  return standing?.is === "broken" || standing?.is === "advised";
}

const isAdvice = (id: RuleId) =>
  rulebook.some(({ rules }) => rules.some((rule) => rule.id === id && rule.kind === "advice"));

/** Advice counts as advice, in conflict or not: only what nobody may break is called broken. */
function summaryOf(standing: readonly RuleStanding[]): string {
  const count = (is: RuleStanding["is"]) => standing.filter((one) => one.is === is).length;
  const broken = standing.filter((one) => one.is === "broken" && !isAdvice(one.rule)).length;
  const advised = standing.filter(needsALook).length - broken;
  return [
    `${count("holds")} hold`,
    broken > 0 ? `${broken} ${broken === 1 ? "is" : "are"} broken` : null,
    advised > 0 ? `${advised} ${advised === 1 ? "piece" : "pieces"} of advice not followed` : null,
  ]
    .filter(Boolean)
    .join(" · ");
}

const standingWords: Record<RuleStanding["is"], { label: string; tone: Tone }> = {
  holds: { label: "Holds", tone: "ok" },
  open: { label: "Open", tone: "neutral" },
  advised: { label: "Not followed", tone: "warn" },
  broken: { label: "Broken", tone: "bad" },
  later: { label: "Not measured yet", tone: "neutral" },
};

/** Where what a rule speaks of is put right. */
const places: Partial<Record<RuleId, { path: string; label: string }>> = {
  "TEAM-5": { path: "teams", label: "See the teams" },
  "BLG-4": { path: "capacity", label: "See capacity" },
  "DEP-2": { path: "roadmap?only=conflicts", label: "See them on the roadmap" },
};

function RuleRow({ rule, standing }: { rule: Rule; standing: RuleStanding | undefined }) {
  const { slug } = useHere();
  const { label, tone } = standingWords[standing?.is ?? "later"];
  const place = needsALook(standing) ? places[rule.id] : undefined;
  const items = standing?.items ?? [];
  return (
    <li
      id={rule.id}
      className="grid scroll-mt-4 gap-x-6 gap-y-1.5 px-4 py-3 target:bg-accent-soft md:grid-cols-[1fr_minmax(14rem,2fr)]"
    >
      <div>
        <h3 className="font-semibold">{rule.title}</h3>
        <p className="text-sm text-ink-3">
          {rule.id} · {ruleKinds[rule.kind].name}
        </p>
      </div>
      <div className="min-w-0">
        <p className="text-pretty">{rule.text}</p>
        <p className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-2">
          <Badge tone={tone}>{standing?.is === "broken" && rule.kind === "advice" ? "In conflict" : label}</Badge>
          <span className="min-w-0">{standing?.says}</span>
        </p>
        {items.length > 0 ? (
          <ul className="mt-1.5 list-disc pl-5 text-ink-2">
            {items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        ) : null}
        {place ? (
          <Link
            href={`/flow-teams/${slug}/${place.path}`}
            className="mt-1 inline-block py-0.5 font-medium text-accent-ink underline underline-offset-2"
          >
            {place.label}
          </Link>
        ) : null}
      </div>
    </li>
  );
}
