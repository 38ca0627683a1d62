"use client";

import type { GroundView } from "@/lib/domain/backlog/ground";
import type { StoryField } from "@/lib/domain/backlog/story-schema";
import { storyFieldWords } from "@/lib/domain/backlog/story-words";
import { ConflictChoice } from "../conflict-choice";
import type { StoryEditing } from "./use-story-edit";

/** Each field of a Story that two people changed, with the choice between them. */
export function StoryConflicts({ editing, ground }: { editing: StoryEditing; ground: GroundView }) {
  return editing.conflicts.map((conflict) => (
    <ConflictChoice
      key={conflict.field}
      conflict={conflict}
      label={storyFieldWords[conflict.field as StoryField] ?? conflict.field}
      show={(value) => storyValueWords(conflict.field, value, ground)}
      onChoose={(choice) => editing.settle(conflict, choice)}
    />
  ));
}

/** A value of a Story's field as people read it. */
function storyValueWords(field: string, value: unknown, ground: GroundView): string {
  if (value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0))
    return "Nothing";
  const text = String(value);
  switch (field) {
    case "teamId":
      return ground.teams.find((team) => team.id === text)?.name ?? "Another team";
    case "ownerId":
      return ground.people.find((person) => person.id === text)?.name ?? "Somebody";
    case "epicId": {
      const epic = ground.epics.find((one) => one.id === text);
      return epic ? `E-${epic.number} ${epic.title}` : "Another Epic";
    }
    case "sprintNumber":
      return `Flow Sprint ${value}`;
    case "isIdea":
      return value ? "An idea" : "No idea any more";
    default:
      return Array.isArray(value) ? value.join("\n") : text;
  }
}
