"use client";

import { sprintName } from "@/components/roadmap/sprint-words";
import { feasibilityWords, fieldWords, kindWords, statusWords } from "@/lib/domain/backlog/words";
import type { EpicField } from "@/lib/domain/backlog/schema";
import type { RoadmapView } from "@/lib/domain/roadmap/view";
import { ConflictChoice } from "./conflict-choice";
import type { EpicEditing } from "./use-epic-edit";

/** Each field of an Epic that two people changed, with the choice between them. */
export function EpicConflicts({ editing, roadmap }: { editing: EpicEditing; roadmap: RoadmapView }) {
  return editing.conflicts.map((conflict) => (
    <ConflictChoice
      key={conflict.field}
      conflict={conflict}
      label={fieldWords[conflict.field as EpicField] ?? conflict.field}
      show={(value) => epicValueWords(conflict.field, value, roadmap)}
      onChoose={(choice) => editing.settle(conflict, choice)}
    />
  ));
}

/** A value of an Epic's field as people read it. */
export function epicValueWords(field: string, value: unknown, roadmap: Pick<RoadmapView, "teams" | "people">): string {
  if (value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0))
    return "Nothing";
  const text = String(value);
  switch (field) {
    case "leadTeamId":
      return roadmap.teams.find((team) => team.id === text)?.name ?? "Another team";
    case "ownerId":
      return roadmap.people.find((person) => person.id === text)?.name ?? "Somebody";
    case "firstSprint":
    case "lastSprint":
      return sprintName(Number(value));
    case "status":
      return statusWords[text as keyof typeof statusWords] ?? text;
    case "kind":
      return kindWords[text as keyof typeof kindWords] ?? text;
    case "feasibility":
      return feasibilityWords[text as keyof typeof feasibilityWords] ?? text;
    default:
      return Array.isArray(value) ? value.join("\n") : text;
  }
}
