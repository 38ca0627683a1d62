"use client";

import clsx from "clsx";
import { Avatar } from "@/components/ui/avatar";

type Person = { id: string; name: string };

type MentionListProps = {
  id: string;
  people: readonly Person[];
  active: number;
  onPick(person: Person): void;
};

/** The people an @ could mean, under the text being written. The text keeps the focus. */
export function MentionList({ id, people, active, onPick }: MentionListProps) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label="People"
      className="appear absolute inset-x-0 top-full z-20 mt-1 max-h-52 overflow-y-auto rounded-lg border bg-raised p-1 shadow-float"
    >
      {people.map((person, index) => (
        <button
          key={person.id}
          id={`${id}-${index}`}
          type="button"
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          // Before the text loses its focus, and with it the list.
          onMouseDown={(event) => {
            event.preventDefault();
            onPick(person);
          }}
          className={clsx(
            "flex w-full items-center gap-2 rounded px-2 py-1 text-left",
            index === active ? "bg-hover text-ink" : "text-ink-2",
          )}
        >
          <Avatar id={person.id} name={person.name} size="sm" />
          <span className="truncate">{person.name}</span>
        </button>
      ))}
    </div>
  );
}
