import "server-only";
import { refinementOutput } from "@/lib/domain/events/refinement";
import { readBecameReady } from "../refinement-queries";
import type { OutputLoader } from "./loader";

/** The Stories of the team that became Ready since it was opened. */
export const refinementOutputs: OutputLoader = {
  contexts: ["stories", "backlog"],
  load: async (tx, { id }) => ({ ready: refinementOutput(id ? await readBecameReady(tx, id) : []) }),
};
