"use client";

import { useMemo } from "react";
import type { Waiting } from "@/lib/client/command-queue";
import { useWaiting } from "@/lib/client/use-waiting";

/** The Stories and Tasks each command that waits is about. */
const idsIn: Record<string, (input: never) => readonly string[]> = {
  "stories.moveCard": ({ storyId }: { storyId: string }) => [storyId],
  "stories.blockStory": ({ storyId }: { storyId: string }) => [storyId],
  "stories.unblockStory": ({ storyId }: { storyId: string }) => [storyId],
  "stories.editStories": ({ stories }: { stories: { storyId: string }[] }) => stories.map(({ storyId }) => storyId),
  "stories.setTaskStatus": ({ taskId }: { taskId: string }) => [taskId],
  "stories.editTask": ({ taskId }: { taskId: string }) => [taskId],
};

const none: ReadonlyMap<string, string> = new Map();

/** What to write on a card or a row whose change waits for the connection, by the id of its Story or Task. */
export function waitingMarks({ why, commands }: Waiting): ReadonlyMap<string, string> {
  if (!why) return none;
  const words = why === "offline" ? "Offline: kept, not sent yet" : "Kept, not sent yet";
  return new Map(commands.flatMap(({ name, input }) => (idsIn[name]?.(input as never) ?? []).map((id) => [id, words])));
}

/** `waitingMarks` of this tab, live, over other marks where a card has both. */
export function useWaitingMarks(others: ReadonlyMap<string, string> = none): ReadonlyMap<string, string> {
  const waiting = useWaiting();
  return useMemo(() => {
    const marks = waitingMarks(waiting);
    return marks.size === 0 ? others : new Map([...others, ...marks]);
  }, [waiting, others]);
}
