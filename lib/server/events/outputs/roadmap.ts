import "server-only";
import type { OutputLoader } from "../output-facts";

export const roadmapOutputs: OutputLoader = {
  contexts: [],
  load: async () => ({}),
};
