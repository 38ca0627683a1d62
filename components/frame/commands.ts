"use client";

import { type ReactNode, useEffect, useRef, useSyncExternalStore } from "react";
import { Watchers } from "@/lib/client/watchers";

/** Something a page can do, found by ⌘K and listed under `?`. */
export type FrameCommand = {
  /** The same for the same thing, always: "roadmap.saveVersion". */
  id: string;
  /** "Save a version". */
  label: string;
  /** Other words it is found by. */
  keywords?: string;
  /** "n", "g r", "mod+k": bound for the whole page, single keys not while something is typed. */
  keys?: string;
  /** The heading it stands under in the list of shortcuts. */
  group?: string;
  icon?: ReactNode;
  /** Not listed by ⌘K, which has it in another way. */
  keysOnly?: boolean;
  /** Left out for keys the page binds itself, to the focused row say: then only listed. */
  run?: () => void;
};

const none: readonly FrameCommand[] = [];
const registered = new Map<symbol, readonly FrameCommand[]>();
const watchers = new Watchers();
let all = none;

function changed(): void {
  all = [...registered.values()].flat();
  watchers.tell();
}

/** Adds commands for as long as the component is there. What they run may change with each render. */
export function useCommands(commands: readonly FrameCommand[]): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  const shape = JSON.stringify(commands.map(({ icon: _icon, run, ...words }) => ({ ...words, runs: Boolean(run) })));
  // biome-ignore lint/correctness/useExhaustiveDependencies: registered anew only when what is read changes
  useEffect(() => {
    const key = Symbol();
    const find = (id: string) => latest.current.find((command) => command.id === id);
    registered.set(
      key,
      latest.current.map((command) => (command.run ? { ...command, run: () => find(command.id)?.run?.() } : command)),
    );
    changed();
    return () => {
      registered.delete(key);
      changed();
    };
  }, [shape]);
}

/** All commands of the page now, in the order their components came. */
export function useAllCommands(): readonly FrameCommand[] {
  return useSyncExternalStore(
    watchers.watch,
    () => all,
    () => none,
  );
}
