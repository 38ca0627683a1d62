"use client";

import { Button } from "@/components/ui/button";
import type { ImpedimentRow } from "@/lib/domain/dependencies/impediments";

type SimilarOfferProps = {
  similar: readonly Pick<ImpedimentRow, "id" | "number" | "title" | "owner">[];
  pending: boolean;
  /** The answer is about this one. */
  onTake(impediment: { id: string; title: string }): void;
  /** It is another one. */
  onRaise(): void;
};

/** The team's open Impediments that an answer seems to be about: one of them, or a new one. */
export function SimilarOffer({ similar, pending, onTake, onRaise }: SimilarOfferProps) {
  return (
    <div role="group" aria-label="Open already" className="flex flex-col gap-2 rounded border bg-sunken p-3">
      <p className="text-ink-2">The team has something like it open. Is it the same?</p>
      <ul className="flex flex-col gap-1.5">
        {similar.map(({ id, number, title, owner }, at) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="min-w-0 flex-1 wrap-anywhere">
              <span className="text-ink-3">I-{number}</span> {title}{" "}
              <span className="text-ink-2">· {owner ? `owned by ${owner}` : "owned by nobody yet"}</span>
            </span>
            <Button autoFocus={at === 0} pending={pending} onClick={() => onTake({ id, title })}>
              It is I-{number}
            </Button>
          </li>
        ))}
      </ul>
      <div>
        <Button variant="quiet" pending={pending} onClick={onRaise}>
          No, raise a new one
        </Button>
      </div>
    </div>
  );
}
