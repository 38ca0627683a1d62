"use server";

import type { InputOf } from "@/lib/server/command";
import * as commands from "@/lib/server/dependencies/commands";
import * as steps from "@/lib/server/dependencies/step-commands";
import { perform } from "@/lib/server/session";

export async function raiseDependency(input: InputOf<typeof commands.raiseDependency>) {
  return perform(commands.raiseDependency, input);
}

export async function editDependency(input: InputOf<typeof commands.editDependency>) {
  return perform(commands.editDependency, input);
}

export async function withdrawDependency(input: InputOf<typeof commands.withdrawDependency>) {
  return perform(commands.withdrawDependency, input);
}

export async function restoreDependency(input: InputOf<typeof commands.restoreDependency>) {
  return perform(commands.restoreDependency, input);
}

export async function stepDependency(input: InputOf<typeof steps.stepDependency>) {
  return perform(steps.stepDependency, input);
}
