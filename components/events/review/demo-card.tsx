"use client";

import { ExternalLink } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { buttonLook } from "@/components/ui/button";
import { TeamDot } from "@/components/ui/team-dot";
import { teamColor } from "@/components/ui/team-color";
import type { DemoInView } from "@/lib/domain/events/review";

type DemoCardProps = {
  demo: DemoInView;
  /** How long it is shown. */
  clock?: ReactNode;
  /** The Story's name, where it opens something. */
  name?: ReactNode;
  /** What is done about it: reactions, words. */
  children?: ReactNode;
};

/** The Story that is shown now: whose it is, what was promised, where to try it. */
export function DemoCard({ demo, clock, name, children }: DemoCardProps) {
  const { number, title, team, epic, presenter, demoLink, criteria } = demo;
  const isWeb = /^https?:\/\//i.test(demoLink);
  return (
    <article
      {...(team && teamColor(team.hue))}
      aria-label={`Shown now: S-${number} ${title}`}
      className="overflow-hidden rounded border bg-surface"
    >
      <div className={team ? "h-1 bg-team" : "h-1 bg-line"} />
      <div className="flex flex-col gap-4 p-5 in-data-projector:gap-6 in-data-projector:p-8 max-md:p-4">
        <header className="flex flex-wrap items-start gap-x-4 gap-y-2">
          <div className="min-w-0 flex-1 basis-60">
            <p className="flex flex-wrap items-center gap-x-2 text-ink-2 in-data-projector:text-xl">
              {team ? (
                <span className="inline-flex items-center gap-1.5">
                  <TeamDot hue={team.hue} /> {team.name}
                </span>
              ) : null}
              {presenter ? <span>presented by {presenter}</span> : null}
            </p>
            <h2 className="text-xl font-semibold wrap-anywhere in-data-projector:text-figure">
              <span className="mr-1 font-normal text-ink-3 tabular-nums">{name ?? `S-${number}`}</span> {title}
            </h2>
            {epic ? (
              <p className="text-ink-2 wrap-anywhere in-data-projector:text-lg">
                Of E-{epic.number} {epic.title}
              </p>
            ) : null}
          </div>
          {clock}
        </header>
        {criteria.length > 0 ? (
          <ul
            aria-label="Acceptance criteria"
            className="flex flex-col gap-1.5 in-data-projector:gap-3 in-data-projector:text-xl"
          >
            {criteria.map(({ id, text, state }) => (
              <li key={id} className="flex items-baseline gap-2">
                <Badge tone={state === "met" ? "ok" : state === "not_met" ? "bad" : "neutral"} className="shrink-0">
                  {state === "met" ? "Met" : state === "not_met" ? "Not met" : "Open"}
                </Badge>
                <span className="min-w-0 wrap-anywhere">{text}</span>
              </li>
            ))}
          </ul>
        ) : (
          <p className="text-ink-3">It has no acceptance criteria.</p>
        )}
        {/* Nobody presses anything on a wall. */}
        {isWeb ? (
          <a
            href={demoLink}
            target="_blank"
            rel="noreferrer"
            className={buttonLook("secondary", "self-start in-data-projector:hidden")}
          >
            <ExternalLink aria-hidden="true" /> Try it yourself
          </a>
        ) : demoLink ? (
          <p className="text-ink-2 wrap-anywhere">Where to try it: {demoLink}</p>
        ) : null}
        {children}
      </div>
    </article>
  );
}
