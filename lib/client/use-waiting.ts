"use client";

import { useMemo, useSyncExternalStore } from "react";
import type { Waiting } from "./command-queue";
import { useCommandDesk } from "./use-command";
import { type EditsIn, waitingFields } from "./waiting-fields";

/** What this tab keeps until the server answers again, live. */
export function useWaiting(): Waiting {
  const { queue } = useCommandDesk();
  return useSyncExternalStore(queue.watch, queue.read, queue.readOnServer);
}

/** The fields of an item whose edits wait, with what was chosen or typed; empty while nothing is wrong. */
export function useWaitingFields<Input, Fields>(
  name: string,
  itemId: string,
  editsIn: EditsIn<Input, Fields>,
): Partial<Fields> {
  const waiting = useWaiting();
  // biome-ignore lint/correctness/useExhaustiveDependencies: where edits stand in an input never changes
  return useMemo(() => waitingFields(waiting, name, itemId, editsIn), [waiting, name, itemId]);
}
