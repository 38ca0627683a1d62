"use client";

import clsx from "clsx";
import { ArrowRight } from "lucide-react";
import { useHere } from "@/components/flow-teams/here";
import { Badge } from "@/components/ui/badge";
import { Fold } from "@/components/ui/fold";
import { Link } from "@/components/ui/link";
import { TeamDot } from "@/components/ui/team-dot";
import { type TodayLine, type TodaySection, sectionId } from "@/lib/domain/events/today";

/** What waits for the person, each line opening what it names. */
export function TodaySectionPart({ section: { key, title, count, href, lines, empty } }: { section: TodaySection }) {
  const { slug } = useHere();
  const id = sectionId(key);
  return (
    <section aria-labelledby={id}>
      <div className="mb-1 flex items-center gap-2">
        <h3 id={id} className="flex-1 text-sm font-normal text-ink-2">
          {title}
        </h3>
        <Link
          href={`/flow-teams/${slug}/${href}`}
          aria-label={`${title}: ${count}`}
          className="inline-flex min-h-6 min-w-6 items-center justify-end text-sm text-ink-2 tabular-nums hover:underline pointer-coarse:min-h-control pointer-coarse:min-w-control"
        >
          {count}
        </Link>
      </div>
      {lines.length === 0 ? (
        <p className="border-t pt-2 text-ink-2">{empty}</p>
      ) : (
        <ul className="border-t">
          {lines.map((line) => (
            <Line key={line.key} line={line} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** All that has nothing in it, in one line; opened, each says so in its own words and leads to its place. */
export function EmptySections({ sections }: { sections: readonly TodaySection[] }) {
  const { slug } = useHere();
  return (
    <Fold
      title={`Nothing: ${sections.map(({ title }) => title).join(", ")}`}
      className="text-ink-2"
      lineClass="text-sm"
    >
      <ul className="mt-1 ml-5">
        {sections.map(({ key, title, href, empty }) => (
          <li key={key} id={sectionId(key)}>
            <Link
              href={`/flow-teams/${slug}/${href}`}
              className="inline-flex min-h-6 items-center underline underline-offset-2 pointer-coarse:min-h-control"
            >
              {title}
            </Link>
            : {empty}
          </li>
        ))}
      </ul>
    </Fold>
  );
}

function Line({ line: { title, detail, href, hues, badge } }: { line: TodayLine }) {
  const { slug } = useHere();
  return (
    <li className="border-b">
      <Link href={`/flow-teams/${slug}/${href}`} className="flex min-h-14 items-center gap-x-3 py-2 hover:bg-hover">
        {hues.length > 0 ? (
          <span aria-hidden="true" className="inline-flex shrink-0 items-center gap-1 text-ink-3">
            {hues.map((hue, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: needer and giver may share a hue, and never change places
              <span key={at} className="inline-flex items-center gap-1">
                {at > 0 ? <ArrowRight className="size-3.5" /> : null}
                <TeamDot hue={hue} />
              </span>
            ))}
          </span>
        ) : null}
        {/* On a phone the title has the whole line, and the Badge stands beside what the second one says. */}
        <span className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)_fit-content(45%)] items-center">
          <span
            className={clsx("line-clamp-2 font-medium wrap-anywhere sm:line-clamp-1", detail && "max-sm:col-span-full")}
          >
            {title}
          </span>
          {badge ? (
            <Badge
              tone={badge.tone}
              className={clsx("ml-3 min-w-0 justify-self-end", detail && "sm:row-span-2 max-sm:order-last")}
            >
              {badge.text}
            </Badge>
          ) : null}
          {detail ? (
            <span className="col-start-1 line-clamp-2 text-ink-2 wrap-anywhere sm:line-clamp-1">{detail}</span>
          ) : null}
        </span>
      </Link>
    </li>
  );
}
