import "server-only";
import type { OutputLoader } from "../output-facts";

export const teamPlanningOutputs: OutputLoader = {
  contexts: [],
  load: async () => ({}),
};
