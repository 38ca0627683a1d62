"use client";

import { useState } from "react";
import type { FieldConflict, Refusal } from "@/lib/domain/result";

type Choice = "mine" | "theirs";

export type Conflicts = {
  /** Fields somebody else changed meanwhile: each waits for a choice. */
  open: readonly FieldConflict[];
  /** Takes over what a refused edit left to choose. */
  take(refusal: Refusal): void;
  /** Keeps theirs, or has mine saved over it. */
  settle(conflict: FieldConflict, choice: Choice, saving: Saving): void;
};

type Saving = {
  /** Saves a field for somebody who has now seen the other value. */
  save(to: object, seen: object): Promise<boolean>;
  /** The last choice is made. */
  dismiss(): void;
};

/** What two people changed at once, until each field has one value. */
export function useConflicts(): Conflicts {
  const [open, setOpen] = useState<readonly FieldConflict[]>([]);
  return {
    open,
    take: (refusal) => setOpen(refusal.code === "stale" ? (refusal.conflicts ?? []) : []),
    settle(conflict, choice, { save, dismiss }) {
      setOpen(open.filter((other) => other !== conflict));
      if (open.length === 1) dismiss();
      if (choice === "mine") void save({ [conflict.field]: conflict.mine }, { [conflict.field]: conflict.theirs });
    },
  };
}
