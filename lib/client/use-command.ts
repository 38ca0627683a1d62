"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { createContext, useContext, useRef, useState } from "react";
import type { Answer, Refusal } from "@/lib/domain/result";
import { type Doors, ask } from "./ask";
import type { OptimisticPatch } from "./optimistic";
import { type ViewKey, viewQueryKey } from "./query-keys";
import type { OpenRefusals } from "./refusals";
import type { UndoStack } from "./undo-stack";
import { PatchesContext } from "./use-view";

/** What commands of this tab share. */
export type CommandDesk = Doors & {
  refusals: OpenRefusals;
  undo: UndoStack;
  /** Says for a moment that something worked, with a way to take it back. */
  announce(message: string, onUndo?: () => void): void;
};

/** Set by the provider. */
export const CommandDeskContext = createContext<CommandDesk | null>(null);

type CommandOptions<Input, Value> = {
  /** What views will look like, shown at once (`patchView`). Only where the rule is pure. */
  optimistic?(input: Input): readonly OptimisticPatch[];
  /** Said when it went through, with an Undo where there is one: "Moved E-12 to Storage". */
  done?(value: Value, input: Input): string;
  onDone?(value: Value, input: Input): void;
  /** Deals with a refusal; without it, and unless `isInline`, the page's refusal notice shows it. */
  onRefusal?(refusal: Refusal, input: Input): void;
  /** The component itself shows `refusal`. */
  isInline?: boolean;
  /**
   * The command's stable name, where running it twice leads to the same: while the server is away
   * it waits in a queue and is sent again, shown by `useWaiting`. Without it the person is told and
   * may try again. The value is null where the server has done it without the answer coming through.
   */
  queueAs?: string;
};

type CommandHandle<Input, Value> = {
  /** Never rejects. */
  run(input: Input): Promise<Answer<Value>>;
  pending: boolean;
  /** The last run's refusal, until the next run or `dismiss`. */
  refusal: Refusal | null;
  dismiss(): void;
};

/**
 * Runs a server action for the person: shows what it will do at once, tells what came of it, and
 * remembers how to take it back. What was typed stays where it is when the answer is no or none.
 */
export function useCommand<Input, Value>(
  action: (input: Input) => Promise<Answer<Value>>,
  options: CommandOptions<Input, Value> = {},
): CommandHandle<Input, Value> {
  const desk = useCommandDesk();
  const patches = useContext(PatchesContext);
  const queries = useQueryClient();
  const [running, setRunning] = useState(0);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  /** What the page's notice shows of this command's refusals. */
  const told = useRef<readonly number[]>([]);

  async function run(input: Input): Promise<Answer<Value>> {
    const toldBefore = told.current;
    const laid = options.optimistic?.(input) ?? [];
    setRefusal(null);
    setRunning((count) => count + 1);
    patches.add(laid);
    const answer = await desk.undo.follow(
      ask(() => action(input), { input, queueAs: options.queueAs, isShown: laid.length > 0 }, desk),
    );
    setRunning((count) => count - 1);
    if (answer.ok) {
      remember(desk, answer, options.done?.(answer.value, input));
      options.onDone?.(answer.value, input);
      void settle(laid);
      // Not what was refused since this one was sent: that isn't read yet.
      desk.refusals.solve(toldBefore);
      told.current = told.current.filter((id) => !toldBefore.includes(id));
    } else {
      patches.remove(laid);
      setRefusal(answer.refusal);
      told.current = [...told.current, ...desk.refusals.addedBy(() => tell(answer.refusal, input))];
    }
    return answer;
  }

  function tell(refused: Refusal, input: Input): void {
    if (options.onRefusal) return options.onRefusal(refused, input);
    if (options.isInline) return;
    desk.refusals.add(refused, refused.code === "busy" ? { label: "Try again", run: () => void run(input) } : null);
  }

  /** Leaves the patches on until the views say the same themselves. */
  async function settle(laid: readonly OptimisticPatch[]): Promise<void> {
    const views = new Map(laid.map(({ view }) => [JSON.stringify(view), view]));
    await Promise.allSettled([...views.values()].map((view) => readAgain(queries, view)));
    patches.remove(laid);
  }

  return { run, pending: running > 0, refusal, dismiss: () => setRefusal(null) };
}

/** Reads a view again. Cancelled for a later change of this tab, it is over when that one's reading is. */
async function readAgain(queries: QueryClient, view: ViewKey): Promise<void> {
  const filter = { queryKey: viewQueryKey(view), exact: true };
  await queries.invalidateQueries(filter);
  while (queries.isFetching(filter) > 0) await queries.invalidateQueries(filter, { cancelRefetch: false });
}

/** What commands of this tab share; throws where no provider is around. */
export function useCommandDesk(): CommandDesk {
  const desk = useContext(CommandDeskContext);
  if (!desk) throw new Error("ClientProvider is missing above this component.");
  return desk;
}

function remember<Value>(desk: CommandDesk, answer: Answer<Value> & { ok: true }, message: string | undefined): void {
  const { commandId, undoable } = answer;
  if (undoable) desk.undo.push({ commandId, message: message ?? "your last change" });
  if (message) desk.announce(message, undoable ? () => void desk.undo.takeBack(commandId) : undefined);
}
