import "server-only";
import type { OutputLoader } from "../output-facts";

export const refinementOutputs: OutputLoader = {
  contexts: [],
  load: async () => ({}),
};
