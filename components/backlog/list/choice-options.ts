import type { ComboboxOption } from "@/components/ui/combobox";
import { sprintName } from "@/components/roadmap/sprint-words";
import type { GroundView } from "@/lib/domain/backlog/ground";
import type { ListedField } from "./use-story-acts";

/** What a field of Stories can be set to. Owners of the Stories' teams come first. */
export function choicesFor(ground: GroundView, field: ListedField, teamId: string | null = null): ComboboxOption[] {
  switch (field) {
    case "epicId":
      return ground.epics
        .filter(({ status }) => status !== "dropped")
        .map(({ id, number, title }) => ({ value: id, label: title, hint: `E-${number}` }));
    case "teamId":
      return ground.teams.map(({ id, name, hue }) => ({ value: id, label: name, hue }));
    case "sprintNumber":
      return ground.sprints
        .filter(({ state }) => state !== "closed")
        .map(({ number, state }) => ({
          value: String(number),
          label: sprintName(number),
          ...(state === "running" && { hint: "runs now" }),
        }));
    case "ownerId": {
      const isNear = (teamIds: readonly string[]) => teamId !== null && teamIds.includes(teamId);
      return ground.people
        .toSorted((a, b) => Number(isNear(b.teamIds)) - Number(isNear(a.teamIds)))
        .map(({ id, name, teamIds }) => ({ value: id, label: name, ...(isNear(teamIds) && { hint: "in the team" }) }));
    }
    default:
      return [];
  }
}

/** What it is called to choose none. */
export const noneWords: Partial<Record<ListedField, string>> = {
  epicId: "No Epic",
  teamId: "No team",
  sprintNumber: "Not planned",
  ownerId: "No owner",
};

/** What is said where there is nothing to choose from. */
export const nothingWords: Partial<Record<ListedField, string>> = {
  epicId: "There are no Epics yet.",
  teamId: "There is no Scrum Team you could give it to: its PO takes it.",
  sprintNumber: "No Flow Sprint is planned yet: the CSM sets up the calendar.",
  ownerId: "There is nobody to choose yet.",
};

/** A choice as the field's value. */
export function fieldValue(field: ListedField, choice: string | null): string | number | null {
  return field === "sprintNumber" && choice !== null ? Number(choice) : choice;
}
