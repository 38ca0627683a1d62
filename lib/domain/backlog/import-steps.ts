import type { ImportChoices } from "./import-schema";

/** The steps of an import, each with an address of its own. */
export const importSteps = ["columns", "values", "teams", "releases", "preview", "result"] as const;
export type ImportStep = (typeof importSteps)[number];

export const importStepNames: Record<ImportStep, string> = {
  columns: "Columns",
  values: "Statuses",
  teams: "Teams",
  releases: "Releases",
  preview: "Preview",
  result: "Result",
};

/** The steps there is something to decide on: a file without a column for teams has no step for them. */
export function stepsOf(columns: ImportChoices["columns"]): ImportStep[] {
  return importSteps.filter((step) => {
    if (step === "values") return columns.status !== null;
    if (step === "teams") return columns.team !== null;
    return step === "releases" ? columns.releases.length > 0 : true;
  });
}
