import "server-only";
import type { OutputLoader } from "../output-facts";

export const reviewOutputs: OutputLoader = {
  contexts: [],
  load: async () => ({}),
};
