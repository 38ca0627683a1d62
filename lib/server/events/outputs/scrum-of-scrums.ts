import "server-only";
import type { OutputLoader } from "../output-facts";

export const scrumOfScrumsOutputs: OutputLoader = {
  contexts: [],
  load: async () => ({}),
};
