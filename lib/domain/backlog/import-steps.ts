import type { ImportChoices } from "./import-schema";

/** The steps of an import, each with an address of its own. */
export const importSteps = ["columns", "kinds", "values", "teams", "releases", "sprints", "preview", "result"] as const;
export type ImportStep = (typeof importSteps)[number];

export const importStepNames: Record<ImportStep, string> = {
  columns: "Columns",
  kinds: "Kinds",
  values: "Statuses",
  teams: "Teams",
  releases: "Releases",
  sprints: "Sprints",
  preview: "Preview",
  result: "Result",
};

/** The steps there is something to decide on: a file without a column for teams has no step for them. */
export function stepsOf(columns: ImportChoices["columns"]): ImportStep[] {
  return importSteps.filter((step) => {
    if (step === "kinds") return columns.kind !== null;
    if (step === "sprints") return columns.sprints.length > 0;
    if (step === "values") return columns.status !== null;
    if (step === "teams") return columns.team !== null;
    return step === "releases" ? columns.releases.length > 0 : true;
  });
}
