"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { SavesWaitContext } from "@/components/ui/kept-offline";
import { findLastUndoable, undoRun } from "@/lib/actions/history";
import { CommandQueue } from "./command-queue";
import { InOrder } from "./in-order";
import { LiveClient } from "./live-client";
import { PendingPatches } from "./optimistic";
import { OpenRefusals } from "./refusals";
import { UndoKeys } from "./undo";
import { UndoStack } from "./undo-stack";
import { type CommandDesk, CommandDeskContext } from "./use-command";
import { LiveContext } from "./use-live";
import { PatchesContext } from "./use-view";
import { useWaiting } from "./use-waiting";
import { ViewRefused } from "./view-fetch";

type ClientProviderProps = {
  /** The build that made this page (`buildId()`). */
  build: string;
  /** Who is signed in; null where nobody is: nothing is live then. */
  personId: string | null;
  /** Shows a success for a moment, with a way to take it back. */
  announce(message: string, onUndo?: () => void): void;
  children: ReactNode;
};

/** What client components of all pages stand on: views, the live stream, commands and undo. */
export function ClientProvider({ build, personId, announce, children }: ClientProviderProps) {
  const [queries] = useState(makeQueryClient);
  const [patches] = useState(() => new PendingPatches());
  const [live] = useState(() => new LiveClient(queries, build));
  const [desk] = useState(() => makeDesk(announce));
  useEffect(() => (personId ? live.connect(personId) : undefined), [live, personId]);
  useEffect(() => (personId ? desk.queue.start() : undefined), [desk, personId]);
  return (
    <QueryClientProvider client={queries}>
      <LiveContext value={personId ? live : null}>
        <PatchesContext value={patches}>
          <CommandDeskContext value={desk}>
            <UndoKeys />
            <SavesWait>{children}</SavesWait>
          </CommandDeskContext>
        </PatchesContext>
      </LiveContext>
    </QueryClientProvider>
  );
}

/** Lets the fields inside know when what they save waits. */
function SavesWait({ children }: { children: ReactNode }) {
  return <SavesWaitContext value={useWaiting().why}>{children}</SavesWaitContext>;
}

function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Hints say when something is stale; time doesn't.
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 10 * 60_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 4 && !(error instanceof ViewRefused && error.refusal.code !== "busy"),
      },
    },
  });
}

function makeDesk(announce: CommandDesk["announce"]): CommandDesk {
  const refusals = new OpenRefusals();
  const line = new InOrder();
  const undo = new UndoStack({
    undo: (input) => line.run(() => undoRun(input)),
    findLast: () => findLastUndoable(slugHere()).catch(() => null),
    announce,
    refuse: (refusal) => refusals.add(refusal),
  });
  const queue = new CommandQueue((answer) => {
    if (!answer.ok) refusals.add(answer.refusal);
  });
  return { refusals, undo, queue, line, announce };
}

function slugHere(): string {
  return decodeURIComponent(location.pathname.match(/^\/flow-teams\/([^/]+)/)?.[1] ?? "");
}
