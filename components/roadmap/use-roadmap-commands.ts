"use client";

import { useState } from "react";
import { useHere } from "@/components/flow-teams/here";
import { editEpic } from "@/lib/actions/backlog";
import { raiseDependency } from "@/lib/actions/dependencies";
import { patchView } from "@/lib/client/optimistic";
import { useCommand, useCommandDesk } from "@/lib/client/use-command";
import { epicWith, fieldsOf } from "@/lib/domain/backlog/edited-epic";
import type { FieldConflict } from "@/lib/domain/result";
import type { DraftMove, Place } from "@/lib/domain/roadmap/draft";
import type { EpicInView, RoadmapView } from "@/lib/domain/roadmap/view";
import { spanWords } from "./sprint-words";

type EditInput = Parameters<typeof editEpic>[0];

/** A move that somebody else's crossed: nothing was changed, and the person chooses. */
export type StaleMove = {
  epicId: string;
  number: number;
  mine: Place;
  theirs: Place;
  input: EditInput;
  conflicts: readonly FieldConflict[];
};

const placeFields = ["leadTeamId", "firstSprint", "lastSprint"] as const satisfies readonly (keyof Place)[];

/** What the timeline does to the roadmap everybody sees: shown at once, then decided by the server. */
export function useRoadmapCommands(view: RoadmapView): {
  move(move: DraftMove): void;
  finish(epic: EpicInView): void;
  connect(neederEpicId: string, giverEpicId: string): void;
  stale: StaleMove | null;
  settle(choice: "mine" | "theirs"): void;
} {
  const { flowTeamId, slug } = useHere();
  const { refusals } = useCommandDesk();
  const [stale, setStale] = useState<StaleMove | null>(null);
  const find = (id: string) => view.epics.find((epic) => epic.id === id);

  const edit = useCommand(editEpic, {
    optimistic: (input) => [
      patchView<RoadmapView>({ slug, view: "roadmap" }, (data) => ({
        ...data,
        epics: data.epics.map((epic) => (epic.id === input.epicId ? epicWith(epic, fieldsOf(input.edits)) : epic)),
      })),
    ],
    done: (_, input) => doneWords(view, find(input.epicId), input),
    onRefusal: (refusal, input) => {
      const epic = find(input.epicId);
      if (refusal.code !== "stale" || !refusal.conflicts || !epic) return refusals.add(refusal);
      const theirs = { ...epic, ...Object.fromEntries(refusal.conflicts.map((c) => [c.field, c.theirs])) };
      setStale({
        epicId: epic.id,
        number: epic.number,
        mine: epicWith(epic, fieldsOf(input.edits)),
        theirs,
        input,
        conflicts: refusal.conflicts,
      });
    },
    queueAs: "backlog.editEpic",
  });
  const raise = useCommand(raiseDependency, {
    done: (_, input) =>
      `E-${find(input.neederEpicId ?? "")?.number ?? "?"} now needs E-${find(input.giverEpicId ?? "")?.number ?? "?"}`,
  });

  return {
    move({ epicId, seen, to }) {
      const changed = placeFields.filter((field) => seen[field] !== to[field]);
      if (changed.length === 0) return;
      // Both ends travel together: one alone could leave a span that nobody meant.
      const fields = placeFields.filter(
        (field) => changed.includes(field) || (field !== "leadTeamId" && changed.some((c) => c !== "leadTeamId")),
      );
      const edits = Object.fromEntries(fields.map((field) => [field, { seen: seen[field], to: to[field] }]));
      void edit.run({ flowTeamId, epicId, edits });
    },
    finish: (epic) =>
      void edit.run({ flowTeamId, epicId: epic.id, edits: { status: { seen: epic.status, to: "done" } } }),
    connect: (neederEpicId, giverEpicId) => void raise.run({ flowTeamId, neederEpicId, giverEpicId }),
    stale,
    settle(choice) {
      setStale(null);
      if (choice === "theirs" || !stale) return;
      const theirs = new Map(stale.conflicts.map((conflict) => [conflict.field, conflict.theirs]));
      const edits = Object.fromEntries(
        Object.entries(stale.input.edits).map(([field, change]) => [
          field,
          change && theirs.has(field) ? { ...change, seen: theirs.get(field) } : change,
        ]),
      );
      void edit.run({ ...stale.input, edits } as EditInput);
    },
  };
}

function doneWords(view: RoadmapView, epic: EpicInView | undefined, input: EditInput): string {
  if (!epic) return "Moved";
  const { edits } = input;
  if (edits.status) return `E-${epic.number} is done`;
  const to = epicWith(epic, fieldsOf(input.edits));
  if (to.firstSprint === null) return `Took E-${epic.number} off the roadmap`;
  const team = edits.leadTeamId ? (view.teams.find(({ id }) => id === to.leadTeamId)?.name ?? "no team") : null;
  const span = edits.firstSprint || edits.lastSprint ? spanWords(to.firstSprint, to.lastSprint) : null;
  return `Moved E-${epic.number} to ${[span, team].filter(Boolean).join(", ")}`;
}
