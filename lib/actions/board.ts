"use server";

import * as commands from "@/lib/server/backlog/workflow-commands";
import type { InputOf } from "@/lib/server/command";
import { perform } from "@/lib/server/session";

export async function setWorkflow(input: InputOf<typeof commands.setWorkflow>) {
  return perform(commands.setWorkflow, input);
}
