import "server-only";
import type { OutputLoader } from "../output-facts";

export const planning2Outputs: OutputLoader = {
  contexts: [],
  load: async () => ({}),
};
