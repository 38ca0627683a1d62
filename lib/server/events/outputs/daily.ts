import "server-only";
import type { OutputLoader } from "../output-facts";

export const dailyOutputs: OutputLoader = {
  contexts: [],
  load: async () => ({}),
};
