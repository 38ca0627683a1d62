import type { CriterionState } from "./story-detail";
import type { StoryField } from "./story-schema";
import type { StoryStatus } from "./workflow";

/** A Story's fields as they are called on screen. */
export const storyFieldWords: Record<StoryField, string> = {
  title: "Title",
  description: "Description",
  epicId: "Epic",
  teamId: "Scrum Team",
  estimate: "Estimate",
  sprintNumber: "Flow Sprint",
  ownerId: "Owner",
  labels: "Labels",
  demoLink: "Demo link",
  isIdea: "Idea",
};

export const storyStatusWords: Record<StoryStatus, string> = {
  open: "Open",
  in_progress: "In progress",
  done: "Done",
};

export const criterionStateWords: Record<CriterionState, string> = { open: "Open", met: "Met", not_met: "Not met" };

/** "S-12 Berth list": how a Story is called in history and messages. */
export const storyNamed = ({ number, title }: { number: number; title: string }) => `S-${number} ${title}`;

/** How the two definitions are called. */
export const definitionWords: Record<"ready" | "done", string> = {
  ready: "Definition of Ready",
  done: "Definition of Done",
};
