"use client";

import clsx from "clsx";
import { ChevronRight, CircleCheck, CircleDashed } from "lucide-react";
import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Link } from "@/components/ui/link";
import { sayNone } from "@/lib/actions/events";
import { patchView } from "@/lib/client/optimistic";
import { useCommand } from "@/lib/client/use-command";
import { useView } from "@/lib/client/use-view";
import type { OutputStanding } from "@/lib/domain/events/outputs";
import { useRoom } from "./use-room";

/** The outputs that let the event close, as they stand now. */
export function useOutputs(): readonly OutputStanding[] | undefined {
  const { slug, key, isClosed } = useRoom();
  return useView<OutputStanding[]>(outputsKey(slug, key), null, { enabled: !isClosed }).data;
}

const outputsKey = (slug: string, key: string) => ({ slug, view: `events/${key}/outputs` });

/** What is still needed to close: each line opens what is missing. */
export function ClosingList() {
  const outputs = useOutputs();
  return (
    <section aria-label="To close the event">
      <h2 className="mb-1 text-sm font-normal text-ink-2">To close the event</h2>
      <ul className="flex flex-col">
        {outputs?.map((output) => (
          <Output key={output.key} output={output} />
        ))}
      </ul>
    </section>
  );
}

type OutputProps = {
  output: OutputStanding;
  /** What is missing is named at once. */
  isUnfolded?: boolean;
  /** Something missing was opened. */
  onLeave?: () => void;
};

/** An output as it stands, what is missing of it, and where it may be said that there is none. */
export function Output({ output, isUnfolded = false, onLeave }: OutputProps) {
  const { slug, flowTeamId, key, mayLead, isRunning } = useRoom();
  const [isOpen, setIsOpen] = useState(isUnfolded);
  const none = useCommand(sayNone, {
    optimistic: ({ output: said, isNone }) => [
      patchView<OutputStanding[]>(outputsKey(slug, key), (outputs) =>
        outputs.map((one) => (one.key === said ? { ...one, saidNone: isNone, isMet: isNone } : one)),
      ),
    ],
  });
  const { name, met, of, isMet, missing, said, saidNone } = output;
  const figure = saidNone && of === 0 ? "none" : said ? "" : of > 0 ? `${met} / ${of}` : "none yet";
  const mayOpen = missing.length > 0;
  const line = (
    <>
      {isMet ? (
        <CircleCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-ok" />
      ) : (
        <CircleDashed aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-ink-3" />
      )}
      <span className="min-w-0 flex-1">
        {name}
        <span className="sr-only">{isMet ? ": there. " : ": missing. "}</span>
        {said && !saidNone ? (
          <span className={clsx("block text-sm", isMet ? "text-ok-ink" : "text-warn-ink")}>{said}</span>
        ) : null}
      </span>
      <span className={clsx("shrink-0 text-right font-medium tabular-nums", isMet ? "text-ok-ink" : "text-warn-ink")}>
        {figure}
      </span>
    </>
  );
  return (
    <li className="py-1">
      {mayOpen ? (
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
          className="flex w-full items-start gap-2 rounded text-left hover:bg-hover pointer-coarse:min-h-control"
        >
          {line}
          <ChevronRight
            aria-hidden="true"
            className={clsx("mt-0.5 size-4 shrink-0 text-ink-3 transition-transform", isOpen && "rotate-90")}
          />
        </button>
      ) : (
        <div className="flex items-start gap-2 pr-4">{line}</div>
      )}
      {isOpen && mayOpen ? (
        <ul className="mt-1 mb-1 ml-6 flex flex-col gap-1 border-l pl-2.5">
          {missing.map(({ label, href }) => (
            <li key={label}>
              <Link href={href} className="text-accent-ink hover:underline" onClick={onLeave}>
                {label}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
      {output.none && mayLead && isRunning ? (
        <Checkbox
          className="ml-6 text-sm text-ink-2"
          label={output.none}
          checked={saidNone}
          onChange={({ target }) => void none.run({ flowTeamId, key, output: output.key, isNone: target.checked })}
        />
      ) : saidNone ? (
        <p className="ml-6 text-sm text-ink-2">{output.none}</p>
      ) : null}
    </li>
  );
}
