"use client";

import { useSyncExternalStore } from "react";
import { dayWords } from "@/components/ui/day-words";

const units: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** A time as people say it, in the viewer's locale; the exact time is on hover. */
export function Ago({ at }: { at: string }) {
  const minute = useMinute();
  const then = new Date(at);
  return (
    <time
      dateTime={at}
      title={then.toLocaleString(undefined, { dateStyle: "full", timeStyle: "medium" })}
      suppressHydrationWarning
    >
      {minute === null ? dayWords(at.slice(0, 10)) : agoWords(then.getTime(), minute)}
    </time>
  );
}

function agoWords(then: number, now: number): string {
  const seconds = Math.max(0, (now - then) / 1000);
  const format = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });
  for (const [unit, length] of units) {
    if (seconds >= length) return format.format(-Math.floor(seconds / length), unit);
  }
  return "just now";
}

/** The clock, by the minute; null on the server, whose clock isn't the viewer's. */
function useMinute(): number | null {
  return useSyncExternalStore(
    watchMinutes,
    () => Math.ceil(Date.now() / 60_000) * 60_000,
    () => null,
  );
}

function watchMinutes(tell: () => void): () => void {
  const timer = setInterval(tell, 30_000);
  return () => clearInterval(timer);
}
