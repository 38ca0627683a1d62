"use client";

import { Check, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { type Minutes, type MinutesSection, actionsIn } from "@/lib/domain/events/minutes";
import { useRoom } from "./use-room";

/** What came of a closed event: its outputs, decisions and action items. */
export function MinutesOutcome({ minutes }: { minutes: Minutes }) {
  return (
    <>
      <Part title="Outputs">
        {minutes.outputs.map(({ name: output, said, isMet, missing = [] }) => (
          <li key={output} className="flex items-start gap-2 border-b py-2">
            {isMet ? (
              <Check aria-label="There" className="mt-0.5 size-4 shrink-0 text-ok-ink" />
            ) : (
              <TriangleAlert aria-label="Missing" className="mt-0.5 size-4 shrink-0 text-warn-ink" />
            )}
            <span className="flex min-w-0 flex-1 flex-wrap justify-between gap-x-3">
              <span>{output}</span>
              <span className="text-ink-2 wrap-anywhere">{said}</span>
              {missing.length > 0 ? (
                <ul className="basis-full list-disc pl-4 text-ink-2 wrap-anywhere">
                  {missing.map((one) => (
                    <li key={one}>{one}</li>
                  ))}
                </ul>
              ) : null}
            </span>
          </li>
        ))}
      </Part>
      <MinutesLines title="Decisions" lines={minutes.decisions} />
      <Part title="Action items">
        {actionsIn(minutes).map(({ number, text, says }) => (
          <li key={number} className="flex flex-wrap gap-x-3 border-b py-2">
            <span className="min-w-0 flex-1 wrap-anywhere">
              A-{number} {text}
            </span>
            <span className="text-ink-2">{says}</span>
          </li>
        ))}
      </Part>
    </>
  );
}

/** A section of minutes, with where to read on; where it has no line, nothing. */
export function MinutesLines({
  title,
  lines,
  link,
}: {
  title: string;
  lines: readonly string[];
  link?: MinutesSection["link"];
}) {
  const { slug } = useRoom();
  const shown = lines.map((line) => (
    <li key={line} className="border-b py-2 wrap-anywhere">
      {line}
    </li>
  ));
  if (!link) return <Part title={title}>{shown}</Part>;
  return (
    <Part title={title}>
      {[
        ...shown,
        <li key={link.path} className="py-2 print:hidden">
          <Link href={`/flow-teams/${slug}/${link.path}`} className="text-accent-ink hover:underline">
            {link.words}
          </Link>
        </li>,
      ]}
    </Part>
  );
}

function Part({ title, children }: { title: string; children: ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <section>
      <h3 className="mb-1 text-sm font-normal text-ink-2">{title}</h3>
      <ul className="border-t">{children}</ul>
    </section>
  );
}
