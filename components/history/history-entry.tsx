"use client";

import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { type HistoryEntry, type HistoryPage, deedOf, fieldChanges } from "@/lib/domain/history-words";
import { undoRun } from "@/lib/actions/history";
import { useCommand } from "@/lib/client/use-command";
import { Ago } from "./ago";

type HistoryEntryRowProps = {
  entry: HistoryEntry;
  names: HistoryPage["names"];
  /** Says which item it was: for a list over several. */
  withItem?: boolean;
  /** Offers to take it back. */
  isOwnLast?: boolean;
};

/** One act: who, when, and which field went from what to what. */
export function HistoryEntryRow({ entry, names, withItem, isOwnLast }: HistoryEntryRowProps) {
  const { by, item, reason } = entry;
  const changes = fieldChanges(entry, names);
  return (
    <li className="flex gap-2.5 py-2.5">
      {by ? <Avatar id={by.id} name={by.name} /> : <span aria-hidden="true" className="size-6 shrink-0" />}
      <div className="min-w-0 flex-1">
        <p className="wrap-anywhere">
          <span className="font-semibold">{by?.name ?? "Flotilla"}</span> {deedWords(entry)}{" "}
          {withItem ? <span className="font-medium">{item.title}</span> : null}{" "}
          <span className="ml-0.5 text-ink-2">
            <Ago at={entry.at} />
          </span>
        </p>
        <dl className="mt-0.5 text-ink-2">
          {changes.map(({ field, from, to }) => (
            <div key={field} className="flex flex-wrap gap-x-1.5">
              <dt>{field}:</dt>
              <dd className="min-w-0 wrap-anywhere">
                {entry.before && entry.after ? (
                  <>
                    <Value text={from} /> → <Value text={to} />
                  </>
                ) : (
                  <Value text={entry.after ? to : from} />
                )}
              </dd>
            </div>
          ))}
        </dl>
        {reason ? <p className="mt-0.5 wrap-anywhere">“{reason}”</p> : null}
        {isOwnLast && entry.canUndo ? <TakeBack commandId={entry.commandId} /> : null}
      </div>
    </li>
  );
}

function deedWords(entry: HistoryEntry): string {
  const words = { added: "added", removed: "removed", changed: "changed" }[deedOf(entry)];
  return entry.isUndo ? `took back: ${words}` : words;
}

const longest = 160;

/** A value, cut where it's long; all of it on hover. */
function Value({ text }: { text: string }) {
  if (text.length <= longest) return <span className="text-ink">{text}</span>;
  return (
    <span className="text-ink" title={text}>
      {text.slice(0, longest)}…
    </span>
  );
}

function TakeBack({ commandId }: { commandId: string }) {
  const { run, pending } = useCommand(undoRun);
  return (
    <Button variant="quiet" className="-ml-2 mt-0.5" pending={pending} onClick={() => run({ commandId })}>
      Undo
    </Button>
  );
}
