"use client";

import { useState } from "react";
import { useGround } from "@/components/backlog/use-stories";
import { mentionText } from "@/lib/domain/conversations/mentions";

type Person = { id: string; name: string };
/** Where in the text an @ is being completed. */
type Open = { from: number; to: number; search: string };

const mostShown = 6;

/**
 * Completes an @ to a Member's name. `look` is told the text and the cursor after each change;
 * `pick` answers the text with the name in it and where the cursor goes.
 */
export function useMentions() {
  const ground = useGround();
  const [open, setOpen] = useState<Open | null>(null);
  const [active, setActive] = useState(0);
  const people = open ? matching(ground?.people ?? [], open.search) : [];

  function look(text: string, cursor: number): void {
    const found = text
      .slice(0, cursor)
      .match(/(?:^|[\s(])@([\p{Letter}\p{Mark}'’.-]*(?: [\p{Letter}\p{Mark}'’.-]*)?)$/u);
    setActive(0);
    setOpen(found ? { from: cursor - (found[1]?.length ?? 0) - 1, to: cursor, search: found[1] ?? "" } : null);
  }

  function pick(text: string, person: Person): { text: string; cursor: number } {
    if (!open) return { text, cursor: text.length };
    const name = `${mentionText(person)} `;
    setOpen(null);
    return { text: text.slice(0, open.from) + name + text.slice(open.to), cursor: open.from + name.length };
  }

  return {
    people,
    active,
    isOpen: people.length > 0,
    look,
    pick,
    step: (by: number) => setActive((now) => (now + by + people.length) % Math.max(1, people.length)),
    close: () => setOpen(null),
  };
}

function matching(people: readonly (Person & { teamIds: string[] })[], search: string): Person[] {
  const wanted = search.toLocaleLowerCase();
  return people
    .filter(({ name }) => {
      const whole = name.toLocaleLowerCase();
      return whole.startsWith(wanted) || whole.split(" ").some((part) => part.startsWith(wanted));
    })
    .slice(0, mostShown);
}
