import "server-only";
import type { OutputLoader } from "../output-facts";

export const planning1Outputs: OutputLoader = {
  contexts: [],
  load: async () => ({}),
};
