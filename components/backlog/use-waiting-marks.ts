"use client";

import { useMemo } from "react";
import type { Waiting } from "@/lib/client/command-queue";
import { useWaiting } from "@/lib/client/use-waiting";

/** What the input of a command names the Stories and Tasks by that it is about. */
type Naming = { storyId?: string; taskId?: string; stories?: readonly { storyId: string }[] };

/** The Stories and Tasks a command that waits is about. */
function idsIn(input: unknown): string[] {
  // Only what this app has sent itself waits, all of it named alike.
  const { storyId, taskId, stories = [] } = input as Naming;
  return [storyId, taskId, ...stories.map((story) => story.storyId)].filter((id) => id !== undefined);
}

const none: ReadonlyMap<string, string> = new Map();

/** What to write on a card or a row whose change waits for the connection, by the id of its Story or Task. */
export function waitingMarks({ why, commands }: Waiting): ReadonlyMap<string, string> {
  if (!why) return none;
  const words = why === "offline" ? "Offline: kept, not sent yet" : "Kept, not sent yet";
  return new Map(commands.flatMap(({ input }) => idsIn(input).map((id) => [id, words])));
}

/** `waitingMarks` of this tab, live, over other marks where a card has both. */
export function useWaitingMarks(others: ReadonlyMap<string, string> = none): ReadonlyMap<string, string> {
  const waiting = useWaiting();
  return useMemo(() => {
    const marks = waitingMarks(waiting);
    return marks.size === 0 ? others : new Map([...others, ...marks]);
  }, [waiting, others]);
}
