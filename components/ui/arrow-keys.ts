import type { KeyboardEvent } from "react";

export type Direction = "left" | "right" | "up" | "down";

/** Which way a key goes, by its name; a key that goes no way has none. */
export const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

type Step = (at: number, last: number) => number;

const onwards: Step = (at, last) => (at === last ? 0 : at + 1);
const backwards: Step = (at, last) => (at === 0 ? last : at - 1);
const across: Readonly<Record<string, Step>> = {
  ArrowRight: onwards,
  ArrowLeft: backwards,
  Home: () => 0,
  End: (_, last) => last,
};

/** How arrows, Home and End step through each kind of row: up and down are a page's own beside tabs. */
const stepsOf: Readonly<Record<"tab" | "radio", Readonly<Record<string, Step>>>> = {
  tab: across,
  radio: { ...across, ArrowDown: onwards, ArrowUp: backwards },
};

/** Moves the focus through a row of tabs or radios, round at its ends; answers who has it now. */
export function walk(event: KeyboardEvent<HTMLElement>, role: keyof typeof stepsOf): HTMLElement | undefined {
  const step = stepsOf[role][event.key];
  const row = [...event.currentTarget.querySelectorAll<HTMLElement>(`[role=${role}]`)];
  const at = row.indexOf(event.target as HTMLElement);
  if (!step || at < 0 || event.altKey || event.ctrlKey || event.metaKey) return undefined;
  event.preventDefault();
  const next = row[step(at, row.length - 1)];
  next?.focus();
  return next;
}
