"use client";

import { useEffect, useState } from "react";

const prefix = "flotilla.draft.";

/** What is typed and not saved yet, and the value it was begun from. */
export type Draft = {
  typed: string;
  seen: string;
  /** The id it was sent under as it is, its answer still awaited. */
  sent?: string;
};

/**
 * Keeps what is typed under a key until it is saved or given up, so that it outlives a reload, a
 * lost connection and a closed panel. Null while nothing is being typed.
 */
export function useDraft(key: string): [Draft | null, (draft: Draft | null) => void] {
  const [draft, setDraft] = useState<Draft | null>(null);
  useEffect(() => setDraft(read(key)), [key]);
  const keep = (next: Draft | null) => {
    setDraft(next);
    try {
      if (next === null) sessionStorage.removeItem(prefix + key);
      else sessionStorage.setItem(prefix + key, JSON.stringify(next));
    } catch {
      // A full or closed storage keeps nothing; the page itself still does.
    }
  };
  return [draft, keep];
}

/**
 * What is left of what was typed under keys that begin so, and a way to give all of it up. Read when
 * the component comes: it is for what isn't being typed any more.
 */
export function useLeftDrafts(start: string): [readonly string[], () => void] {
  const [left, setLeft] = useState<readonly string[]>([]);
  useEffect(() => setLeft(keysUnder(start).flatMap((key) => read(key)?.typed.trim() || [])), [start]);
  const giveUp = () => {
    setLeft([]);
    for (const key of keysUnder(start)) sessionStorage.removeItem(prefix + key);
  };
  return [left, giveUp];
}

function keysUnder(start: string): string[] {
  try {
    return Object.keys(sessionStorage)
      .filter((key) => key.startsWith(prefix + start))
      .map((key) => key.slice(prefix.length))
      .sort();
  } catch {
    return [];
  }
}

function read(key: string): Draft | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(prefix + key) ?? "null") as Partial<Draft> | null;
    return typeof kept?.typed === "string" && typeof kept.seen === "string"
      ? { typed: kept.typed, seen: kept.seen, ...(typeof kept.sent === "string" && { sent: kept.sent }) }
      : null;
  } catch {
    return null;
  }
}
