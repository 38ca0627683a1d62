import type { ComboboxOption } from "@/components/ui/combobox";
import { sprintName } from "@/components/roadmap/sprint-words";
import type { GroundView } from "@/lib/domain/backlog/ground";
import type { StoryFields } from "@/lib/domain/backlog/story-schema";

/** The fields of a Story that are chosen from a list. */
export type ChosenField = "epicId" | "teamId" | "sprintNumber" | "ownerId";

/** What a field of Stories can be set to. Owners of the Stories' teams come first. */
export function choicesFor(ground: GroundView, field: ChosenField, teamId: string | null = null): ComboboxOption[] {
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
  }
}

/** What it is called to choose none. */
export const noneWords: Record<ChosenField, string> = {
  epicId: "No Epic",
  teamId: "No team",
  sprintNumber: "Not planned",
  ownerId: "No owner",
};

/** What is said where there is nothing to choose from. */
export const nothingWords: Record<ChosenField, string> = {
  epicId: "There are no Epics yet.",
  teamId: "There is no Scrum Team you could give it to: its PO takes it.",
  sprintNumber: "No Flow Sprint is planned yet: the CSM sets up the calendar.",
  ownerId: "There is nobody to choose yet.",
};

/** Saves a choice as the field's value. */
export function saveChoice(
  field: ChosenField,
  choice: string | null,
  save: <F extends ChosenField>(field: F, to: StoryFields[F]) => void,
): void {
  if (field === "sprintNumber") save(field, choice === null ? null : Number(choice));
  else save(field, choice);
}
