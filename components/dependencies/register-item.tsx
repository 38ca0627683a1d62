"use client";

import type { ReactNode } from "react";

type RegisterItemProps = {
  /** How it is called in a word: "R-3". */
  name: string;
  title: string;
  /** What it is sorted by, in front. */
  lead: ReactNode;
  /** What else is known of it, below the title. */
  facts: ReactNode;
  /** How it stands. */
  badge: ReactNode;
  isOpen: boolean;
  onOpen(): void;
};

/** A row of a register, which opens its panel. */
export function RegisterItem({ name, title, lead, facts, badge, isOpen, onOpen }: RegisterItemProps) {
  return (
    <li>
      <button
        type="button"
        aria-current={isOpen || undefined}
        className="flex w-full items-start gap-3 rounded px-2 py-2.5 text-left -outline-offset-2 hover:bg-hover aria-current:bg-hover"
        onClick={onOpen}
      >
        {lead}
        <span className="min-w-0 flex-1">
          <span className="block wrap-anywhere">
            <span className="text-ink-3">{name}</span> {title}
          </span>
          <span className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-sm text-ink-3">{facts}</span>
        </span>
        {badge}
      </button>
    </li>
  );
}
