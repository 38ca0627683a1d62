/** What a new Story of a kind starts with. */
export type StoryTemplate = {
  id: string;
  /** Of one team; null for all. */
  teamId: string | null;
  name: string;
  title: string;
  /** Markdown. */
  description: string;
  criteria: readonly string[];
  labels: readonly string[];
};

/** The templates of a Flow Team: those for all teams first, then each team's, by name. */
export type StoryTemplatesView = { templates: StoryTemplate[] };

/** The templates that a Story of the team can start with. */
export function templatesFor(templates: readonly StoryTemplate[], teamId: string | null): StoryTemplate[] {
  return templates.filter((template) => template.teamId === null || template.teamId === teamId);
}
